import type { Recognition } from '../../pathway/evaluation/learner-record.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import type { LearnerRange } from '../../store/learner-records.ts';
import { recognitionsInCohort } from '../../store/recognitions.ts';
import type { Connection } from '../../store/store.ts';

/** The prior learning that is recognised for some learners of a cohort, by learner id; of those without any, nothing. */
export type Recognitions = (learners: LearnerRange) => Promise<ReadonlyMap<string, readonly Recognition[]>>;

/**
 * Prepares to tell what prior learning is recognised for learners of a cohort, in whichever cohort that was decided. Where
 * the pathway provides for none the store is not asked either.
 */
export function recognitionsOf(db: Connection, cohortId: string, { id, priorLearning }: Pathway): Recognitions {
  return async (learners) => {
    if (priorLearning === undefined) return new Map();
    const rows = await recognitionsInCohort(db, cohortId, id, learners);
    return new Map(
      [...rows].map(([learnerId, decisions]) => [
        learnerId,
        decisions.map(({ module_id, decided_on, recognition_id }) => ({
          module: module_id,
          on: decided_on,
          reference: recognition_id,
        })),
      ]),
    );
  };
}
