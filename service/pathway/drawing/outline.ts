/**
 * A pathway in words, whole: what a drawing has no room for, and what it shows for who cannot see it. The terminal lists
 * it, a page makes headings and lists of it.
 */
import { achievementTypeName } from '../../core/achievement-type-name.ts';
import type { PathwayAward } from '../definition/award.ts';
import type { LearningOutcome } from '../definition/learning-outcome.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Requirement } from '../definition/requirement.ts';
import {
  creditInWords,
  type RequirementInWords,
  type RequirementNames,
  requirementInWords,
  requirementNames,
} from '../requirement-in-words.ts';
import { articulationSentence } from './articulation-sentence.ts';
import { assessmentEntry } from './assessment-entry.ts';
import { fact, listed, noted, type OutlineEntry, prose } from './outline-entry.ts';
import type { DrawnAward, DrawnModule, DrawnTier, PathwayDrawing } from './pathway-drawing.ts';

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

function hours(workload: string | null): string | null {
  return workload === null ? null : `${workload} hours`;
}

function credit(amount: string | null, { creditSystem }: PathwayDrawing): string | null {
  return amount === null ? null : creditInWords(amount, creditSystem);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
