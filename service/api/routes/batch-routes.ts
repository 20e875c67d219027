import { z } from 'zod';
import { formatManifest } from '../../core/manifest.ts';
import { content, json } from '../answer.ts';
import { route } from '../route.ts';
import { address, batchId, batchParameters, chainId, hash32, hints, issuerId, merkleRoot, uuid } from '../schemas.ts';

const batch = json(
  200,
  'Where the batch stands, and nothing of its certificates.',
  z.object({
    batchId: uuid,
    state: z.enum(['open', 'sealed', 'submitted', 'included', 'final']),
    chainId,
    registry: address,
    issuerId,
    root: hash32.nullable(),
    size: z.int().nullable(),
    hints,
  }),
);

const manifests = json(
  200,
  'The batches whose manifests are handed out, by their ids.',
  z.object({
    manifests: z.array(z.object({ batchId: uuid, chainId, registry: address, issuerId, root: hash32, size: z.int() })),
    next: uuid.nullable().meta({ description: 'The `cursor` of the next page; null after the last' }),
  }),
);

const manifest = content(
  200,
  'The manifest: every certificate hash in index order.',
  'application/json',
  z.object({
    type: z.literal('CairnManifest'),
    version: z.literal(1),
    batchId: uuid,
    chainId,
    registry: address,
    issuerId,
    root: hash32,
    size: z.int(),
    credentialHashes: z.array(hash32),
  }),
);

/** The media type of a credential without an enveloping proof (VCDM 2.0, section 6). */
const statusList = content(
  200,
  'A W3C Bitstring Status List credential: a bit is set while revoked or suspended.',
  'application/vc',
);

/** What anyone may ask of batches: `GET /v1/manifests`, `/v1/batches/{batchId}`, `.../manifest`, and `GET /status/{batchId}`. */
export const batchRoutes = [
  route({
    method: 'GET',
    path: '/v1/manifests',
    summary: 'The manifests that are handed out',
    description:
      'Of every batch that is final on the chain, a hundred a page: an auditor fetches each at `/v1/batches/{batchId}/manifest`.',
    who: 'anyone',
    query: z.object({ root: merkleRoot.optional(), cursor: batchId.optional() }),
    answers: [manifests],
    errors: ['malformed-hex', 'malformed-reference'],
    work: ({ registrar, query }) => registrar.manifests({ root: query.root, after: query.cursor }),
    reply: (page) => manifests.with({ ...page, manifests: [...page.manifests] }),
  }),
  route({
    method: 'GET',
    path: '/v1/batches/{batchId}',
    summary: 'A batch and where it stands',
    who: 'anyone',
    params: batchParameters,
    answers: [batch],
    errors: ['malformed-reference', 'batch-not-found'],
    work: ({ registrar, params }) => registrar.batch(params.batchId),
    reply: (found) => batch.with(found),
  }),
  route({
    method: 'GET',
    path: '/v1/batches/{batchId}/manifest',
    summary: 'The manifest of a batch',
    who: 'anyone',
    params: batchParameters,
    answers: [manifest],
    errors: ['malformed-reference', 'batch-not-found', 'batch-not-final'],
    work: ({ registrar, params }) => registrar.manifest(params.batchId),
    // A sealed batch never changes.
    reply: (found) => manifest.with(formatManifest(found), { 'Cache-Control': 'public, max-age=86400' }),
  }),
  route({
    method: 'GET',
    path: '/status/{batchId}',
    summary: 'The status list that the certificates of a batch name',
    who: 'anyone',
    params: batchParameters,
    answers: [statusList],
    errors: [
      ...(['malformed-reference', 'batch-not-found', 'batch-not-final'] as const),
      ...(['chain-unavailable', 'chain-stale', 'wrong-chain', 'registry-unknown'] as const),
    ],
    work: ({ registrar, params }) => registrar.statusList(params.batchId),
    reply: (list) => statusList.with(JSON.stringify(list)),
  }),
];
