import type { Recognition } from '../../pathway/evaluation/learner-record.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import type { LearnerRange } from '../../store/learner-records.ts';
import { recognitionsInCohort } from '../../store/recognitions.ts';
import type { Connection } from '../../store/store.ts';

/**
 * The prior learning that is recognised for some learners of a cohort, by learner id, in whichever cohort that was decided;
 * of those without any, nothing. Where no version of the pathway provides for it the store is not asked either.
 *
 * @param versions of one pathway
 */
export async function recognitionsOf(
  db: Connection,
  cohortId: string,
  versions: readonly Pathway[],
  learners: LearnerRange,
): Promise<ReadonlyMap<string, readonly Recognition[]>> {
  const providing = versions.find(({ priorLearning }) => priorLearning !== undefined);
  if (providing === undefined) return new Map();
  const rows = await recognitionsInCohort(db, cohortId, providing.id, learners);
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
}
