import { z } from 'zod';
import { listFeedback } from '../../registrar/feedback/list-feedback.ts';
import { employerFeedbackSchema, parseFeedback } from '../../registrar/feedback/parse-feedback.ts';
import { recordFeedback } from '../../registrar/feedback/record-feedback.ts';
import { eraseRatingComment, removeRating } from '../../registrar/feedback/remove-feedback.ts';
import { json } from '../answer.ts';
import { feedbackFigures } from '../gap-schemas.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { count, day, time, uuid } from '../schemas.ts';

/** Answers of one survey, and more. */
const MOST_ANSWERS = 1_000;

const rating = z
  .object({
    ratingId: uuid,
    pathway: z.string().meta({ description: 'ID@EDITION' }),
    award: z.string(),
    competency: z.string(),
    rating: z.int().min(1).max(5),
    comment: z.string().nullable(),
    organisation: z.string(),
    day,
    source: z.string(),
    response: z.string().nullable(),
    commentErasedAt: time.nullable(),
  })
  .meta({ id: 'EmployerRating' });

const list = json(
  200,
  'Ratings in the order in which they were given, and what they come to.',
  z.object({
    ratings: z.array(rating).readonly(),
    competencies: z
      .array(feedbackFigures.extend({ competency: z.string() }))
      .readonly()
      .meta({ description: 'Of all ratings that were asked for, not of this page alone' }),
    next: count.nullable().meta({ description: 'The `offset` of the next page; null when this is the last' }),
  }),
);
const recorded = json(
  200,
  'All of it is kept.',
  z.object({
    awards: z.array(z.object({ pathway: z.string(), award: z.string() })).readonly(),
    recorded: count.meta({ description: 'Ratings that are new' }),
    known: count.meta({ description: 'Ratings that were recorded before' }),
  }),
);
const gone = json(200, 'It is erased for good.', z.object({ ratingId: uuid }));

const query = z.strictObject({
  pathway: z.string().max(64).optional().meta({ description: 'The id of a pathway; every edition of it' }),
  edition: z.string().max(32).optional(),
  award: z.string().max(64).optional(),
  competency: z.string().max(129).optional().meta({ description: 'framework/competency' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
});
const params = z.object({ ratingId: uuid });

/** `/v1/feedback`: what employers say of those who hold an award. */
export const feedbackRoutes = [
  route({
    method: 'GET',
    path: '/v1/feedback',
    summary: 'What employers said of holders of awards, competency by competency',
    who: ['designer', 'registrar', 'auditor'],
    query,
    answers: [list],
    work: ({ installation, query: { pathway, edition, award, competency, limit, offset } }) =>
      listFeedback(
        installation.store.db,
        { pathwayId: pathway, edition, awardId: award, competency },
        { limit, offset },
      ),
    reply: (found) => list.with(found),
    deed: {
      action: 'feedback.list',
      about: ({ query: { pathway, award, competency } }) => ({
        details: { pathway: pathway ?? null, award: award ?? null, competency: competency ?? null },
      }),
      outcome: ({ ratings }) => ({ ratings: ratings.length }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/feedback',
    summary: 'Record what employers said of holders of an award',
    description:
      'Feedback is about an award, never about a person: nobody who was rated is named, in no member and in no comment. ' +
      'All of the answers are kept, or none; the same again changes nothing.',
    who: ['designer', 'registrar'],
    body: jsonBody(z.strictObject({ answers: z.array(employerFeedbackSchema).min(1).max(MOST_ANSWERS) }), 1024 * 1024),
    answers: [recorded],
    errors: ['malformed-feedback', 'malformed-date', 'pathway-not-found'],
    work: ({ installation, body }) => recordFeedback(installation, body.answers.map(parseFeedback)),
    reply: (kept) => recorded.with(kept),
    deed: {
      action: 'feedback.record',
      about: ({ body }) => ({ details: { answers: body.answers.length } }),
      outcome: ({ recorded: kept, known }) => ({ recorded: kept, known }),
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/feedback/{ratingId}',
    summary: 'Remove a rating that was recorded by mistake',
    who: ['registrar'],
    params,
    answers: [gone],
    errors: ['feedback-not-found', 'erasure-unfinished'],
    work: async ({ installation, params }) => {
      await removeRating(installation, params.ratingId);
      return params;
    },
    reply: (found) => gone.with(found),
    deed: { action: 'feedback.remove', about: ({ params }) => ({ subject: params.ratingId }) },
  }),
  route({
    method: 'DELETE',
    path: '/v1/feedback/{ratingId}/comment',
    summary: 'Erase the comment of a rating, as one that names somebody; the rating stays',
    who: ['registrar'],
    params,
    answers: [gone],
    errors: ['feedback-not-found', 'erasure-unfinished'],
    work: async ({ installation, params }) => {
      await eraseRatingComment(installation, params.ratingId);
      return params;
    },
    reply: (found) => gone.with(found),
    deed: { action: 'feedback.erase-comment', about: ({ params }) => ({ subject: params.ratingId }) },
  }),
];
