import { z } from 'zod';
import { explainLearner } from '../../registrar/explanations/explain-learner.ts';
import { explainedLearnerSchema } from '../../registrar/explanations/explained-learner-form.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { cohortId, learnerId } from '../schemas.ts';

const explained = json(200, 'How the learner stands, and why.', explainedLearnerSchema);

/** `GET /v1/evaluations/{cohortId}/{learnerId}`. */
export const explanationRoutes = [
  route({
    method: 'GET',
    path: '/v1/evaluations/{cohortId}/{learnerId}',
    summary: 'Decide on one learner as of today, explained in plain words, with what to do next',
    description: 'Nothing is kept of it: what was decided and issued before stands as it was.',
    who: ['registrar'],
    params: z.object({ cohortId, learnerId }),
    query: z.strictObject({
      award: z.string().min(1).max(64).optional().meta({ description: 'Only the decision on this award' }),
    }),
    answers: [explained],
    errors: ['cohort-not-found', 'learner-not-enrolled', 'pathway-form-outdated', 'award-not-found'],
    concerns: ({ params }) => [params.cohortId],
    work: ({ installation, params, query }) =>
      explainLearner(installation, params.cohortId, params.learnerId, query.award),
    reply: (found) => explained.with(found),
    deed: {
      action: 'evaluations.explain',
      about: ({ params, query }) => ({ cohortId: params.cohortId, details: { award: query.award ?? null } }),
      outcome: ({ learnerReference }) => ({ learner: learnerReference }),
    },
  }),
];
