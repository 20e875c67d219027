import type { Decision } from '../../pathway/evaluation/evaluation.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import { saveDecisions } from '../../store/decisions.ts';
import type { Connection } from '../../store/store.ts';
import { type DecidedOn, type RaisedReviews, raiseReviews } from '../reviews/raise-reviews.ts';
import { countedOf, decideLearner } from './decide-learner.ts';
import type { KnownLearner } from './read-learner-record.ts';

/** What was decided of one learner, and on what. */
export interface DecidedLearner extends DecidedOn {
  readonly decisions: readonly Decision[];
}

/** Decides on a learner as of a day. */
export function decidedLearner(known: KnownLearner, asOf: string): DecidedLearner {
  return {
    learnerId: known.learnerId,
    decisions: decideLearner(known, asOf),
    counted: () => countedOf(known, asOf),
  };
}

export interface KeptEvaluation extends RaisedReviews {
  /** Decisions that are new or came out otherwise than before. */
  readonly changed: number;
}

/**
 * Keeps what was decided of learners of a cohort, who are in the order of their ids, each decision by the version that its
 * trace names, and raises a review where a certificate says something else than what is decided now; part of a transaction.
 */
export async function keepDecisions(
  tx: Connection,
  { cohort_id }: Pick<CohortRow, 'cohort_id'>,
  learners: readonly DecidedLearner[],
  evaluatedAt: Date,
): Promise<KeptEvaluation> {
  const evaluated_at = evaluatedAt.toISOString();
  const changed = await saveDecisions(
    tx,
    learners.flatMap(({ learnerId, decisions }) =>
      decisions.map(({ awardId, outcome, distinction, trace }) => ({
        cohort_id,
        pathway_digest: trace.pathway.digest,
        evaluated_at,
        learner_id: learnerId,
        award_id: awardId,
        outcome,
        distinction: distinction ? (1 as const) : (0 as const),
        trace: JSON.stringify(trace),
      })),
    ),
  );
  if (changed === 0) return { changed, raised: 0, settled: 0 };
  // Who was moved to another version may be decided on by an award of an earlier one too.
  const awardIds = [...new Set(learners.flatMap(({ decisions }) => decisions.map(({ awardId }) => awardId)))];
  const kept = { cohortId: cohort_id, learners, awardIds, evaluatedAt: evaluated_at };
  return { changed, ...(await raiseReviews(tx, kept)) };
}
