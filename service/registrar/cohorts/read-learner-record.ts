import type { LearnerRecord } from '../../pathway/evaluation/learner-record.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import {
  learnerRecord,
  learnerRecords,
  learnerRecordsOf,
  type StoredLearnerRecord,
} from '../../store/learner-records.ts';
import type { Connection } from '../../store/store.ts';
import { pathwayPinnedBy } from '../pathways/pathway-pinned-by.ts';
import type { PinnedCohort } from '../pathways/pinned-cohorts.ts';
import { heldAwardsOf } from './held-awards.ts';
import { notEnrolled } from './known-enrolment.ts';
import { learnerRecordOf } from './learner-record-of.ts';
import { recognitionsOf } from './recognitions-of.ts';

/** Each is a parameter of a statement, of which there may not be too many. */
const NAMED_AT_A_TIME = 1_000;

/** A learner of a cohort, and everything that evaluation may know of them in it. */
export interface KnownLearner {
  readonly learnerId: string;
  readonly record: LearnerRecord;
}

/** Everything that evaluation may know of each learner of a cohort, by learner id, in pages. */
export async function* readLearnerRecords(db: Connection, pinned: PinnedCohort): AsyncGenerator<KnownLearner[]> {
  const complete = recordCompleter(db, pinned);
  for await (const page of learnerRecords(db, pinned.cohort.cohort_id)) yield await complete(page);
}

/** The same of those who are named, in pages of them; who is not enrolled in the cohort is left out. */
export async function* readLearnerRecordsOf(
  db: Connection,
  pinned: PinnedCohort,
  learnerIds: readonly string[],
): AsyncGenerator<KnownLearner[]> {
  const complete = recordCompleter(db, pinned);
  const inOrder = learnerIds.toSorted();
  for (let from = 0; from < inOrder.length; from += NAMED_AT_A_TIME) {
    const named = inOrder.slice(from, from + NAMED_AT_A_TIME);
    yield await complete(await learnerRecordsOf(db, pinned.cohort.cohort_id, named));
  }
}

/**
 * Everything that evaluation may know of one learner in one cohort, by the pathway that the cohort is pinned to: the same
 * record as {@link readLearnerRecords} gives of them.
 *
 * @throws CairnError `learner-not-enrolled`, `pathway-form-outdated`
 */
export async function readLearnerRecord(db: Connection, cohort: CohortRow, learnerId: string): Promise<LearnerRecord> {
  const stored = await learnerRecord(db, cohort.cohort_id, learnerId.normalize('NFC'));
  if (stored === undefined) throw notEnrolled(cohort.cohort_id);
  const pathway = await pathwayPinnedBy(db, cohort);
  const [known] = await recordCompleter(db, { cohort, pathway })([stored]);
  if (known === undefined) throw new RangeError('a learner has no record');
  return known.record;
}

/** Adds to what the store holds of learners in a cohort, in the order of their ids, what counts from outside it. */
function recordCompleter(db: Connection, { cohort, pathway }: PinnedCohort) {
  const recognitions = recognitionsOf(db, cohort.cohort_id, pathway);
  const heldAwards = heldAwardsOf(db, cohort.cohort_id, pathway);
  return async (learners: readonly StoredLearnerRecord[]): Promise<KnownLearner[]> => {
    const [first, last] = [learners[0], learners.at(-1)];
    if (first === undefined || last === undefined) return [];
    const range = { from: first.learnerId, to: last.learnerId };
    const [recognised, held] = [await recognitions(range), await heldAwards(range)];
    return learners.map((learner) => {
      const { learnerId } = learner;
      const elsewhere = { recognitions: recognised.get(learnerId), heldAwards: held.get(learnerId) };
      return { learnerId, record: learnerRecordOf(cohort, learner, elsewhere) };
    });
  };
}
