import { CairnError } from '../../core/errors.ts';
import { type CredentialHash, parseCredentialHash } from '../../core/hex.ts';
import { setSupersessionState, unfinishedSupersessions } from '../../store/supersessions.ts';
import { requestAnchoring } from '../anchoring/request-anchoring.ts';
import type { Installation } from '../installation.ts';
import { type BegunCorrection, beginCorrection, type CorrectionBasis } from './begin-correction.ts';
import { refusedChange, requestStatusChange } from './request-status-change.ts';

/**
 * Begins the correction of a certificate and has it anchored, without waiting for the chain: `continueCorrections` revokes
 * the old one when the new one is final. The keys that all this takes are opened first.
 *
 * @throws CairnError as `beginCorrection`, and `key-missing`
 */
export async function requestCorrection(
  installation: Installation,
  oldHash: CredentialHash,
  name: string | undefined,
  basis?: CorrectionBasis,
): Promise<BegunCorrection> {
  await Promise.all([installation.signer('anchor'), installation.signer('revoke')]);
  const begun = await beginCorrection(installation, oldHash, name, basis);
  if (begun.batchState !== 'final') await requestAnchoring(installation, [begun.batchId]);
  return begun;
}

/**
 * Takes each correction that is under way one step on, when the chain allows it: the old certificate is revoked once the
 * new one is final, and the correction is done once that is final too. May be cut off anywhere and called again.
 *
 * @throws CairnError `key-missing`, `chain-unavailable`: of the first that cannot go on; the others have had their turn
 */
export async function continueCorrections(installation: Installation): Promise<void> {
  let first: CairnError | undefined;
  for (const { old_credential_hash, state, batch_state } of await unfinishedSupersessions(installation.store.db)) {
    if (batch_state !== 'final') continue;
    try {
      await revokeSuperseded(installation, parseCredentialHash(old_credential_hash), state);
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      first ??= error;
    }
  }
  if (first !== undefined) throw first;
}

async function revokeSuperseded(
  installation: Installation,
  oldHash: CredentialHash,
  state: BegunCorrection['state'],
): Promise<void> {
  const { db } = installation.store;
  if (state === 'issued') await setSupersessionState(db, oldHash, 'revoking');
  const refused = await refusedChange(installation, 'revoke', oldHash);
  if (refused !== null) {
    throw new CairnError('act-refused', `the superseded certificate ${oldHash} is not revoked: ${refused}`, {
      remedy: 'remove the cause and run npx cairn supersede for it again; its successor is valid meanwhile',
      details: { credentialHash: oldHash },
    });
  }
  try {
    // Finds what was asked for in an earlier pass, until it is final.
    await requestStatusChange(installation, 'revoke', [oldHash], 'superseded');
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'status-unchanged') throw error;
    await setSupersessionState(db, oldHash, 'done');
  }
}
