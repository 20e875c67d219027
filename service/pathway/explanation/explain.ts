/** Decisions in plain words: what a learner, a registrar and an auditor read beside the trace. */
import type { DecisionWithProgress, Evaluation } from '../evaluation/evaluation.ts';
import type { Outlook } from '../evaluation/outlook/outlook.ts';
import type { RequirementTrace, Trace } from '../evaluation/trace.ts';
import type { Pathway } from '../pathway.ts';
import { requirementNames } from '../requirement-in-words.ts';
import { isolated } from '../text-direction.ts';
import { type ExplanationWords, english } from './english.ts';
import { RequirementExplainer } from './explain-requirement.ts';
import { notCountedSentences } from './explain-result.ts';
import type { DecisionExplanation, EvaluationExplanation, Explanation } from './explanation.ts';
import type { Speech } from './speech.ts';

/** What helps to explain and does not stand in a trace. */
export interface ExplanationContext {
  /** The statements of competencies by reference, of the frameworks that are at hand; others go by their reference. */
  readonly competencies?: ReadonlyMap<string, string>;
  /** The first day of the cohort, which day numbers are counted from; a decision's own counting says it too. */
  readonly startsOn?: string | null;
  /** What may still come (`Evaluator.outlook`): without it, what is not met is open. */
  readonly outlook?: Outlook;
  /** Default: English. */
  readonly words?: ExplanationWords;
}

/** A whole evaluation in words, in its order. */
export function explainEvaluation(
  pathway: Pathway,
  evaluation: Evaluation,
  context: ExplanationContext = {},
): EvaluationExplanation {
  const startsOn = evaluation.decisions.map(({ trace }) => firstDay(trace)).find((day) => day !== null);
  const speech = speechOf(pathway, { startsOn: startsOn ?? null, ...context });
  const explainer = new RequirementExplainer(speech);
  const explained = ({
    progress,
    requirement,
  }: {
    readonly progress: number;
    readonly requirement: RequirementTrace;
  }) => ({
    progress,
    requirement: explainer.explain(requirement),
  });
  return {
    decisions: evaluation.decisions.map((decision) => decisionInWords(decision, speech, explainer)),
    tiers: evaluation.tiers.map((one) => ({ tier: one.tier, completed: one.completed, ...explained(one) })),
    modules: evaluation.modules.map((one) => ({ module: one.module, passed: one.passed, ...explained(one) })),
    milestones: evaluation.milestones.map((one) => ({
      tier: one.tier,
      milestone: one.milestone,
      reached: one.reached,
      ...explained(one),
    })),
  };
}

/** One decision in words. */
export function explainDecision(
  pathway: Pathway,
  decision: DecisionWithProgress,
  context: ExplanationContext = {},
): DecisionExplanation {
  const speech = speechOf(pathway, { startsOn: firstDay(decision.trace), ...context });
  return decisionInWords(decision, speech, new RequirementExplainer(speech));
}

/** One requirement in words, with everything below it. */
export function explainRequirement(
  pathway: Pathway,
  requirement: RequirementTrace,
  context: ExplanationContext = {},
): Explanation {
  return new RequirementExplainer(speechOf(pathway, context)).explain(requirement);
}

function speechOf(
  pathway: Pathway,
  { competencies, outlook, startsOn = null, words = english }: ExplanationContext,
): Speech {
  return {
    names: requirementNames(pathway, competencies),
    words,
    pathway: pathway.id,
    startsOn,
    credited: new Set(pathway.modules.flatMap(({ credit, id }) => (credit === undefined ? [] : [id]))),
    outlook: outlook ?? null,
  };
}

function firstDay({ counting }: Trace): string | null {
  return counting?.cohort?.startsOn ?? null;
}

function decisionInWords(
  { outcome, progress, trace }: DecisionWithProgress,
  speech: Speech,
  explainer: RequirementExplainer,
): DecisionExplanation {
  const { asOf, award, counting, distinction, requirement } = trace;
  return {
    award,
    outcome,
    progress,
    headline: headline(trace, progress, speech),
    requirement: explainer.explain(requirement),
    distinction:
      distinction === null
        ? null
        : {
            label: distinction.label,
            awarded: distinction.awarded,
            requirement: explainer.explain(distinction.requirement),
          },
    notCounted: notCountedSentences(counting, asOf, speech),
  };
}

function headline({ counting, distinction, outcome }: Trace, progress: number, { words }: Speech): string {
  const { headline: said } = words;
  if (outcome === 'earned') {
    return distinction?.awarded === true ? said.earnedWith(isolated(distinction.label)) : said.earned;
  }
  const ended = counting?.enrolment ?? null;
  if (ended?.status === 'transferred') return said.transferred(words.day(ended.on));
  if (outcome === 'not-yet') return said.notYet(progress);
  return ended?.status === 'withdrawn' ? said.withdrawn(words.day(ended.on)) : said.impossible;
}
