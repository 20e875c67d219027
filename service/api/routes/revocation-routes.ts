import { z } from 'zod';
import { parseAuditTime } from '../../core/audit/audit-time.ts';
import { parseDecimalUint256 } from '../../core/decimal.ts';
import { CairnError } from '../../core/errors.ts';
import { statusReasons } from '../../core/status-reason.ts';
import { parseRevocationCursor } from '../../registrar/verification/revocations.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { address, block, count, hash32, issuerId, merkleRoot } from '../schemas.ts';

const DECIMAL = '^(0|[1-9][0-9]{0,77})$';

const issuer = z
  .string()
  .transform((text) => {
    const number = parseDecimalUint256(text);
    if (number !== null) return number;
    throw new CairnError('malformed-request', 'The issuerId is not a number.', {
      remedy: "Give the issuer's number in the registry, as issuerId=1.",
    });
  })
  .meta({ description: 'Only of this issuer: its number in the registry', pattern: DECIMAL });

const edge = (side: 'start' | 'end') =>
  z
    .string()
    .max(40)
    .transform((text) => parseAuditTime(text, side))
    .meta({
      description: `${side === 'start' ? 'Only from' : 'Only up to'} this day (2026-09-01) or moment (2026-09-01T12:00:00Z)`,
    });

const cursor = z
  .string()
  .max(40)
  .transform(parseRevocationCursor)
  .meta({ description: 'As the page before has it as `next`', pattern: '^[0-9]+-[0-9]+$' });

const revocations = json(
  200,
  'Revocations, in the order of the chain, as of the block that is named.',
  z.object({
    revocations: z.array(
      z.object({
        kind: z.enum(['credentials-revoked', 'batch-revoked']),
        issuerId,
        root: hash32,
        indices: z
          .array(z.object({ first: count, last: count }))
          .nullable()
          .meta({ description: 'Which certificates of the batch, both ends included; null: all of them' }),
        reason: z.enum(statusReasons),
        by: address,
        time: z.int().meta({ description: 'Unix seconds' }),
        blockNumber: z.int(),
        transactionHash: hash32,
        logIndex: z.int(),
        final: z.boolean().meta({ description: 'Whether its block can no longer be undone' }),
      }),
    ),
    next: z.string().nullable().meta({ description: 'The `cursor` of the next page; null after the last' }),
    block,
  }),
);

/** `GET /v1/revocations`: who, when, why, which, in which transaction. */
export const revocationRoutes = [
  route({
    method: 'GET',
    path: '/v1/revocations',
    summary: 'Every revocation in the registry, read from the chain',
    description:
      'Of every issuer of the registry, a hundred a page. Certificates are named by their place in their batch, as everywhere on the chain.',
    who: 'anyone',
    query: z.object({
      issuerId: issuer.optional(),
      root: merkleRoot.optional(),
      from: edge('start').optional(),
      to: edge('end').optional(),
      cursor: cursor.optional(),
    }),
    answers: [revocations],
    errors: [
      ...(['malformed-hex', 'malformed-date'] as const),
      ...(['chain-unavailable', 'chain-stale', 'wrong-chain', 'registry-unknown'] as const),
    ],
    work: ({ registrar, query: { cursor: after, ...asked } }) => registrar.revocations({ ...asked, after }),
    reply: ({ block: readAt, next, revocations: found }) =>
      revocations.with({
        revocations: found.map(({ indices, ...others }) => ({
          ...others,
          indices: indices === null ? null : [...indices],
        })),
        next,
        block: readAt,
      }),
  }),
];
