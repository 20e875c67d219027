/**
 * A pathway in words, whole: what a drawing has no room for, and what it shows for who cannot see it. The terminal lists
 * it, a page makes headings and lists of it.
 */
import { achievementTypeName } from '../../core/achievement-type-name.ts';
import { ASSURANCE_NAMES, METHOD_NAMES } from '../assessment-names.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayAward } from '../definition/award.ts';
import type { LearningOutcome } from '../definition/learning-outcome.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Requirement } from '../definition/requirement.ts';
import type { Rubric } from '../definition/rubric.ts';
import {
  creditInWords,
  type RequirementInWords,
  type RequirementNames,
  requirementInWords,
  requirementNames,
} from '../requirement-in-words.ts';
import { articulationSentence } from './articulation-sentence.ts';

import type {
  DrawnAssessment,
  DrawnAward,
  DrawnKey,
  DrawnModule,
  DrawnTier,
  PathwayDrawing,
} from './pathway-drawing.ts';

/** What an entry of an outline is. */
export type OutlineKind =
  | 'tier'
  | 'module'
  | 'milestone'
  | 'award'
  /** A name for the entries below it. */
  | 'heading'
  /** A paragraph that the designer wrote. */
  | 'prose'
  | 'outcome'
  | 'assessment'
  | 'requirement'
  | 'criterion'
  | 'level'
  | 'fact';

export interface OutlineEntry {
  readonly kind: OutlineKind;
  readonly text: string;
  /** Beside the text: facts, in a few words. */
  readonly note?: string;
  /** Of what the drawing shows too. */
  readonly key?: DrawnKey;
  readonly of: readonly OutlineEntry[];
}

/** The outline of a pathway, tier by tier in the order of its drawing. */
export function outlineOf(
  pathway: PathwayDefinition,
  drawing: PathwayDrawing,
  competencies: ReadonlyMap<string, string> = new Map(),
): OutlineEntry[] {
  const names = requirementNames(pathway, competencies);
  const modules = new Map(pathway.modules.map((module) => [module.id, module]));
  const awards = new Map(pathway.awards.map((award) => [award.id, award]));
  return drawing.tiers.map((drawn) => {
    const tier = pathway.tiers[(drawn.number ?? 0) - 1];
    return {
      kind: 'tier',
      text: drawn.number === null ? drawn.title : `Tier ${drawn.number}: ${drawn.title}`,
      ...noted([drawn.level]),
      key: drawn.key,
      of: [
        ...prose(tier?.description),
        ...(tier === undefined ? [] : [asked('To complete it', tier.requirement, names)]),
        ...drawn.modules.flatMap((module) => {
          const defined = modules.get(module.id);
          return defined === undefined ? [] : [moduleEntry(module, defined, drawing, names)];
        }),
        ...milestoneEntries(drawn, tier?.milestones ?? [], names),
        ...drawn.awards.flatMap((award) => {
          const defined = awards.get(award.id);
          return defined === undefined ? [] : [awardEntry(award, defined, pathway, drawing, names)];
        }),
      ],
    };
  });
}

function moduleEntry(
  drawn: DrawnModule,
  module: PathwayModule,
  drawing: PathwayDrawing,
  names: RequirementNames,
): OutlineEntry {
  const outcomes = new Map((module.outcomes ?? []).map((outcome) => [outcome.id, outcome]));
  return {
    kind: 'module',
    text: `${drawn.number} ${drawn.title}`,
    ...noted([
      drawn.elective ? 'elective' : null,
      hours(drawn.workloadHours),
      credit(drawn.credit, drawing),
      drawn.passMark === null ? null : `pass mark ${drawn.passMark}`,
      ...drawn.alsoIn.map((title) => `also in ${title}`),
    ]),
    key: drawn.key,
    of: [
      ...prose(module.description),
      ...listed(
        'To be passed before',
        (module.prerequisites ?? []).map((id) => fact(names.module(id))),
      ),
      ...listed(
        'What a learner can do afterwards',
        drawn.outcomes.map(
          ({ id, number, statement }): OutlineEntry => ({
            kind: 'outcome',
            text: `${number} ${statement}`,
            ...noted([competenciesInWords(outcomes.get(id), names)]),
            of: [],
          }),
        ),
      ),
      ...listed(
        'Assessments',
        drawn.assessments.map((assessment, index) => assessmentEntry(assessment, module.assessments?.[index])),
      ),
      ...listed(
        'Recognised in its place',
        (module.equivalents ?? []).map(({ title, provider, evidence }) => fact(`${title}, ${provider}`, [evidence])),
      ),
    ],
  };
}

function competenciesInWords(outcome: LearningOutcome | undefined, names: RequirementNames): string | null {
  const reached = (outcome?.competencies ?? []).map(({ competency, level }) =>
    level === undefined ? names.competency(competency) : `${names.competency(competency)} (${level})`,
  );
  return reached.length === 0 ? null : `${reached.length === 1 ? 'competency' : 'competencies'}: ${reached.join('; ')}`;
}

function assessmentEntry(drawn: DrawnAssessment, defined: PathwayAssessment | undefined): OutlineEntry {
  const { title, purpose, method, identityAssurance, weight, passMark, outcomes, byCohort } = drawn;
  const reviewers = defined?.reviewers;
  return {
    kind: 'assessment',
    text: title,
    ...noted([
      purpose === 'summative' ? 'decides' : 'for practice',
      byCohort ? 'brought by each cohort' : null,
      reviewers === undefined ? METHOD_NAMES[method] : `${METHOD_NAMES[method]} by ${reviewers}`,
      weight === null ? null : `${weight} %`,
      passMark === null ? null : `pass mark ${passMark}`,
      ASSURANCE_NAMES[identityAssurance],
      attemptsInWords(defined?.attempts),
      lateInWords(defined?.late),
    ]),
    of: [
      ...(outcomes.length === 0 ? [] : [fact(`Assesses ${outcomes.map(({ number }) => number).join(', ')}`)]),
      ...prose(defined?.description),
      ...rubricEntries(defined?.rubric),
    ],
  };
}

function attemptsInWords(attempts: PathwayAssessment['attempts']): string | null {
  if (attempts === undefined) return null;
  if (attempts.most === 1) return 'one attempt';
  const of = attempts.most === undefined ? 'any number of attempts' : `at most ${attempts.most} attempts`;
  return attempts.counts === 'average' ? `the average of ${of}` : `the ${attempts.counts} of ${of}`;
}

function lateInWords(late: PathwayAssessment['late']): string | null {
  if (late === undefined || late.policy === 'accepted') return null;
  if (late.policy === 'refused') return 'nothing is taken late';
  return `late: ${late.percentPerDay} % less a day, for ${late.days} ${late.days === 1 ? 'day' : 'days'}`;
}

function rubricEntries(rubric: Rubric | undefined): OutlineEntry[] {
  return listed(
    'Rubric',
    (rubric?.criteria ?? []).map(
      ({ title, description, levels }): OutlineEntry => ({
        kind: 'criterion',
        text: title,
        of: [
          ...prose(description),
          ...levels.map(
            (level): OutlineEntry => ({
              kind: 'level',
              text: `${level.title}: ${level.descriptor}`,
              note: `${level.points} ${level.points === '1' ? 'point' : 'points'}`,
              of: [],
            }),
          ),
        ],
      }),
    ),
  );
}

function milestoneEntries(
  { milestones }: DrawnTier,
  defined: readonly { readonly description?: string; readonly requirement: Requirement }[],
  names: RequirementNames,
): OutlineEntry[] {
  return milestones.map(({ key, title }, index) => {
    const milestone = defined[index];
    return {
      kind: 'milestone',
      text: title,
      note: 'milestone',
      key,
      of: [
        ...prose(milestone?.description),
        ...(milestone === undefined ? [] : [asked('Reached by', milestone.requirement, names)]),
      ],
    };
  });
}

function awardEntry(
  drawn: DrawnAward,
  award: PathwayAward,
  pathway: PathwayDefinition,
  drawing: PathwayDrawing,
  names: RequirementNames,
): OutlineEntry {
  const shown = drawing.tiers
    .flatMap(({ modules }) => modules.flatMap(({ outcomes }) => outcomes))
    .filter(({ id }) => award.outcomes?.includes(id));
  return {
    kind: 'award',
    text: drawn.name,
    ...noted([achievementTypeName(drawn.kind), drawn.level, hours(drawn.workloadHours), credit(drawn.credit, drawing)]),
    key: drawn.key,
    of: [
      ...prose(award.description),
      asked('Asks for', award.requirement, names),
      ...(award.distinction === undefined
        ? []
        : [asked(capitalised(award.distinction.label), award.distinction.requirement, names)]),
      ...listed(
        'Its holder has shown',
        shown.map(
          ({ number, statement }): OutlineEntry => ({ kind: 'outcome', text: `${number} ${statement}`, of: [] }),
        ),
      ),
      ...listed(
        'Elsewhere',
        (pathway.articulations ?? [])
          .filter((articulation) => articulation.award === award.id)
          .map((articulation) =>
            fact(`${articulationSentence(articulation, pathway.creditSystem)}.`, [articulation.conditions ?? null]),
          ),
      ),
    ],
  };
}

/** What a requirement asks for, under a heading; one that joins others goes down to them. */
function asked(heading: string, requirement: Requirement, names: RequirementNames): OutlineEntry {
  const words = requirementInWords(requirement, names);
  return { kind: 'heading', text: heading, of: [requirementEntry(words)] };
}

function requirementEntry({ text, of }: RequirementInWords): OutlineEntry {
  return { kind: 'requirement', text, of: of.map(requirementEntry) };
}

function listed(heading: string, entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.length === 0 ? [] : [{ kind: 'heading', text: heading, of: entries }];
}

function prose(text: string | undefined): OutlineEntry[] {
  return text === undefined ? [] : [{ kind: 'prose', text, of: [] }];
}

function fact(text: string, notes: readonly (string | null)[] = []): OutlineEntry {
  return { kind: 'fact', text, ...noted(notes), of: [] };
}

function noted(notes: readonly (string | null)[]): { readonly note?: string } {
  const said = notes.filter((note) => note !== null);
  return said.length === 0 ? {} : { note: said.join(' · ') };
}

function hours(workload: string | null): string | null {
  return workload === null ? null : `${workload} hours`;
}

function credit(amount: string | null, { creditSystem }: PathwayDrawing): string | null {
  return amount === null ? null : creditInWords(amount, creditSystem);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
