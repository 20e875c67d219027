import { StatusBitstring } from '../../formats/status-bitstring.ts';
import type { PinnedRegistry } from '../anchoring/pinned-registry.ts';
import { type BatchPlace, notFinal } from './known-batch.ts';

/**
 * Which certificates of a batch do not count, as the chain has it: the bit of each that is revoked or suspended is set.
 * Where the whole batch is revoked, or its anchor is void, none counts, so all bits are set: software that knows no other
 * status must not take one for good.
 */
export async function statusBits({ reader, head }: PinnedRegistry, batch: BatchPlace): Promise<StatusBitstring> {
  const { batchId, issuerId, root, size } = batch;
  const record = await reader.batch(issuerId, root, head);
  // Final once, and gone from the head that was read: a node that lags, or a local chain that lost its tail.
  if (record === null) throw notFinal({ batch_id: batchId, state: 'submitted' }, 'batch-not-final');
  const bits = new StatusBitstring(size);
  if (record.revoked || record.voided) {
    for (let index = 0; index < size; index += 1) bits.set(index);
    return bits;
  }
  const bitmaps = await Promise.all([
    reader.revocationWords(issuerId, root, size, head),
    reader.suspensionWords(issuerId, root, size, head),
  ]);
  for (const words of bitmaps) {
    for (const [position, word] of words.entries()) bits.setWord(position, word);
  }
  return bits;
}
