import { z } from 'zod';
import { statusReasons } from '../../core/status-reason.ts';
import { cohortsOfBatches, cohortsOfCertificates } from '../../registrar/access/cohorts-concerned.ts';
import { actOf } from '../../registrar/anchoring/status-overview.ts';
import { requestCorrection } from '../../registrar/corrections/continue-corrections.ts';
import { requestStatusChange } from '../../registrar/corrections/request-status-change.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { count, credentialHash, hash32, time, uuid } from '../schemas.ts';

const changing = json(
  202,
  'The change is written down, and the service brings it onto the chain. Ask each act how it stands.',
  z.object({
    change: z.enum(['revoke', 'suspend', 'reinstate']),
    certificates: count.meta({ description: 'Without those that have the status already' }),
    acts: z.array(uuid),
  }),
);

const correcting = json(
  202,
  'The new certificate is issued. The service anchors it, and when that is final revokes the old one as superseded.',
  z.object({
    supersededHash: hash32,
    credentialHash: hash32,
    batchId: uuid,
    state: z.enum(['issued', 'revoking', 'done']),
  }),
);

const act = json(
  200,
  'The act and how it stands: it is done when it is `final`.',
  z.object({
    actId: uuid,
    kind: z.enum(['anchor', 'revoke', 'suspend', 'reinstate', 'revoke-batch', 'publish']),
    state: z.enum(['pending', 'submitted', 'included', 'final', 'refused']),
    batchId: uuid.nullable(),
    requestedAt: time,
    transactionHash: hash32.nullable(),
    blockNumber: z.int().nullable(),
    gasUsed: z.int().nullable(),
    failure: z.string().nullable().meta({ description: 'Why it was refused' }),
  }),
);

const KEY_ERRORS = ['key-missing', 'keystore-password-missing', 'keystore-password-wrong'] as const;
const CHAIN_ERRORS = ['chain-unavailable', 'chain-stale', 'wrong-chain', 'registry-unknown'] as const;

/** `POST /v1/revocations`, `POST /v1/supersessions`, `GET /v1/acts/{actId}`: what changes on the chain. */
export const statusChangeRoutes = [
  route({
    method: 'POST',
    path: '/v1/revocations',
    summary: 'Revoke, suspend or reinstate certificates',
    description: 'By their hashes, as `POST /v1/verify` answers them. A revocation is for ever.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        change: z.enum(['revoke', 'suspend', 'reinstate']).default('revoke'),
        credentialHashes: z.array(credentialHash).min(1).max(1000),
        reason: z.enum(statusReasons),
      }),
    ),
    answers: [changing],
    errors: [
      'malformed-hex',
      'credential-not-found',
      'anchor-pending',
      'status-unchanged',
      ...KEY_ERRORS,
      ...CHAIN_ERRORS,
    ],
    concerns: ({ installation, body }) => cohortsOfCertificates(installation, body.credentialHashes),
    work: ({ installation, body: { change, credentialHashes, reason } }) =>
      requestStatusChange(installation, change, credentialHashes, reason),
    reply: ({ certificates, actIds }, { body }) =>
      changing.with({ change: body.change, certificates, acts: [...actIds] }),
    deed: {
      action: 'certificates.revoke',
      about: ({ body: { change, reason, credentialHashes } }) => ({
        action: `certificates.${change}`,
        details: { reason, certificates: credentialHashes },
      }),
      outcome: ({ certificates, actIds }) => ({ certificates, acts: [...actIds] }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/supersessions',
    summary: 'Correct a certificate',
    description:
      'The holder is never without a valid one: the old certificate is revoked when the new one is final. The same again ' +
      'tells how it stands.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        credentialHash,
        name: z.string().min(1).max(400).optional().meta({ description: 'The right name; absent: the one on record' }),
        basis: z.enum(['as-issued', 'as-decided']).optional().meta({
          description: 'The decision it rests on: absent, that of the old one; else the one that is taken now',
        }),
      }),
    ),
    answers: [correcting],
    errors: [
      ...([
        'malformed-hex',
        'credential-not-found',
        'anchor-pending',
        'learner-erased',
        'supersession-conflict',
        'pathway-form-outdated',
        'evaluation-outdated',
        'clock-off',
      ] as const),
      ...KEY_ERRORS,
      ...CHAIN_ERRORS,
    ],
    concerns: ({ installation, body }) => cohortsOfCertificates(installation, [body.credentialHash]),
    work: ({ installation, body }) => requestCorrection(installation, body.credentialHash, body.name, body.basis),
    reply: (begun, { body }) => correcting.with({ supersededHash: body.credentialHash, ...begun }),
    deed: {
      action: 'certificates.supersede',
      about: ({ body }) => ({ subject: body.credentialHash, details: { basis: body.basis ?? 'as-issued' } }),
      outcome: ({ credentialHash, batchId }) => ({ credentialHash, batchId }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/acts/{actId}',
    summary: 'Something that was, or is, to be done on the chain',
    who: ['registrar', 'auditor'],
    params: z.object({ actId: z.string().max(40) }),
    answers: [act],
    errors: ['act-not-found'],
    concerns: async ({ installation, params }) => {
      const { batchId } = await actOf(installation, params.actId);
      return batchId === null ? 'installation' : await cohortsOfBatches(installation, [batchId]);
    },
    work: ({ installation, params }) => actOf(installation, params.actId),
    reply: (found) => act.with(found),
  }),
];
