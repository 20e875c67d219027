import { dayOf } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { Trace } from '../../pathway/evaluation/trace.ts';
import { explainDecision, explainEvaluation } from '../../pathway/explanation/explain.ts';
import type { DecisionExplanation, EvaluationExplanation } from '../../pathway/explanation/explanation.ts';
import type { NextStep } from '../../pathway/next-steps/next-step.ts';
import { nextSteps } from '../../pathway/next-steps/next-steps.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { learnerById } from '../../store/learner-records.ts';
import { evaluateKnown } from '../cohorts/decide-learner.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { readLearner } from '../cohorts/read-learner-record.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { evaluatorOf } from '../pathways/pathway-pinned-by.ts';
import { competencyStatements } from '../pathways/show-pathway.ts';

/** A decision on a learner, in words and with what it rests on. */
export interface ExplainedDecision {
  /** The award's name. */
  readonly name: string;
  readonly explanation: DecisionExplanation;
  readonly trace: Trace;
}

/** How one learner stands in one cohort as of today, in words. */
export interface ExplainedLearner extends Omit<EvaluationExplanation, 'decisions'> {
  readonly cohortId: string;
  readonly learnerReference: string;
  /** The day as of which was decided. */
  readonly asOf: string;
  /** The version that the learner is pinned to; a decision that was kept of another names it in its trace. */
  readonly pathway: Pick<Pathway, 'id' | 'edition' | 'title'>;
  readonly decisions: readonly ExplainedDecision[];
  readonly nextSteps: readonly NextStep[];
}

/**
 * Decides on one learner as of today and explains it; nothing is kept of that. What was decided and issued before stands
 * as it was.
 *
 * @param awardId only this award
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `pathway-form-outdated`, `award-not-found`
 */
export async function explainLearner(
  { now, store: { db } }: Pick<Installation, 'now' | 'store'>,
  cohortId: string,
  learnerId: string,
  awardId?: string,
): Promise<ExplainedLearner> {
  const cohort = await knownCohort(db, cohortId);
  const known = await readLearner(db, cohort, learnerId);
  const frameworks = await frameworkLookup(db);
  const { pathway, digest: pinned } = known.pinned;
  const asOf = dayOf(now());
  const evaluation = evaluateKnown(known, asOf);
  const contextOf = (version: Pathway) => ({
    competencies: competencyStatements(version, frameworks),
    outlook: evaluatorOf(version).outlook(known.recordFor(version), asOf),
  });
  const context = contextOf(pathway);
  const { decisions, ...standings } = explainEvaluation(pathway, evaluation, context);
  const explained = evaluation.decisions.flatMap((decision, index): ExplainedDecision[] => {
    const { trace } = decision;
    const own = decisions[index];
    const version = trace.pathway.digest === pinned ? pathway : known.version(trace.pathway.digest);
    const explanation = version === pathway ? own : explainDecision(version, decision, contextOf(version));
    const name = version.awards.find(({ id }) => id === trace.award)?.name ?? trace.award;
    if (explanation === undefined || (awardId ?? trace.award) !== trace.award) return [];
    return [{ name, explanation, trace }];
  });
  if (awardId !== undefined && explained.length === 0) throw awardNotFound(awardId, pathway);
  const { id, edition, title } = pathway;
  return {
    cohortId,
    learnerReference: (await learnerById(db, known.learnerId)).reference,
    asOf,
    pathway: { id, edition, title },
    decisions: explained,
    ...standings,
    nextSteps: nextSteps(pathway, known.record, evaluation, context),
  };
}

function awardNotFound(awardId: string, { awards, edition, id }: Pathway): CairnError {
  return new CairnError('award-not-found', `${id}@${edition} has no award ${JSON.stringify(awardId.slice(0, 64))}`, {
    remedy: `Its awards: ${awards.map((award) => award.id).join(', ')}.`,
    details: { award: awardId.slice(0, 64) },
  });
}
