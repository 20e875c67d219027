import { type Credential, parseCredential } from '../../core/credential.ts';
import { credentialHash } from '../../core/credential-hash.ts';
import { CairnError, type ErrorCode } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { Replay } from '../../issuing/replay/replay.ts';
import { storedObject } from '../../store/stored-json.ts';
import { issuedCredential } from '../certificates/certificate-of.ts';
import { evidenceOf } from '../certificates/evidence-of.ts';
import type { Installation } from '../installation.ts';
import { replayWithEvidence, replayWithout } from './replay-with-evidence.ts';

/** What it may be that an installation has no evidence to hand out. */
const WITHOUT_EVIDENCE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'credential-not-found',
  'learner-erased',
  'anchor-pending',
  'evidence-missing',
]);

/** The credential of a certificate that was issued here. @throws CairnError `credential-not-found`, `learner-erased` */
export async function issuedHere({ store }: Installation, hash: CredentialHash): Promise<Credential> {
  return parseCredential(storedObject((await issuedCredential(store.db, hash)).document));
}

/** The decision behind a certificate taken again from the evidence that this installation keeps of it. */
export async function replayCertificate(installation: Installation, credential: Credential): Promise<Replay> {
  const hash = credentialHash(credential.json);
  try {
    const { text } = await evidenceOf(installation, hash);
    return replayWithEvidence(credential, new TextEncoder().encode(text));
  } catch (error) {
    if (!(error instanceof CairnError) || !WITHOUT_EVIDENCE.has(error.code)) throw error;
    return replayWithout(credential, `There is no evidence here: ${error.message}.`);
  }
}
