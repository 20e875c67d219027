import { CairnError } from '../../core/errors.ts';
import { findPinnedRegistry } from '../anchoring/pinned-registry.ts';
import type { Installation } from '../installation.ts';
import type { BatchPlace } from './known-batch.ts';

/** Where a certificate stands: as the chain has it now. */
export type CertificateStanding = 'pending' | 'in-force' | 'suspended' | 'revoked' | 'void' | 'unknown';

/** Where each certificate of a final batch stands; `unknown` for all where no node can be asked. */
export async function standingsOf(
  { deployment, now }: Installation,
  { issuerId, root, size }: BatchPlace,
): Promise<(index: number) => CertificateStanding> {
  try {
    const { reader, head } = await findPinnedRegistry(deployment, now());
    const [record, revoked, suspended] = await Promise.all([
      reader.batch(issuerId, root, head),
      reader.revocationWords(issuerId, root, size, head),
      reader.suspensionWords(issuerId, root, size, head),
    ]);
    if (record === null) return () => 'unknown';
    if (record.revoked) return () => 'revoked';
    const isSet = (words: readonly bigint[], index: number) =>
      (((words[index >>> 8] ?? 0n) >> BigInt(index & 0xff)) & 1n) === 1n;
    return (index) => {
      if (isSet(revoked, index)) return 'revoked';
      if (record.voided) return 'void';
      return isSet(suspended, index) ? 'suspended' : 'in-force';
    };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    return () => 'unknown';
  }
}
