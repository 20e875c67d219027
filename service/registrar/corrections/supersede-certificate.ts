import type { CredentialHash } from '../../core/hex.ts';
import { setSupersessionState } from '../../store/supersessions.ts';
import { anchorBatches } from '../anchoring/anchor-batches.ts';
import { certificateOf } from '../certificates/certificate-of.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { beginCorrection, type CorrectionBasis } from './begin-correction.ts';
import { ensureRevoked } from './change-status.ts';

export interface SupersedeSummary {
  readonly supersededHash: string;
  readonly credentialHash: string;
  readonly credentialId: string;
  readonly batchId: string;
  /** The new certificate file. */
  readonly text: string;
}

/**
 * Corrects a certificate, as when a name was misspelt: a new credential that names the old one's id and hash is issued
 * and anchored, and once that anchor is final the old one is revoked as superseded. The holder is never without a valid
 * certificate. Each step is written down first, so it may be killed at any point and goes on when run again.
 *
 * @param name the right name; absent: what the store now holds
 * @param basis the decision that the new one rests on; absent: that of the old one
 * @throws CairnError `credential-not-found`, `supersession-conflict`, `learner-erased` (a correction that was begun before
 * is brought to its end all the same), and what anchoring and revoking throw
 */
export async function supersedeCertificate(
  installation: Installation,
  oldHash: CredentialHash,
  name: string | undefined,
  onProgress: OnProgress = () => {},
  basis?: CorrectionBasis,
): Promise<SupersedeSummary> {
  const { db } = installation.store;
  const { credentialHash, credentialId, batchId, batchState, state } = await beginCorrection(
    installation,
    oldHash,
    name,
    basis,
  );
  if (batchState !== 'final') await anchorBatches(installation, [batchId], onProgress);
  if (state !== 'done') {
    await setSupersessionState(db, oldHash, 'revoking');
    await ensureRevoked(installation, oldHash, 'superseded', onProgress);
    await setSupersessionState(db, oldHash, 'done');
  }
  const { text } = await certificateOf(installation, credentialHash);
  return { supersededHash: oldHash, credentialHash, credentialId, batchId, text };
}
