import { type Anchor, type CertificateFile, certificateFileOf } from './certificate-file.ts';
import type { ChainQuery, ChainReading } from './chain-reading.ts';
import type { CheckName } from './check.ts';
import { type Credential, parseCredential } from './credential.ts';
import { credentialHash } from './credential-hash.ts';
import { didWebDocumentUrl } from './did-web.ts';
import { checkAnchorAgreement, checkInclusion } from './document-checks.ts';
import { CairnError } from './errors.ts';
import type { CredentialHash } from './hex.ts';
import type { IdentityReading } from './identity-reading.ts';
import { isJsonObject } from './json.ts';
import type { Pins } from './pins.ts';
import { findDeployment } from './registry-view.ts';
import { parseStrictJson } from './strict-json.ts';
import { type Facts, judge, type Subject, type Verdict } from './verdict.ts';

/** What a verifier brings: what it trusts, what time it is, and how it reads the world. */
export interface Verification {
  readonly pins: Pins;
  readonly now: Date;
  /** Asks a node. Should answer `unavailable` rather than reject; a rejection is taken as that. */
  readChain(query: ChainQuery): Promise<ChainReading>;
  /** Fetches the document of a `did:web`. Should answer `unavailable` rather than reject; a rejection is taken as that. */
  readIdentity(did: string): Promise<IdentityReading>;
  /** Looks up where a bare credential or hash is anchored. Its word is checked, and never counts against a document. */
  findAnchor?(hash: CredentialHash): Promise<Anchor | null>;
  /** What somebody typed to see whether the certificate is theirs: an e-mail address, an identifier or a name. */
  readonly holderClaim?: string | null;
}

/**
 * Verifies a certificate file, or a credential alone, from its bytes. The one orchestration of the API, the command
 * line and the page: whatever happens, it resolves to a verdict.
 */
export async function verifyDocument(bytes: Uint8Array, verification: Verification): Promise<Verdict> {
  let subject: Subject;
  try {
    subject = await readSubject(bytes, verification);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    subject = { kind: 'unreadable', error };
  }
  const anchor = subject.kind === 'credential' ? (subject.certificate?.anchor ?? null) : null;
  return judgeWithReadings(subject, anchor, verification);
}

/** The verdict on what somebody brought out of which no document could be taken. */
export function verifyUnreadable(error: CairnError, verification: Verification): Promise<Verdict> {
  return judgeWithReadings({ kind: 'unreadable', error }, null, verification);
}

/** Tells what is known of a bare hash. Never more than `document-required`. */
export async function verifyHash(hash: CredentialHash, verification: Verification): Promise<Verdict> {
  const { anchor } = await searchAnchor(hash, verification);
  return judgeWithReadings({ kind: 'hash', credentialHash: hash, anchor }, anchor, verification);
}

async function judgeWithReadings(subject: Subject, anchor: Anchor | null, by: Verification): Promise<Verdict> {
  const facts: Facts = {
    subject,
    pins: by.pins,
    now: by.now,
    chain: anchor === null || subject.kind === 'unreadable' ? null : await readChain(subject, anchor, by),
    identity: { kind: 'not-looked-up' },
    holderClaim: by.holderClaim ?? null,
  };
  const verdict = judge(facts);
  if (subject.kind !== 'credential' || !needsIdentity(verdict, subject.credential)) return verdict;
  return judge({ ...facts, identity: await readIdentity(subject.credential.issuer.id, by) });
}

/** A document with its `@context` is a credential; anything else has to be a certificate file. */
async function readSubject(bytes: Uint8Array, by: Verification): Promise<Subject> {
  const json = parseStrictJson(bytes);
  if (!isJsonObject(json) || !Object.hasOwn(json, '@context')) {
    const certificate = certificateFileOf(json);
    return subjectOf(certificate.credential, certificate, false, null);
  }
  const credential = parseCredential(json);
  const hash = credentialHash(credential.json);
  const { anchor, failure } = await searchAnchor(hash, by);
  // An anchor from elsewhere that does not fit shows that it is the wrong anchor, not that the credential is wrong.
  const fits =
    anchor !== null &&
    checkAnchorAgreement(credential, anchor).outcome === 'pass' &&
    checkInclusion(hash, anchor).outcome === 'pass';
  const certificate = fits ? { credential, anchor, hints: null, issuerDocument: null } : null;
  return subjectOf(credential, certificate, true, failure);
}

function subjectOf(
  credential: Credential,
  certificate: CertificateFile | null,
  anchorSupplied: boolean,
  searchFailure: string | null,
): Subject {
  return {
    kind: 'credential',
    credential,
    credentialHash: credentialHash(credential.json),
    certificate,
    anchorSupplied,
    searchFailure,
    signature: credential.hasProof ? 'unknown-suite' : 'missing',
  };
}

async function searchAnchor(
  hash: CredentialHash,
  by: Verification,
): Promise<{ anchor: Anchor | null; failure: string | null }> {
  try {
    return { anchor: (await by.findAnchor?.(hash)) ?? null, failure: null };
  } catch (error) {
    return { anchor: null, failure: reasonOf(error) };
  }
}

/** Asks about the anchor, unless no answer could count. */
async function readChain(
  subject: Exclude<Subject, { kind: 'unreadable' }>,
  anchor: Anchor,
  by: Verification,
): Promise<ChainReading | null> {
  const deployment = findDeployment(by.pins, anchor);
  if (deployment === null) return null;
  if (subject.kind === 'credential' && checkAnchorAgreement(subject.credential, anchor).outcome !== 'pass') return null;
  const { issuerId, root, index } = anchor;
  const { credentialHash } = subject;
  // A proof that fails here needs no second opinion, and a stranger's file may hold thousands of siblings.
  const proof = checkInclusion(credentialHash, anchor).outcome === 'pass' ? anchor.proof : [];
  try {
    return await by.readChain({ deployment, issuerId, root, index, credentialHash, proof });
  } catch (error) {
    return { kind: 'unavailable', endpoint: deployment.rpcUrls[0] ?? 'none', detail: reasonOf(error) };
  }
}

/** The lines that show a document not to be of the issuer that it names. */
const originChecks: readonly CheckName[] = ['anchor-agreement', 'inclusion', 'issuer', 'anchoring'];

/** Whether the issuer's domain has to be asked. A forgery sends nobody anywhere. */
function needsIdentity(verdict: Verdict, credential: Credential): boolean {
  if (verdict.issuer?.knownBy !== null || didWebDocumentUrl(credential.issuer.id) === null) return false;
  if (verdict.certificate === null) return false;
  return !verdict.checks.some((check) => originChecks.includes(check.name) && check.outcome === 'fail');
}

async function readIdentity(did: string, by: Verification): Promise<IdentityReading> {
  try {
    return await by.readIdentity(did);
  } catch (error) {
    return { kind: 'unavailable', url: didWebDocumentUrl(did) ?? did, detail: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
