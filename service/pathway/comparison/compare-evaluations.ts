/** What a learner's evaluation by one version of a pathway says otherwise than that by another, on the same record. */
import type { DecisionWithProgress, Evaluation } from '../evaluation/evaluation.ts';
import type { RequirementTrace } from '../evaluation/trace.ts';
import type { Pathway } from '../pathway.ts';
import { requirementNames, requirementSentence } from '../requirement-in-words.ts';
import { newlyAskedRequirements, requirementsIn } from './asked-requirements.ts';
import type {
  AwardDifference,
  AwardStanding,
  EvaluationDifference,
  PartDifference,
  PartStanding,
} from './evaluation-difference.ts';
import { assessmentsInUse } from './results-in-use.ts';

/** A learner's evaluation, and the version that the learner is pinned to. */
export interface EvaluationByVersion {
  readonly pathway: Pathway;
  readonly evaluation: Evaluation;
}

/** Compares two versions once, for many learners. */
export function evaluationComparison(
  from: Pathway,
  to: Pathway,
): (before: Evaluation, after: Evaluation) => EvaluationDifference {
  const names = requirementNames(to);
  const assessments = titlesOf([from, to], ({ modules }) => modules.flatMap((module) => module.assessments ?? []));
  const awards = new Map([from, to].flatMap((pathway) => pathway.awards.map(({ id, name }) => [id, name] as const)));
  const tiers = titlesOf([from, to], (pathway) => pathway.tiers);
  const modules = titlesOf([from, to], (pathway) => pathway.modules);
  const milestones = titlesOf([from, to], (pathway) =>
    pathway.tiers.flatMap((tier) =>
      (tier.milestones ?? []).map(({ id, title }) => ({ id: milestoneId(tier.id, id), title })),
    ),
  );
  return (before, after) => {
    const inUse = assessmentsInUse(tracesOf(after));
    return {
      awards: awardDifferences(before, after, awards),
      tiers: differences(before.tiers.map(tierStanding), after.tiers.map(tierStanding), tiers),
      milestones: differences(
        before.milestones.map(milestoneStanding),
        after.milestones.map(milestoneStanding),
        milestones,
      ),
      modules: differences(before.modules.map(moduleStanding), after.modules.map(moduleStanding), modules),
      countNoMore: [...assessmentsInUse(tracesOf(before))]
        .filter((assessment) => !inUse.has(assessment))
        .map((assessment) => ({ assessment, title: assessments.get(assessment) ?? assessment })),
      newlyAsked: newlyAskedRequirements(demandsOf(after), requirementsIn(demandsOf(before))).map((requirement) =>
        requirementSentence(requirement, names),
      ),
    };
  };
}

/** Compares what two versions say of one learner; for many keep {@link evaluationComparison}. */
export function compareEvaluations(before: EvaluationByVersion, after: EvaluationByVersion): EvaluationDifference {
  return evaluationComparison(before.pathway, after.pathway)(before.evaluation, after.evaluation);
}

/** By id; the later version's title where both have one. */
function titlesOf(
  pathways: readonly Pathway[],
  parts: (pathway: Pathway) => readonly { readonly id: string; readonly title: string }[],
): ReadonlyMap<string, string> {
  return new Map(pathways.flatMap((pathway) => parts(pathway).map(({ id, title }) => [id, title] as const)));
}

/** Milestones of different tiers may have the same id. */
function milestoneId(tier: string, milestone: string): string {
  return `${tier}/${milestone}`;
}

/** What awards and tiers ask for. A distinction, a milestone, a module by itself asks for nothing. */
function demandsOf({ decisions, tiers }: Evaluation): readonly RequirementTrace[] {
  return [...decisions.map(({ trace }) => trace.requirement), ...tiers.map(({ requirement }) => requirement)];
}

/** Every requirement that an evaluation decides on. */
function tracesOf({ decisions, tiers, milestones, modules }: Evaluation): readonly RequirementTrace[] {
  return [
    ...decisions.flatMap(({ trace }) =>
      trace.distinction === null ? [trace.requirement] : [trace.requirement, trace.distinction.requirement],
    ),
    ...[...tiers, ...milestones, ...modules].map(({ requirement }) => requirement),
  ];
}

function awardDifferences(
  before: Evaluation,
  after: Evaluation,
  names: ReadonlyMap<string, string>,
): readonly AwardDifference[] {
  const earlier = new Map(before.decisions.map((decision) => [decision.awardId, decision]));
  const later = new Map(after.decisions.map((decision) => [decision.awardId, decision]));
  return [...new Set([...later.keys(), ...earlier.keys()])].map((award) => {
    const decision = later.get(award);
    return {
      award,
      name: names.get(award) ?? award,
      before: awardStanding(earlier.get(award)),
      after: awardStanding(decision),
      kept: decision?.outcome === 'earned' && decision.trace.pathway.reference !== after.pathway,
    };
  });
}

function awardStanding(decision: DecisionWithProgress | undefined): AwardStanding | null {
  if (decision === undefined) return null;
  const { outcome, distinction, progress, trace } = decision;
  return { outcome, distinction, progress, decidedBy: trace.pathway.reference };
}

type Part = PartStanding & { readonly id: string };

function tierStanding({ tier, completed, progress }: Evaluation['tiers'][number]): Part {
  return { id: tier, met: completed, progress };
}

function milestoneStanding({ tier, milestone, reached, progress }: Evaluation['milestones'][number]): Part {
  return { id: milestoneId(tier, milestone), met: reached, progress };
}

function moduleStanding({ module, passed, progress }: Evaluation['modules'][number]): Part {
  return { id: module, met: passed, progress };
}

function differences(
  before: readonly Part[],
  after: readonly Part[],
  titles: ReadonlyMap<string, string>,
): readonly PartDifference[] {
  const earlier = new Map(before.map(({ id, met, progress }) => [id, { met, progress }]));
  const later = new Map(after.map(({ id, met, progress }) => [id, { met, progress }]));
  return [...new Set([...later.keys(), ...earlier.keys()])].map((id) => ({
    id,
    title: titles.get(id) ?? id,
    before: earlier.get(id) ?? null,
    after: later.get(id) ?? null,
  }));
}
