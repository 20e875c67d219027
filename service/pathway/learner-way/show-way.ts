/** Puts together what a learner is shown of their way, from what evaluation says and nothing else. */
import { achievementTypeName } from '../../core/achievement-type-name.ts';
import { drawUp } from '../drawing/draw-up.ts';
import { drawingOverview } from '../drawing/drawing-overview.ts';
import type { DrawnTier } from '../drawing/pathway-drawing.ts';
import type { DecisionWithProgress, Evaluation } from '../evaluation/evaluation.ts';
import type { LearnerRecord } from '../evaluation/learner-record.ts';
import type { Outlook } from '../evaluation/outlook/outlook.ts';
import { explainDecision, explainEvaluation } from '../explanation/explain.ts';
import type { DecisionExplanation, EvaluationExplanation } from '../explanation/explanation.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { type Pathway, pathwayDigest } from '../pathway.ts';
import { creditInWords } from '../requirement-in-words.ts';
import type { LearnerWay, WayAward, WayTier } from './learner-way.ts';
import { marksOfWay } from './marks-of-way.ts';
import { type ModuleShower, moduleShower } from './show-module.ts';
import { standingOfPart } from './standing-words.ts';
import { resultLists, resultsByAssessment } from './way-results.ts';
import { headlineOf, stageOf, stonesOf } from './way-stage.ts';

/** What a learner is shown besides what the pathway and the evaluation say. */
export interface WayContext {
  /** The statements of competencies by reference, of the frameworks that are at hand. */
  readonly competencies?: ReadonlyMap<string, string>;
  /** A version by its digest, where awards were kept of others than the learner's own. */
  readonly version?: (digest: string) => Pathway;
  /** What may still come for the learner (`Evaluator.outlook`). */
  readonly outlook: Outlook;
}

/**
 * One learner's way through a pathway.
 *
 * @param record what the evaluation was of
 * @throws CairnError `malformed-decimal` for a score that evaluation would have refused too
 */
export function showWay(
  pathway: Pathway,
  record: LearnerRecord,
  evaluation: Evaluation,
  { competencies = new Map(), version, outlook }: WayContext,
): LearnerWay {
  const startsOn = record.counting?.cohort.startsOn ?? null;
  const explained = explainEvaluation(pathway, evaluation, { competencies, startsOn, outlook });
  const results = resultsByAssessment(record);
  const ended = record.counting?.ended != null;
  const lists = resultLists(pathway, results);
  const plain = drawUp(pathway, new Map(), competencies);
  const showModule = moduleShower({ pathway, drawing: plain, explained, results, record });
  const tiers = plain.tiers.map((drawn, index) => shownTier(drawn, index, pathway, explained, showModule, ended));
  const digest = pathwayDigest(pathway);
  const awards = evaluation.decisions.map((decision, index): WayAward => {
    const decidedBy = decision.trace.pathway.digest;
    const own = explained.decisions[index];
    if (decidedBy === digest && own !== undefined) return shownAward(decision, own, pathway);
    const older = version?.(decidedBy) ?? pathway;
    return shownAward(decision, explainDecision(older, decision, { competencies, startsOn }), older);
  });
  const steps = nextSteps(pathway, record, evaluation, { competencies, outlook });
  const stage = stageOf(evaluation, record, {
    hasResults: results.size > 0,
    isWaiting: lists.waiting.length > 0,
    hasSteps: steps.length > 0,
  });
  const { id, edition, title, description, language } = pathway;
  return {
    asOf: evaluation.asOf,
    pathway: { id, edition, title, description, language, digest },
    stage,
    stones: stonesOf(evaluation, stage),
    headline: headlineOf(evaluation, stage),
    nextSteps: steps,
    ...lists,
    tiers,
    awards,
    drawing: drawingOverview(drawUp(pathway, marksOfWay({ tiers, awards }), competencies)),
  };
}

function shownTier(
  drawn: DrawnTier,
  index: number,
  pathway: Pathway,
  explained: EvaluationExplanation,
  showModule: ModuleShower,
  ended: boolean,
): WayTier {
  const { number, title, level } = drawn;
  const tier = number === null ? undefined : pathway.tiers[index];
  const explanation = tier === undefined ? null : (explained.tiers[index]?.requirement ?? null);
  const modules = drawn.modules.map(showModule);
  const standing =
    explanation === null
      ? { standing: 'open' as const, words: 'In no tier', progress: 0 }
      : standingOfPart('tier', explanation, { ended });
  return {
    tier: tier?.id ?? null,
    ...{ number, title, level, ...standing, explanation, modules },
    description: tier?.description ?? null,
    milestones: (tier?.milestones ?? []).flatMap(({ id, title, description }) => {
      const found = explained.milestones.find((one) => one.tier === tier?.id && one.milestone === id);
      if (found === undefined) return [];
      const { requirement } = found;
      return [
        {
          ...{ milestone: id, title, description: description ?? null },
          ...standingOfPart('milestone', requirement, { ended }),
          explanation: requirement,
        },
      ];
    }),
    awards: drawn.awards.map(({ id }) => id),
  };
}

/** @param pathway the version that decided it, which has the award */
function shownAward(
  decision: DecisionWithProgress,
  explanation: DecisionExplanation,
  { id: pathwayId, edition, awards, creditSystem }: Pathway,
): WayAward {
  const award = awards.find(({ id }) => id === decision.awardId);
  if (award === undefined) throw new RangeError(`${pathwayId}@${edition} has no award ${decision.awardId}`);
  const { id, name, description, achievementType, workloadHours, credit } = award;
  return {
    ...{ award: id, name, description, achievementType, kind: achievementTypeName(achievementType) },
    edition,
    facts: [
      ...(workloadHours === undefined ? [] : [`${workloadHours} hours`]),
      ...(credit === undefined ? [] : [creditInWords(credit, creditSystem?.name)]),
    ],
    ...standingOfDecision(decision, explanation),
    explanation,
    trace: decision.trace,
  };
}

function standingOfDecision({ outcome, progress, trace }: DecisionWithProgress, { distinction }: DecisionExplanation) {
  const standing = outcome === 'earned' ? 'met' : outcome === 'impossible' ? 'impossible' : 'open';
  const label = distinction?.awarded === true ? distinction.label : null;
  const ended = trace.counting?.enrolment != null;
  return standingOfPart('award', { standing, progress }, { distinction: label, ended });
}
