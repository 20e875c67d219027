import { z } from 'zod';
import { cohortsOfBatches } from '../../registrar/access/cohorts-concerned.ts';
import { requestAnchoring } from '../../registrar/anchoring/request-anchoring.ts';
import { statusOverview } from '../../registrar/anchoring/status-overview.ts';
import { issueAwards } from '../../registrar/issuing/issue-awards.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { batchId, cohortId, count, hash32, uuid } from '../schemas.ts';

const state = z.enum(['open', 'sealed', 'submitted', 'included', 'final']);

const list = json(
  200,
  'The batches, by cohort and award.',
  z.object({
    batches: z.array(
      z.object({
        batchId: uuid,
        cohortId: z.string(),
        awardId: z.string(),
        state,
        size: count,
        root: hash32.nullable(),
        transactionHash: hash32.nullable(),
        blockNumber: z.int().nullable(),
        gasUsed: z.int().nullable(),
      }),
    ),
  }),
);

const batch = z.object({
  batchId: uuid,
  cohortId: z.string(),
  awardId: z.string(),
  award: z.string(),
  pathway: z.string().meta({ description: 'The version that it was earned under, `id@edition`' }),
  credentials: count,
  withoutName: count.meta({ description: 'Holders whose certificate will state only a hashed identifier' }),
  root: hash32,
});
const issued = json(201, 'The batches that were issued and sealed.', z.object({ batches: z.array(batch) }));

const accepted = json(
  202,
  'The anchoring is written down, and the service goes on with it. Ask each batch, or each act, how it stands.',
  z.object({
    batches: z.array(z.object({ batchId: uuid, cohortId: z.string(), actId: uuid, state })),
  }),
);

/** `/v1/batches` (list, issue) and `/v1/anchorings`. */
export const issuingRoutes = [
  route({
    method: 'GET',
    path: '/v1/batches',
    summary: 'The batches, and where each stands',
    who: ['registrar', 'auditor'],
    answers: [list],
    concerns: () => 'own',
    work: async ({ installation, principal: { cohorts } }) =>
      (await statusOverview(installation)).batches.filter(({ cohortId }) => cohorts?.includes(cohortId) ?? true),
    reply: (batches) => list.with({ batches }),
  }),
  route({
    method: 'POST',
    path: '/v1/batches',
    summary: 'Issue what has been earned and not yet issued',
    description:
      'One sealed batch per cohort, award and pathway version. Nothing is issued twice, whoever asks again. `POST /v1/previews` says before what it would do.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        cohortIds: z.array(cohortId).min(1).max(1000).optional().meta({ description: 'Absent: all cohorts' }),
        awardIds: z.array(z.string().max(200)).min(1).max(100).optional().meta({ description: 'Absent: all awards' }),
      }),
    ),
    answers: [issued],
    errors: [
      ...(['cohort-not-found', 'award-not-found', 'evaluation-outdated', 'pathway-form-outdated'] as const),
      ...(['issuer-not-registered', 'clock-off'] as const),
    ],
    concerns: ({ body }) => body.cohortIds ?? 'installation',
    work: ({ installation, body }) => issueAwards(installation, body),
    reply: (batches) => issued.with({ batches }),
    deed: {
      action: 'certificates.issue',
      about: ({ body: { cohortIds = [], awardIds = [] } }) => ({ details: { cohorts: cohortIds, awards: awardIds } }),
      outcome: (batches) => ({
        batches: batches.map(({ batchId }) => batchId),
        credentials: batches.reduce((sum, { credentials }) => sum + credentials, 0),
      }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/anchorings',
    summary: 'Have sealed batches anchored',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        batchIds: z.array(batchId).min(1).max(1000).optional().meta({ description: 'Absent: all that are sealed' }),
      }),
    ),
    answers: [accepted],
    errors: ['batch-not-found', 'batch-empty', 'registry-unknown', 'key-missing', 'keystore-password-missing'],
    concerns: ({ installation, body }) =>
      body.batchIds === undefined ? 'installation' : cohortsOfBatches(installation, body.batchIds),
    work: ({ installation, body }) => requestAnchoring(installation, body.batchIds ?? []),
    reply: (batches) => accepted.with({ batches }),
    deed: {
      action: 'batches.anchor',
      about: ({ body }) => ({ details: { batches: body.batchIds ?? [] } }),
      outcome: (batches) => ({ acts: batches.map(({ actId }) => actId) }),
    },
  }),
];
