import type { Recognition } from '../../pathway/evaluation/learner-record.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { recognitionsInCohort } from '../../store/recognitions.ts';
import type { Connection } from '../../store/store.ts';

/** The prior learning that is recognised for the learners of a cohort, by learner; in whichever cohort that was decided. */
export async function recognitionsOf(
  db: Connection,
  cohortId: string,
  { id, priorLearning }: Pathway,
): Promise<ReadonlyMap<string, readonly Recognition[]>> {
  if (priorLearning === undefined) return new Map();
  const rows = await recognitionsInCohort(db, cohortId, id);
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
