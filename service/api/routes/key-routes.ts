import { z } from 'zod';
import { ROLES } from '../../registrar/access/actor.ts';
import { apiKey, createApiKey, listApiKeys, revokeApiKey } from '../../registrar/access/api-keys.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, time } from '../schemas.ts';

const key = z
  .object({
    keyId: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    cohorts: z
      .array(z.string())
      .readonly()
      .nullable()
      .meta({ description: 'The cohorts that it is for; null for all' }),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: time,
    expiresAt: time.nullable(),
    revokedAt: time.nullable(),
    lastUsedAt: time.nullable().meta({ description: 'To the minute' }),
  })
  .meta({ id: 'ApiKey' });

const list = json(200, 'Every key that was ever made here.', z.object({ keys: z.array(key) }));
const one = json(200, 'The key.', key);
const created = json(
  201,
  'The key, with its token: this is the only time that it is shown.',
  z.object({ key, token: z.string().meta({ examples: ['cairn_5e8f0a1b_3f9a1c2b7d04_...'] }) }),
);

const params = z.object({ keyId: z.string().min(1).max(40) });

/** `/v1/keys`: the API keys; an admin's to make and to revoke. */
export const keyRoutes = [
  route({
    method: 'GET',
    path: '/v1/keys',
    summary: 'The API keys',
    who: ['auditor'],
    answers: [list],
    work: ({ installation }) => listApiKeys(installation),
    reply: (keys) => list.with({ keys }),
  }),
  route({
    method: 'POST',
    path: '/v1/keys',
    summary: 'Make an API key',
    description: 'Send an Idempotency-Key: with it, an answer that was lost on the way can be asked for again.',
    who: [],
    body: jsonBody(
      z.strictObject({
        name: z.string().max(200).meta({ description: 'Who or what it is for' }),
        role: z.enum(ROLES),
        cohorts: z.array(cohortId).max(1000).nullable().optional().meta({ description: 'Absent or null: all cohorts' }),
        days: z.int().nullable().meta({ description: 'How long it works; null for ever' }),
      }),
    ),
    answers: [created],
    errors: ['malformed-api-key', 'cohort-not-found'],
    work: ({ installation, body }) => createApiKey(installation, body),
    reply: (made) => created.with(made),
    deed: {
      action: 'keys.create',
      about: ({ body: { name, role, cohorts = null, days } }) => ({ details: { name, role, cohorts, days } }),
      outcome: ({ key }) => ({ key: key.keyId }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/keys/{keyId}',
    summary: 'One API key; what it did is in the audit log',
    who: ['auditor'],
    params,
    answers: [one],
    errors: ['api-key-not-found'],
    work: ({ installation, params }) => apiKey(installation, params.keyId),
    reply: (found) => one.with(found),
  }),
  route({
    method: 'DELETE',
    path: '/v1/keys/{keyId}',
    summary: 'Revoke an API key, at once and for ever',
    who: [],
    params,
    answers: [one],
    errors: ['api-key-not-found'],
    work: ({ installation, params }) => revokeApiKey(installation, params.keyId),
    reply: ({ key }) => one.with(key),
    deed: {
      action: 'keys.revoke',
      about: ({ params }) => ({ subject: params.keyId }),
      outcome: ({ changed }) => ({ changed }),
    },
  }),
];
