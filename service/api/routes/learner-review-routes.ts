import { z } from 'zod';
import { learnerReviews } from '../../registrar/reviews/learner-reviews.ts';
import { requestReview } from '../../registrar/reviews/request-review.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { ownReview, reviewText } from '../review-schemas.ts';
import { route } from '../route.ts';
import { cohortId, uuid } from '../schemas.ts';

const list = json(
  200,
  'The reviews that concern the learner: the open ones first, and then the last that were closed.',
  z.object({ reviews: z.array(ownReview) }),
);
const outcome = z.object({ reviewId: uuid, cohortId: z.string(), awardId: z.string(), changed: z.boolean() });
const opened = json(201, 'A person will look at it.', outcome);
const known = json(200, 'The same was asked for before, and is open: nothing has changed.', outcome);

/** `/v1/learn/reviews`: what a learner is told of reviews, and how they ask for one. */
export const learnerReviewRoutes = [
  route({
    method: 'GET',
    path: '/v1/learn/reviews',
    summary: 'The reviews of my decisions, with their answers',
    who: 'learner',
    answers: [list],
    work: ({ installation, learner }) => learnerReviews(installation, learner.learnerIds),
    reply: (reviews) => list.with({ reviews }),
  }),
  route({
    method: 'POST',
    path: '/v1/learn/reviews',
    summary: 'Ask for a review of a decision on an award of mine',
    description: 'One at a time for an award, and few a day. The same again, while it is open, changes nothing.',
    who: 'learner',
    body: jsonBody(
      z.strictObject({
        cohortId,
        learner: z
          .uuid()
          .optional()
          .meta({ description: 'Which of the learners that they are; absent: the first that is enrolled' }),
        awardId: z.string().min(1).max(64).meta({ description: 'The award that was decided on' }),
        reason: reviewText,
      }),
    ),
    answers: [opened, known],
    errors: ['learner-not-enrolled', 'award-not-found', 'malformed-review', 'review-open-already', 'reviews-too-many'],
    work: ({ installation, learner, body }) => requestReview(installation, learner.learnerIds, body),
    reply: ({ learnerReference: _, ...done }) => (done.changed ? opened : known).with(done),
    deed: {
      action: 'reviews.request',
      // Only what was found to be theirs: before that it is any text, and nothing is ever taken out of the log.
      outcome: ({ reviewId, learnerReference, cohortId, awardId, changed }) => ({
        ...{ reviewId, learner: learnerReference, cohort: cohortId, award: awardId, changed },
      }),
    },
  }),
];
