import type { CredentialHash } from '../../core/hex.ts';
import { type ProofRow, proofRow } from '../../store/proof-row.ts';
import type { Store } from '../../store/store.ts';
import { credentialNotFound } from './certificate-of.ts';
import { notFinal } from './known-batch.ts';

/** What the store holds of a credential whose batch is final. */
export interface FinalCredentialRow extends ProofRow {
  readonly root: string;
  readonly size: number;
}

/**
 * Looks up a credential that may be spoken of: nothing is handed out of a batch before the chain calls it final.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`
 */
export async function finalCredential({ db }: Store, hash: CredentialHash): Promise<FinalCredentialRow> {
  const row = await proofRow(db, hash);
  if (row === undefined) throw credentialNotFound(hash);
  const { state, root, size } = row;
  if (state !== 'final' || root === null || size === null) {
    throw notFinal(row, 'anchor-pending');
  }
  return { ...row, root, size };
}
