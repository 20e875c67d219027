import { type BatchId, isBatchId } from './batch-id.ts';
import { parseDecimal } from './decimal.ts';
import {
  formatIssuerReference,
  type IssuerReference,
  malformedReference,
  parseIssuerParts,
  referenceParts,
} from './issuer-reference.ts';
import { maxBatchSize } from './leaf.ts';

/** Where a credential says that it is anchored: its place in one batch of one issuer. */
export interface AnchorReference extends IssuerReference {
  readonly batchId: BatchId;
  /** The leaf's index, and so the position of its status bit. */
  readonly index: number;
}

const form = 'urn:cairn:eip155:{chainId}:{registry}:{issuerId}:{batchId}:{index}';

/** `urn:cairn:eip155:{chainId}:{registry}:{issuerId}:{batchId}:{index}`, the `id` of a `credentialStatus`. */
export function formatAnchorReference(reference: AnchorReference): string {
  return `${formatIssuerReference(reference)}:${reference.batchId}:${reference.index}`;
}

/** Reads what `formatAnchorReference` writes, and only its one spelling; otherwise throws `malformed-reference`. */
export function parseAnchorReference(text: unknown): AnchorReference {
  const parts = referenceParts(text, 5);
  if (parts === null) throw malformedReference(form);
  const [, , , batchId, position = ''] = parts;
  const index = parseDecimal(position);
  if (!isBatchId(batchId) || index === null || index >= maxBatchSize) throw malformedReference(form);
  return { ...parseIssuerParts(parts, form), batchId, index };
}
