import { readRegistry } from '../../chain/read-registry.ts';
import type { Anchor } from '../../core/certificate-file.ts';
import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { Verdict } from '../../core/verdict.ts';
import { ownEndpoints } from '../anchoring/own-endpoints.ts';
import { anchorOf } from '../certificates/anchor-of.ts';
import { verifyFile } from '../certificates/certificate-in-pdf.ts';
import { finalCredential } from '../certificates/final-credential.ts';
import type { Installation } from '../installation.ts';
import { lookUpIdentity } from './identity-look-up.ts';

export interface VerifyOptions {
  /** What somebody typed to see whether the certificate is theirs: an e-mail address, an identifier or a name. */
  readonly holderClaim?: string | undefined;
}

/** A visitor waits for the answer. */
const TIMEOUT_MS = 5_000;

/**
 * The verdict on a certificate file, a credential or a certificate's PDF by what this installation pins, advisory to whoever asks. A
 * credential alone that was issued here is completed with its anchor. What the bytes are is never an error.
 *
 * @throws CairnError `store-unavailable` and the like: what is wrong with the installation itself
 */
export async function verifyHere(
  installation: Installation,
  bytes: Uint8Array,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const now = installation.now();
  return await verifyFile(bytes, {
    pins: installation.pins,
    now,
    readChain: (query) => {
      const endpoints = ownEndpoints(query.deployment, installation.deployment);
      return readRegistry(query, { now, timeoutMs: TIMEOUT_MS, endpoints });
    },
    readIdentity: (did) => lookUpIdentity(installation, did),
    findAnchor: (hash) => ownAnchor(installation, hash),
    holderClaim: options.holderClaim ?? null,
  });
}

/** Where a credential of ours is anchored; null when it is not ours, or not final yet. */
export async function ownAnchor({ store }: Installation, hash: CredentialHash): Promise<Anchor | null> {
  try {
    return anchorOf(await finalCredential(store, hash));
  } catch (error) {
    if (error instanceof CairnError && (error.code === 'credential-not-found' || error.code === 'anchor-pending')) {
      return null;
    }
    throw error;
  }
}
