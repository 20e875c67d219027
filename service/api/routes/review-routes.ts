import { z } from 'zod';
import type { Principal } from '../../registrar/access/actor.ts';
import { closeReview } from '../../registrar/reviews/close-review.ts';
import { knownReview } from '../../registrar/reviews/known-review.ts';
import { listReviews } from '../../registrar/reviews/list-reviews.ts';
import { recordRequest } from '../../registrar/reviews/request-review.ts';
import type { ReviewOverview } from '../../registrar/reviews/review-overview.ts';
import { decisionExplanationSchema, showReview } from '../../registrar/reviews/show-review.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { review, reviewOutcome, reviewText } from '../review-schemas.ts';
import { type ApiContext, route } from '../route.ts';
import { cohortId, flag, learnerId, uuid } from '../schemas.ts';

const list = json(
  200,
  'The reviews: the open ones first, those that have waited longest first of all.',
  z.object({ reviews: z.array(review), isWhole: z.boolean().meta({ description: 'False where there are more' }) }),
);
const one = json(
  200,
  'The review, with the decisions that it is between.',
  review.extend({
    issued: decisionExplanationSchema.nullable().meta({ description: 'As it was certified; null for auditors' }),
    decided: decisionExplanationSchema.nullable().meta({ description: 'As it is decided now; null for auditors' }),
  }),
);
const outcome = z.object({
  reviewId: uuid,
  learnerReference: uuid,
  cohortId: z.string(),
  awardId: z.string(),
  changed: z.boolean(),
});
const opened = json(201, 'The review is open.', outcome);
const known = json(200, 'The same was asked for before, and is open: nothing has changed.', outcome);
const closed = json(
  200,
  'The review is closed.',
  z.object({
    reviewId: uuid,
    learnerReference: uuid,
    cohortId: z.string(),
    outcome: reviewOutcome,
    changed: z.boolean().meta({ description: 'False where it was closed so before' }),
  }),
);

const params = z.object({ reviewId: z.string().max(64) });
const awardId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: "An award of the cohort's pathway", examples: ['certificate'] });

async function cohortOf({ installation }: ApiContext, reviewId: string): Promise<readonly string[]> {
  return [(await knownReview(installation.store.db, reviewId)).cohort_id];
}

/** What an auditor may see of a review: what changed and what came of it, of a learner without a name and words. */
function seenBy({ roles }: Principal, found: ReviewOverview): z.infer<typeof review> {
  if (roles.includes('registrar') || roles.includes('admin')) return { ...found };
  return {
    ...found,
    learnerId: null,
    name: null,
    request: found.request === null ? null : { ...found.request, text: null },
    closed: found.closed === null ? null : { ...found.closed, answer: null },
  };
}

/** `/v1/reviews`: list, show, open for a learner, close. */
export const reviewRoutes = [
  route({
    method: 'GET',
    path: '/v1/reviews',
    summary: 'The reviews that wait for a person',
    description:
      'A certificate that does not say any more what is decided, and what learners ask for. Nothing is corrected or ' +
      'revoked by itself.',
    who: ['registrar', 'auditor'],
    query: z.object({ cohort: cohortId.optional(), all: flag.meta({ description: 'The closed ones too' }) }),
    answers: [list],
    errors: ['cohort-not-found'],
    concerns: ({ query }) => (query.cohort === undefined ? 'own' : [query.cohort]),
    work: async ({ installation, principal, query }) => {
      const cohortIds = query.cohort === undefined ? (principal.cohorts ?? undefined) : [query.cohort];
      const { reviews, isWhole } = await listReviews(installation, { cohortIds, all: query.all });
      return { reviews: reviews.map((found) => seenBy(principal, found)), isWhole };
    },
    reply: (found) => list.with(found),
    deed: {
      action: 'reviews.list',
      about: ({ query }) => ({ cohortId: query.cohort }),
      outcome: ({ reviews }) => ({ reviews: reviews.length }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/reviews/{reviewId}',
    summary: 'One review, with what was certified and what is decided now in words',
    who: ['registrar', 'auditor'],
    params,
    answers: [one],
    errors: ['review-not-found'],
    concerns: ({ params, ...context }) => cohortOf(context, params.reviewId),
    work: async ({ installation, principal, params }) => {
      const { issued, decided, ...found } = await showReview(installation, params.reviewId);
      const seen = seenBy(principal, found);
      return seen.learnerId === null ? { ...seen, issued: null, decided: null } : { ...seen, issued, decided };
    },
    reply: (found) => one.with(found),
    deed: {
      action: 'reviews.show',
      about: ({ params }) => ({ subject: params.reviewId }),
      outcome: ({ learnerReference, cohortId }) => ({ learner: learnerReference, cohort: cohortId }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/reviews',
    summary: 'Write down that a learner asks for a review of a decision',
    description: 'As it came by telephone or letter. The same again, while it is open, changes nothing.',
    who: ['registrar'],
    body: jsonBody(z.strictObject({ cohortId, learnerId, awardId, reason: reviewText })),
    answers: [opened, known],
    errors: ['cohort-not-found', 'learner-not-enrolled', 'award-not-found', 'malformed-review', 'review-open-already'],
    concerns: ({ body }) => [body.cohortId],
    work: ({ installation, body }) => recordRequest(installation, body),
    reply: (done) => (done.changed ? opened : known).with(done),
    deed: {
      action: 'reviews.open',
      about: ({ body }) => ({ cohortId: body.cohortId, details: { award: body.awardId } }),
      outcome: ({ reviewId, learnerReference, changed }) => ({ reviewId, learner: learnerReference, changed }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/reviews/{reviewId}/closure',
    summary: 'Close a review, with the answer to the learner',
    description:
      'It does nothing else: what has to be corrected or revoked is so before, and that is looked at. The same again ' +
      'changes nothing.',
    who: ['registrar'],
    params,
    body: jsonBody(z.strictObject({ outcome: reviewOutcome, answer: reviewText })),
    answers: [closed],
    errors: ['review-not-found', 'malformed-review', 'review-closed', 'review-not-acted-on'],
    concerns: ({ params, ...context }) => cohortOf(context, params.reviewId),
    work: ({ installation, principal, params, body }) =>
      closeReview(installation, principal.actor, params.reviewId, body),
    reply: (done) => closed.with(done),
    deed: {
      action: 'reviews.close',
      about: ({ params, body }) => ({ subject: params.reviewId, details: { outcome: body.outcome } }),
      outcome: ({ learnerReference, cohortId, changed }) => ({ learner: learnerReference, cohort: cohortId, changed }),
    },
  }),
];
