import { z } from 'zod';
import { statusReasons } from '../../core/status-reason.ts';
import type { ProofAnswer } from '../../registrar/certificates/proof-of.ts';
import { content, json } from '../answer.ts';
import { route } from '../route.ts';
import { address, block, chainId, hash32, hashParameters, hints, issuerId, uuid } from '../schemas.ts';

/** Described but not run through: it is answered some ten thousand times a second. */
const proof = content(
  200,
  'Where the certificate is anchored, with the proof that it is under the root.',
  'application/json',
  z.object({
    credentialHash: hash32,
    index: z.int(),
    root: hash32,
    proof: z.array(hash32).meta({ description: 'Siblings from the leaf upwards' }),
    size: z.int(),
    issuerId,
    chainId,
    registry: address,
    batchId: uuid,
    hints,
  }),
);

const status = json(
  200,
  'The status, read from the chain at the block that is named.',
  z.object({
    credentialHash: hash32,
    batchId: uuid,
    chainId,
    registry: address,
    issuerId,
    root: hash32,
    index: z.int(),
    did: z.string(),
    anchored: z.boolean(),
    anchoredAt: z.int().nullable().meta({ description: 'Unix seconds' }),
    voided: z.boolean(),
    revoked: z.boolean(),
    suspended: z.boolean(),
    batchRevoked: z.boolean(),
    change: z
      .object({
        reason: z.enum(statusReasons),
        by: address.meta({ description: 'The key that did it, or the admin' }),
        at: z.int().meta({ description: 'The time of its block, Unix seconds' }),
        blockNumber: z.int(),
        transactionHash: hash32,
      })
      .nullable()
      .meta({
        description:
          'Why, when and by whose act it was revoked or suspended; null when it is neither, and when the node does not tell in time: the status does not rest on it',
      }),
    supersededBy: hash32.nullable(),
    block,
  }),
);

/** `GET /v1/credentials/{hash}/proof` and `/status`. */
export const credentialRoutes = [
  route({
    method: 'GET',
    path: '/v1/credentials/{hash}/proof',
    summary: 'The inclusion proof of a certificate',
    who: 'anyone',
    params: hashParameters,
    answers: [proof],
    errors: ['malformed-hex', 'credential-not-found', 'anchor-pending'],
    work: ({ registrar, params }) => registrar.proof(params.hash),
    reply: (found) =>
      proof.with(JSON.stringify(found), {
        // The proof of a sealed batch never changes; an hour, since after a void anchor the hints do.
        'Cache-Control': 'public, max-age=3600',
        ETag: proofTag(found),
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/credentials/{hash}/status',
    summary: 'The status of a certificate on the chain',
    who: 'anyone',
    params: hashParameters,
    answers: [status],
    errors: [
      ...(['malformed-hex', 'credential-not-found', 'anchor-pending'] as const),
      ...(['chain-unavailable', 'chain-stale', 'wrong-chain', 'registry-unknown'] as const),
    ],
    work: ({ registrar, params }) => registrar.status(params.hash),
    reply: (found) => status.with(found),
  }),
];

/** Names the answer without hashing it: by hash and root, and by the transaction of the hints. */
function proofTag({ credentialHash, root, hints }: ProofAnswer): string {
  const part = (hash: string | undefined): string => hash?.slice(2, 18) ?? '';
  return `"${part(credentialHash)}-${part(root)}-${part(hints?.transactionHash)}-${hints?.blockNumber ?? ''}"`;
}
