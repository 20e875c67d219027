import type { Brand } from './brand.ts';
import { CairnError } from './errors.ts';
import { isUuidV4 } from './uuid.ts';

/** Names a batch from its opening on: a lower-case UUID v4. */
export type BatchId = Brand<string, 'BatchId'>;

/** Whether a value is a batch id. */
export function isBatchId(value: unknown): value is BatchId {
  return typeof value === 'string' && isUuidV4(value);
}

/** A batch id, or `malformed-reference`. */
export function parseBatchId(value: unknown): BatchId {
  if (isBatchId(value)) return value;
  throw new CairnError('malformed-reference', 'Expected a batch id: a lower-case UUID v4');
}
