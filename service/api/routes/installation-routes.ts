import { z } from 'zod';
import { pinsToJson } from '../../core/pins-json.ts';
import { content, json } from '../answer.ts';
import { route } from '../route.ts';
import { block, chainId } from '../schemas.ts';

const didDocument = content(200, "The issuer's DID document.", 'application/did+json');
const pins = content(200, 'The deployments and issuers that this installation pins.', 'application/json');

const healthBody = z.object({
  status: z.enum(['ok', 'degraded', 'failing']),
  store: z.object({ writable: z.boolean(), problem: z.string().nullable() }),
  chain: z.object({
    name: z.string(),
    chainId,
    problem: z.string().nullable(),
    head: block.nullable(),
    headAgeSeconds: z.number().nullable(),
  }),
});
const well = json(200, 'The service itself is well; the chain may be away (`degraded`).', healthBody);
const failing = json(503, 'The store is not well.', healthBody);

/** What an installation says of itself: `/.well-known/did.json`, `/pins.json` and `/health`. */
export const installationRoutes = [
  // The DID document is for verifiers on pages of other origins; what stands in it can change with the configuration.
  route({
    method: 'GET',
    path: '/.well-known/did.json',
    summary: "The issuer's DID document, which names chain, registry and issuer",
    who: 'anyone',
    answers: [didDocument],
    errors: ['issuer-not-registered'],
    work: async ({ registrar }) => registrar.didDocument(),
    reply: (document) => didDocument.with(JSON.stringify(document), { 'Cache-Control': 'no-cache' }),
  }),
  route({
    method: 'GET',
    path: '/pins.json',
    summary: 'What the verify page of this installation starts from',
    who: 'anyone',
    answers: [pins],
    work: async ({ registrar }) => registrar.pins,
    reply: (found) => pins.with(JSON.stringify(pinsToJson(found)), { 'Cache-Control': 'no-cache' }),
  }),
  // 200 as long as the service itself is well: what restarts it on a failure must not do so for a chain that is away.
  route({
    method: 'GET',
    path: '/health',
    summary: 'Whether the service is well',
    who: 'anyone',
    crossOrigin: false,
    unmetered: true,
    answers: [well, failing],
    work: ({ registrar }) => registrar.health(),
    reply: (health) => (health.status === 'failing' ? failing : well).with(health),
  }),
];
