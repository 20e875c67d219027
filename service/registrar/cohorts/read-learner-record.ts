import { type AwardElsewhere, awardsAskedElsewhere } from '../../pathway/awards-elsewhere.ts';
import type { HeldAward, LearnerRecord } from '../../pathway/evaluation/learner-record.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import { dueDatesOf } from '../../store/due-dates.ts';
import {
  learnerRecord,
  learnerRecordPage,
  learnerRecords,
  learnerRecordsOf,
  type StoredLearnerRecord,
} from '../../store/learner-records.ts';
import type { EnrolmentStatus } from '../../store/schema.ts';
import type { Connection } from '../../store/store.ts';
import { heldAwardsOf } from './held-awards.ts';
import { notEnrolled } from './known-enrolment.ts';
import { type FromElsewhere, learnerRecordOf } from './learner-record-of.ts';
import { type LearnerVersions, versionsOf } from './learner-versions.ts';
import { recognitionsOf } from './recognitions-of.ts';

/** Each is a parameter of a statement, of which there may not be too many. */
const NAMED_AT_A_TIME = 1_000;

/** A learner of a cohort, by which versions they are decided, and everything that evaluation may know of them in it. */
export interface KnownLearner extends LearnerVersions {
  readonly learnerId: string;
  readonly status: EnrolmentStatus;
  /** For the version that the learner is pinned to. */
  readonly record: LearnerRecord;
  /** For another of the learner's versions, one that was asked for further, or all together: what counts from outside differs. */
  readonly recordFor: (pathway: Pathway | 'all') => LearnerRecord;
  /** A version that the learner has kept an award of. */
  readonly version: (digest: string) => Pathway;
}

/** Everything that evaluation may know of each learner of a cohort, by learner id, in pages. */
export async function* readLearnerRecords(db: Connection, cohort: CohortRow): AsyncGenerator<KnownLearner[]> {
  for await (const page of learnerRecords(db, cohort.cohort_id)) yield await complete(db, cohort, page);
}

/** The same of those who are named, in pages of them; who is not enrolled in the cohort is left out. */
export async function* readLearnerRecordsOf(
  db: Connection,
  cohort: CohortRow,
  learnerIds: readonly string[],
): AsyncGenerator<KnownLearner[]> {
  const inOrder = learnerIds.toSorted();
  for (let from = 0; from < inOrder.length; from += NAMED_AT_A_TIME) {
    const named = inOrder.slice(from, from + NAMED_AT_A_TIME);
    yield await complete(db, cohort, await learnerRecordsOf(db, cohort.cohort_id, named));
  }
}

/**
 * Of as many learners as are asked for, from the first after an id on.
 *
 * @param further versions for which the records may be asked for too
 */
export async function readLearnerPage(
  db: Connection,
  cohort: CohortRow,
  after: string,
  limit: number,
  further: readonly Pathway[] = [],
): Promise<KnownLearner[]> {
  return await complete(db, cohort, await learnerRecordPage(db, cohort.cohort_id, after, limit), further);
}

/**
 * Of one learner in one cohort: the same as {@link readLearnerRecords} gives of them.
 *
 * @param further versions for which the record may be asked for too
 * @throws CairnError `learner-not-enrolled`, `pathway-form-outdated`
 */
export async function readLearner(
  db: Connection,
  cohort: CohortRow,
  learnerId: string,
  further: readonly Pathway[] = [],
): Promise<KnownLearner> {
  const stored = await learnerRecord(db, cohort.cohort_id, learnerId.normalize('NFC'));
  if (stored === undefined) throw notEnrolled(cohort.cohort_id);
  const [known] = await complete(db, cohort, [stored], further);
  if (known === undefined) throw new RangeError('a learner has no record');
  return known;
}

/**
 * The record alone, for the version that the learner is pinned to.
 *
 * @throws CairnError `learner-not-enrolled`, `pathway-form-outdated`
 */
export async function readLearnerRecord(db: Connection, cohort: CohortRow, learnerId: string): Promise<LearnerRecord> {
  return (await readLearner(db, cohort, learnerId)).record;
}

/** Adds to what the store holds of learners in a cohort, in the order of their ids, their versions and what counts from outside it. */
async function complete(
  db: Connection,
  cohort: CohortRow,
  learners: readonly StoredLearnerRecord[],
  further: readonly Pathway[] = [],
): Promise<KnownLearner[]> {
  const [first, last] = [learners[0], learners.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { from: first.learnerId, to: last.learnerId };
  const versions = await versionsOf(db, cohort, learners, range);
  const pathways = [...versions.all, ...further];
  const asked = new Map(pathways.map((pathway) => [pathway, awardsAskedElsewhere(pathway)]));
  const recognised = await recognitionsOf(db, cohort.cohort_id, pathways, range);
  const held = await heldAwardsOf(db, cohort.cohort_id, [...asked.values()].flat(), range);
  const dueDates = (await dueDatesOf(db, cohort.cohort_id)).map(({ assessment_id, due_on }) => ({
    ...{ assessment: assessment_id, on: due_on },
  }));
  return learners.map((learner) => {
    const { learnerId, status } = learner;
    const elsewhere = { recognitions: recognised.get(learnerId), heldAwards: held.get(learnerId) };
    const recordFor = (pathway: Pathway | 'all') =>
      learnerRecordOf(
        { cohort, dueDates },
        learner,
        pathway === 'all' ? elsewhere : countingFor(pathway, asked.get(pathway) ?? [], elsewhere),
      );
    const { pinned, kept } = versions.of(learner);
    return {
      ...{ learnerId, status, pinned, kept, recordFor, version: versions.version },
      record: recordFor(pinned.pathway),
    };
  });
}

/** What of it a version asks for: what it does not is left out, whatever the versions of others ask for. */
function countingFor(
  { priorLearning }: Pathway,
  asked: readonly AwardElsewhere[],
  { recognitions, heldAwards }: FromElsewhere,
): FromElsewhere {
  const isAsked = (held: HeldAward) =>
    asked.some(({ pathway, award }) => held.pathway === pathway && held.award === award);
  const counting = heldAwards?.filter(isAsked) ?? [];
  return {
    recognitions: priorLearning === undefined ? undefined : recognitions,
    heldAwards: counting.length === 0 ? undefined : counting,
  };
}
