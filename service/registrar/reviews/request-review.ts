import { randomUUID } from 'node:crypto';
import { CairnError } from '../../core/errors.ts';
import { newestCredential } from '../../store/credentials.ts';
import { enrolmentsOfLearners } from '../../store/learner-enrolments.ts';
import { learnerById } from '../../store/learner-records.ts';
import { insertReviews, openRequest, type ReviewRow, requestsSince } from '../../store/reviews.ts';
import type { Connection } from '../../store/store.ts';
import { cohortVersions } from '../cohorts/cohort-versions.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { knownEnrolment, notEnrolled } from '../cohorts/known-enrolment.ts';
import type { Installation } from '../installation.ts';
import { pathwayHeading } from '../pathways/stored-pathway.ts';
import { reviewText } from './review-text.ts';

/** Which decision somebody wants to be looked at again, and why. */
export interface NewRequest {
  readonly cohortId: string;
  readonly awardId: string;
  /** In the learner's words. */
  readonly reason: string;
}

export interface RequestedReview {
  readonly reviewId: string;
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly cohortId: string;
  readonly awardId: string;
  /** False where the same was asked for before, and is open. */
  readonly changed: boolean;
}

/** What a learner asks for themselves. */
export interface OwnRequest extends NewRequest {
  /** Which of the learners that they are, by reference; absent: the first that is enrolled. */
  readonly learner?: string | undefined;
}

/** As many a learner may ask for within a day: a person has to read each. */
export const MOST_REQUESTS_A_DAY = 5;

const DAY_MS = 86_400_000;

/**
 * Writes down that a learner asks for a review of a decision, as it came to somebody who works here: by telephone, by letter.
 * The same again, while it is open, changes nothing.
 *
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `award-not-found`, `malformed-review`,
 * `review-open-already`
 */
export async function recordRequest(
  { store, now }: Installation,
  asked: NewRequest & { readonly learnerId: string },
): Promise<RequestedReview> {
  const request = reviewText('the reason', asked.reason);
  return await store.db.transaction().execute(async (tx) => {
    const { learner_id } = await knownEnrolment(tx, asked.cohortId, asked.learnerId);
    return await keepRequest(tx, { ...asked, learnerId: learner_id, request, by: 'registrar', now: now() });
  });
}

/**
 * A learner asks for a review of a decision on an award of an enrolment of theirs. The same again, while it is open, changes
 * nothing.
 *
 * @param learnerIds all that the learner is known by here
 * @throws CairnError `learner-not-enrolled` where the cohort is not one of theirs, whether or not there is such;
 * `award-not-found`, `malformed-review`, `review-open-already`, `reviews-too-many`
 */
export async function requestReview(
  { store, now }: Installation,
  learnerIds: readonly string[],
  asked: OwnRequest,
): Promise<RequestedReview> {
  const request = reviewText('the reason', asked.reason);
  return await store.db.transaction().execute(async (tx) => {
    const learnerId = await enrolledAs(tx, asked, learnerIds);
    return await keepRequest(tx, { ...asked, learnerId, request, by: 'learner', now: now() }, async () => {
      const since = new Date(now().getTime() - DAY_MS).toISOString();
      if ((await requestsSince(tx, learnerIds, since)) < MOST_REQUESTS_A_DAY) return;
      throw new CairnError('reviews-too-many', `${MOST_REQUESTS_A_DAY} reviews were asked for within a day`, {
        remedy: 'ask again tomorrow; those that were asked for are being looked at',
      });
    });
  });
}

async function enrolledAs(
  tx: Connection,
  { cohortId, learner }: OwnRequest,
  learnerIds: readonly string[],
): Promise<string> {
  const enrolment = (await enrolmentsOfLearners(tx, learnerIds)).find(
    ({ cohort_id, reference }) => cohort_id === cohortId && (learner === undefined || reference === learner),
  );
  if (enrolment === undefined) throw notEnrolled(cohortId);
  return enrolment.learner_id;
}

interface Asked extends NewRequest {
  readonly learnerId: string;
  readonly request: string;
  readonly by: 'learner' | 'registrar';
  readonly now: Date;
}

async function keepRequest(
  tx: Connection,
  { cohortId, awardId, learnerId, request, by, now }: Asked,
  assertFew: () => Promise<void> = async () => {},
): Promise<RequestedReview> {
  await assertAward(tx, cohortId, awardId);
  const decision = { cohort_id: cohortId, award_id: awardId, learner_id: learnerId };
  const before = await openRequest(tx, decision);
  if (before !== undefined && before.request !== request) throw openAlready(before);
  const { reference } = await learnerById(tx, learnerId);
  const asShown = (reviewId: string, changed: boolean) => ({
    ...{ reviewId, learnerReference: reference, cohortId, awardId, changed },
  });
  if (before !== undefined) return asShown(before.review_id, false);
  await assertFew();
  const row: ReviewRow = {
    ...{ review_id: randomUUID(), kind: 'request', ...decision },
    credential_id: (await newestCredential(tx, decision))?.credential_id ?? null,
    ...{ opened_at: now.toISOString(), changed_at: now.toISOString(), correction: null, asked_by: by, request },
    ...{ state: 'open', outcome: null, answer: null, closed_at: null },
    ...{ actor_kind: null, actor_id: null, actor_name: null },
  };
  await insertReviews(tx, [row]);
  return asShown(row.review_id, true);
}

async function assertAward(tx: Connection, cohortId: string, awardId: string): Promise<void> {
  const versions = await cohortVersions(tx, await knownCohort(tx, cohortId));
  const awards = versions.flatMap((version) => pathwayHeading(version).awards);
  if (awards.some(({ id }) => id === awardId)) return;
  throw new CairnError('award-not-found', `the pathway of ${cohortId} has no award ${awardId}`, {
    remedy: `its awards: ${[...new Set(awards.map(({ id }) => id))].join(', ')}`,
    details: { award: awardId },
  });
}

function openAlready({ review_id, opened_at }: ReviewRow): CairnError {
  return new CairnError(
    'review-open-already',
    `a review of this was asked for on ${opened_at.slice(0, 10)}, and is open`,
    {
      remedy: 'wait for its answer; after it another may be asked for',
      details: { reviewId: review_id },
    },
  );
}
