import { z } from 'zod';
import { documentKinds } from '../core/document-kind.ts';
import { CairnError } from '../core/errors.ts';
import { type Hash32, isHash32, isMerkleRoot, type MerkleRoot } from '../core/hex.ts';
import { statusReasons } from '../core/status-reason.ts';
import type { ActRow } from '../store/acts.ts';

const root = z.custom<MerkleRoot>(isMerkleRoot);
const issuerId = z.string().regex(/^\d+$/).transform(BigInt);
const reason = z.enum(statusReasons);
const statusChange = { issuerId, root, indices: z.array(z.int().min(0)).min(1), reason };

const actPayload = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anchor'), issuerId, root, size: z.int().min(1) }),
  z.strictObject({ kind: z.literal('revoke'), ...statusChange }),
  z.strictObject({ kind: z.literal('suspend'), ...statusChange }),
  z.strictObject({ kind: z.literal('reinstate'), ...statusChange }),
  z.strictObject({ kind: z.literal('revoke-batch'), issuerId, root, reason }),
  z.strictObject({
    kind: z.literal('publish'),
    issuerId,
    documentKind: z.enum(documentKinds),
    digest: z.custom<Hash32>(isHash32),
  }),
]);

/** What has to come onto the chain, exactly once. */
export type Act = Readonly<z.output<typeof actPayload>>;

/** A change of some certificates' status in one batch. */
export type StatusChange = Extract<Act, { kind: 'revoke' | 'suspend' | 'reinstate' }>;

/** Writes an act for the store. */
export function formatAct(act: Act): string {
  return JSON.stringify({ ...act, issuerId: act.issuerId.toString() });
}

/** Reads an act from the store. @throws CairnError `store-corrupt` */
export function parseAct(row: Pick<ActRow, 'act_id' | 'payload'>): Act {
  const parsed = actPayload.safeParse(JSON.parse(row.payload));
  if (parsed.success) return parsed.data;
  throw new CairnError('store-corrupt', `act ${row.act_id} in the database cannot be read`, {
    details: { problem: z.prettifyError(parsed.error) },
  });
}
