import type { Decision } from '../../pathway/evaluation/evaluation.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import { saveDecisions } from '../../store/decisions.ts';
import type { Connection } from '../../store/store.ts';

/** What was decided of one learner. */
export interface DecidedLearner {
  readonly learnerId: string;
  readonly decisions: readonly Decision[];
}

/**
 * Keeps what was decided of learners of a cohort; part of a transaction.
 *
 * @returns how many decisions are new or came out otherwise than before
 */
export async function keepDecisions(
  tx: Connection,
  { cohort_id, pathway_digest }: CohortRow,
  learners: readonly DecidedLearner[],
  evaluatedAt: Date,
): Promise<number> {
  const evaluated_at = evaluatedAt.toISOString();
  return await saveDecisions(
    tx,
    learners.flatMap(({ learnerId, decisions }) =>
      decisions.map(({ awardId, outcome, distinction, trace }) => ({
        cohort_id,
        pathway_digest,
        evaluated_at,
        learner_id: learnerId,
        award_id: awardId,
        outcome,
        distinction: distinction ? (1 as const) : (0 as const),
        trace: JSON.stringify(trace),
      })),
    ),
  );
}
