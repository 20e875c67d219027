import { z } from 'zod';
import { transcriptSchema } from '../../registrar/transcripts/transcript-form.ts';
import { transcriptOf } from '../../registrar/transcripts/transcript-of.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { learnerId } from '../schemas.ts';

const transcript = json(200, 'What has been earned, as of today.', transcriptSchema);

const description =
  'Over all enrolments: modules that are passed, awards that are earned or issued and in force, and what these count for ' +
  'under which agreement. Credit is that of modules, each once; awards show the credit of the modules behind them.';

/** `GET /v1/learners/{learnerId}/transcript`, and the learner's own. */
export const transcriptRoutes = [
  route({
    method: 'GET',
    path: '/v1/learners/{learnerId}/transcript',
    summary: "A learner's transcript of records",
    description: `${description} A key that is restricted to cohorts sees these alone.`,
    who: ['registrar'],
    params: z.object({ learnerId }),
    answers: [transcript],
    errors: ['learner-not-found', 'pathway-form-outdated'],
    concerns: () => 'own',
    work: ({ installation, params, principal }) =>
      transcriptOf(installation, [params.learnerId], principal.cohorts ?? undefined),
    reply: (found) => transcript.with(found),
    deed: {
      action: 'learners.transcript',
      outcome: ({ learnerReference, enrolments }) => ({ learner: learnerReference, enrolments: enrolments.length }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/learn/transcript',
    summary: 'My transcript of records',
    description,
    who: 'learner',
    answers: [transcript],
    errors: ['learner-not-found', 'pathway-form-outdated'],
    work: ({ installation, learner }) => transcriptOf(installation, learner.learnerIds),
    reply: (found) => transcript.with(found),
  }),
];
