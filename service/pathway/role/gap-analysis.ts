/** What a role asks for, held against what a pathway teaches and assesses: line by line, each with its reasons. */
import type { Hash32 } from '../../core/hex.ts';
import { type Decimal, parseDecimal } from '../decimal.ts';
import type { CompetencyFrameworkDefinition } from '../framework/competency-framework.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../pathway.ts';
import { type Coverage, coverageOf } from './competency-coverage.ts';
import { type CompetencyIndex, indexCompetencies } from './competency-index.ts';
import { isCovered } from './coverage-standing.ts';
import { type Share, shareOf } from './exact-shares.ts';
import { type FeedbackFigures, joinFigures } from './feedback-figures.ts';
import type { GapLine, NamedCompetency, NamedLevel } from './gap-line.ts';
import { notesOn } from './gap-notes.ts';
import { reasonsOf } from './gap-reasons.ts';
import { type GapSummary, summariseGaps } from './gap-summary.ts';
import { importanceWord } from './importance.ts';
import { type RoleProfile, roleDigest, roleReference } from './role-profile.ts';
import type { AskedCompetency, RoleSource } from './role-profile-form.ts';
import { type Teaching, teachingOf, weightOf } from './taught-outcomes.ts';

/** A document that is compared. */
interface Compared {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly reference: string;
  readonly digest: Hash32;
}

/** A competency that the pathway teaches and the role does not ask for. */
export interface BeyondRole extends NamedCompetency {
  readonly outcomes: readonly { readonly module: string; readonly id: string; readonly statement: string }[];
}

/** The whole comparison. The same input gives the same analysis, always. */
export interface GapAnalysis {
  readonly role: Compared & { readonly sources: readonly RoleSource[] };
  readonly pathway: Compared;
  readonly summary: GapSummary;
  /** In the order of the profile. */
  readonly lines: readonly GapLine[];
  /** In the order of the pathway. */
  readonly beyond: readonly BeyondRole[];
  /** Outcomes of the pathway that name no competency, so that nothing can be said of them. */
  readonly withoutCompetency: Teaching['withoutCompetency'];
  /** What a reader has to know of the comparison as a whole. */
  readonly notes: readonly string[];
}

/** What is compared. */
export interface GapInput {
  readonly role: RoleProfile;
  readonly pathway: Pathway;
  /** The frameworks that both build on; the role's own editions first. */
  readonly frameworks: readonly CompetencyFrameworkDefinition[];
  /** What employers said of holders of the pathway's awards, by competency. */
  readonly feedback?: ReadonlyMap<string, FeedbackFigures>;
}

/** Compares. */
export function analyseGaps({ role, pathway, frameworks, feedback = new Map() }: GapInput): GapAnalysis {
  const index = indexCompetencies(frameworks);
  const teaching = teachingOf(pathway);
  const lines = role.competencies.map((asked) => lineOf(asked, { index, teaching, feedback }));
  return {
    role: {
      ...{ ...named(role), reference: roleReference(role), digest: roleDigest(role) },
      sources: role.sources ?? [],
    },
    pathway: { ...named(pathway), reference: pathwayReference(pathway), digest: pathwayDigest(pathway) },
    summary: summariseGaps(lines),
    lines,
    beyond: beyondRole(role, index, teaching),
    withoutCompetency: teaching.withoutCompetency,
    notes: notesOn(role, pathway, teaching),
  };
}

function named({ id, edition, title }: Pick<Compared, 'id' | 'edition' | 'title'>) {
  return { id, edition, title };
}

/** How a competency is shown. */
function nameCompetency(index: CompetencyIndex, competency: string): NamedCompetency {
  const found = index.find(competency);
  return {
    competency,
    statement: found?.competency.statement ?? competency,
    kind: found?.competency.kind ?? null,
    framework: found?.framework.title ?? frameworkOf(competency),
  };
}

function lineOf(
  { competency, level, importance, evidence = [] }: AskedCompetency,
  known: {
    readonly index: CompetencyIndex;
    readonly teaching: Teaching;
    readonly feedback: ReadonlyMap<string, FeedbackFigures>;
  },
): GapLine {
  const { index, teaching, feedback } = known;
  const coverage = coverageOf(competency, level ?? null, known);
  const { standing, through, outcomes, assessments, strength } = coverage;
  const scale = index.find(competency)?.framework.levels ?? [];
  const line = {
    ...nameCompetency(index, competency),
    importance,
    importanceWord: importanceWord(parseDecimal(importance)),
    level: level === undefined ? null : { id: level, title: scale.find(({ id }) => id === level)?.title ?? level },
    taughtLevel: highestLevel(
      scale,
      outcomes.filter((one) => frameworkOf(one.competency) === frameworkOf(competency)),
    ),
    ...{ evidence, standing, covered: isCovered(standing), through, outcomes, assessments, strength },
    electiveOnly: outcomes.length > 0 && outcomes.every(({ module }) => module.elective),
    weight: weightShare(assessments, teaching.weight),
    missedParts: coverage.missedParts.map((part) => nameCompetency(index, part)),
    feedback: joinFigures(index.same(competency).flatMap((same) => feedback.get(same) ?? [])),
  };
  return { ...line, reasons: reasonsOf(line, scale) };
}

function frameworkOf(competency: string): string {
  return competency.slice(0, competency.indexOf('/'));
}

function highestLevel(scale: readonly NamedLevel[], outcomes: Coverage['outcomes']): NamedLevel | null {
  const highest = scale.findLast(({ id }) => outcomes.some(({ level }) => level === id));
  return highest === undefined ? null : { id: highest.id, title: highest.title };
}

function weightShare(assessments: Coverage['assessments'], whole: Decimal): Share | null {
  if (whole.units === 0n || assessments.every(({ weight }) => weight === null)) return null;
  return shareOf(weightOf(assessments), whole);
}

/** What is asked for, what is the same as it, its parts and what it is a part of are not beyond the role. */
function beyondRole({ competencies }: RoleProfile, index: CompetencyIndex, teaching: Teaching): BeyondRole[] {
  const asked = new Set(competencies.flatMap(({ competency }) => index.same(competency)));
  const wholesOf = (reference: string): readonly string[] => index.find(reference)?.wholes ?? [];
  const above = new Set([...asked].flatMap(wholesOf));
  return [...teaching.byCompetency]
    .filter(([competency]) => !asked.has(competency) && !above.has(competency))
    .filter(([competency]) => !wholesOf(competency).some((whole) => asked.has(whole)))
    .map(([competency, outcomes]) => ({
      ...nameCompetency(index, competency),
      outcomes: outcomes.map(({ module, id, statement }) => ({ module: module.id, id, statement })),
    }));
}
