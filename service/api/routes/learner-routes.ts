import { z } from 'zod';
import { eraseLearner } from '../../registrar/cohorts/erase-learner.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { count, flag, hash32, learnerId, uuid } from '../schemas.ts';

const erased = json(
  200,
  'What was erased, or on a dry run would be.',
  z.object({
    dryRun: z.boolean(),
    earlier: z.boolean().meta({ description: 'An earlier erasure, that had been cut off, is finished too' }),
    rows: z.record(z.string(), count).meta({ description: 'Rows that went or were emptied, by table' }),
    cohortIds: z.array(z.string()).readonly(),
    certificates: z
      .array(z.object({ credentialHash: hash32, batchId: uuid, state: z.string() }))
      .readonly()
      .meta({ description: "Hash and proof stay, and the holder's own file goes on verifying" }),
  }),
);

/** `DELETE /v1/learners/{learnerId}`. */
export const learnerRoutes = [
  route({
    method: 'DELETE',
    path: '/v1/learners/{learnerId}',
    summary: 'Erase a learner, for ever',
    description:
      'Everything personal of theirs leaves the database, its file and its log. Certificates stay anchored, and can ' +
      'still be revoked by their hashes. Backups, and what is imported from elsewhere, still name them.',
    who: ['registrar'],
    params: z.object({ learnerId }),
    query: z.strictObject({ dryRun: flag }),
    answers: [erased],
    errors: ['learner-not-found', 'erasure-unfinished'],
    work: ({ installation, params, query }) => eraseLearner(installation, params.learnerId, query),
    reply: (summary) => erased.with(summary),
    deed: {
      action: 'learners.erase',
      about: ({ query }) => ({ details: { dryRun: query.dryRun } }),
      outcome: ({ rows, certificates }) => ({
        rows: Object.values(rows).reduce((sum, number) => sum + number, 0),
        certificates: certificates.map(({ credentialHash }) => credentialHash),
      }),
    },
  }),
];
