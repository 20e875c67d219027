import { z } from 'zod';
import { evaluateCohorts } from '../../registrar/cohorts/evaluate-cohorts.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, count } from '../schemas.ts';

const evaluation = json(
  200,
  'The cohorts are evaluated.',
  z.object({
    cohorts: count,
    learners: count.meta({ description: 'Whom it decided: those who could be decided otherwise than before' }),
    changed: count.meta({ description: 'Decisions that are new or came out otherwise than before' }),
    leftOut: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Cohorts that nobody named and whose definition has an earlier form' }),
    reviews: z
      .object({
        raised: count.meta({ description: 'Certificates that do not say any more what is decided now' }),
        settled: count.meta({ description: 'Closed by themselves: the record is again as it was certified' }),
        open: count.meta({ description: 'Of the evaluated cohorts, for a person to look at' }),
      })
      .meta({ description: 'Nothing is revoked by itself: `GET /v1/reviews` lists them' }),
  }),
);

/** `POST /v1/evaluations`. */
export const evaluationRoutes = [
  route({
    method: 'POST',
    path: '/v1/evaluations',
    summary: 'Evaluate the learners of some cohorts, or of all',
    description:
      'Decided are those who could be decided otherwise than before; the outcome is as if everybody was decided anew. What is decided is kept as it is decided: a request that breaks off has done what it had got to.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        cohortIds: z.array(cohortId).min(1).max(1000).optional().meta({ description: 'Absent: all cohorts' }),
        all: z.boolean().optional().meta({ description: 'Whether everybody is to be decided anew' }),
      }),
    ),
    answers: [evaluation],
    errors: ['cohort-not-found', 'pathway-form-outdated'],
    concerns: ({ body }) => body.cohortIds ?? 'installation',
    work: ({ installation, body }) => evaluateCohorts(installation, body.cohortIds ?? [], undefined, { all: body.all }),
    reply: (summary) => evaluation.with(summary),
    deed: {
      action: 'cohorts.evaluate',
      about: ({ body }) => ({ details: { cohorts: body.cohortIds ?? [], all: body.all ?? false } }),
      outcome: ({ learners, changed, reviews }) => ({ learners, changed, reviews: { ...reviews } }),
    },
  }),
];
