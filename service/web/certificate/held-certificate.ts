import { CairnError } from '../../core/errors.ts';
import { type CredentialHash, isCredentialHash } from '../../core/hex.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { parseStrictJson } from '../../core/strict-json.ts';
import { boundedWait, TOO_SLOW } from '../page/bounded-wait.ts';

/** What the link leads to, in the words of the issuer's server; the page believes it in nothing that it can check. */
export interface HeldCertificate {
  readonly credentialHash: CredentialHash;
  readonly state: 'final' | 'pending';
  readonly holderNames: readonly string[];
  readonly award: { readonly name: string; readonly achievementType: string };
  readonly issuer: { readonly did: string; readonly name: string };
  /** Unix milliseconds. */
  readonly validFrom: number;
  /** Whether it took the place of the certificate that the link was made for. */
  readonly isCorrection: boolean;
  /** Whether the evidence of its decision can be taken away. */
  readonly hasEvidence: boolean;
  /** The address to show to others. */
  readonly verifyUrl: string;
  /** The last day on which the link opens, as 2027-12-31; null where it goes on. */
  readonly expiresOn: string | null;
}

/** Why the link shows no certificate. */
export type NoCertificate =
  | { readonly kind: 'incomplete' | 'unknown' | 'withdrawn' | 'busy' | 'unreachable' | 'failed' }
  | { readonly kind: 'expired'; readonly expiresOn: string | null };

/** What came of asking the server for something. */
export type Asked<T> = { readonly kind: 'found'; readonly found: T } | NoCertificate;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A PDF is made while the holder waits. */
const PATIENCE_SECONDS = 30;

/** What the link leads to. */
export async function openHeldCertificate(token: string): Promise<Asked<HeldCertificate>> {
  if (!TOKEN.test(token)) return { kind: 'incomplete' };
  const answer = await ask(token, '');
  if (answer.kind !== 'found') return answer;
  const held = heldCertificateIn(answer.found);
  return held === null ? { kind: 'failed' } : { kind: 'found', found: held };
}

/** The bytes of one of the certificate's forms. */
export function takeForm(token: string, form: 'file' | 'pdf' | 'evidence'): Promise<Asked<Uint8Array<ArrayBuffer>>> {
  return ask(token, `/${form}`);
}

async function ask(token: string, path: string): Promise<Asked<Uint8Array<ArrayBuffer>>> {
  try {
    const answered = await boundedWait(request(token, path), PATIENCE_SECONDS);
    if (answered === TOO_SLOW) return { kind: 'unreachable' };
    const { status, bytes } = answered;
    return status === 200 ? { kind: 'found', found: bytes } : reasonOf(status, bytes);
  } catch (error) {
    // What fetch throws when nobody was reached, or the connection was lost on the way.
    if (error instanceof TypeError) return { kind: 'unreachable' };
    throw error;
  }
}

async function request(token: string, path: string) {
  const response = await fetch(`/v1/certificates/${token}${path}`, { credentials: 'omit', cache: 'no-store' });
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** By the code of the problem document (RFC 9457). */
function reasonOf(status: number, bytes: Uint8Array): NoCertificate {
  const problem = jsonObjectIn(bytes);
  const details = problem?.['details'];
  const expiresOn = isJsonObject(details) ? details['expiresOn'] : undefined;
  switch (problem?.['code']) {
    case 'holder-link-not-found':
    case 'learner-erased':
      return { kind: 'unknown' };
    case 'holder-link-withdrawn':
      return { kind: 'withdrawn' };
    case 'holder-link-expired':
      return { kind: 'expired', expiresOn: typeof expiresOn === 'string' ? expiresOn : null };
    default:
      return { kind: status === 429 || status === 503 ? 'busy' : 'failed' };
  }
}

function heldCertificateIn(bytes: Uint8Array): HeldCertificate | null {
  const json = jsonObjectIn(bytes);
  if (json === null) return null;
  const { credentialHash, state, holderNames, award, issuer, validFrom, corrects, forms, verifyUrl, link } = json;
  if (!isCredentialHash(credentialHash) || (state !== 'final' && state !== 'pending')) return null;
  if (!isTexts(holderNames) || !isJsonObject(award) || !isJsonObject(issuer) || !isJsonObject(link)) return null;
  const { name: awardName, achievementType } = award;
  const { did, name: issuerName } = issuer;
  const { expiresOn } = link;
  const milliseconds = typeof validFrom === 'string' ? Date.parse(validFrom) : Number.NaN;
  if (typeof awardName !== 'string' || typeof achievementType !== 'string' || Number.isNaN(milliseconds)) return null;
  if (typeof did !== 'string' || typeof issuerName !== 'string' || !isAddressOf(verifyUrl, credentialHash)) return null;
  return {
    credentialHash,
    state,
    holderNames,
    award: { name: awardName, achievementType },
    issuer: { did, name: issuerName },
    validFrom: milliseconds,
    isCorrection: isCredentialHash(corrects),
    hasEvidence: forms !== undefined && isTexts(forms) && forms.includes('evidence'),
    verifyUrl,
    expiresOn: typeof expiresOn === 'string' ? expiresOn : null,
  };
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return value !== undefined && isJsonArray(value) && value.every((entry) => typeof entry === 'string');
}

/** Only a web address goes into what is copied, shared and scanned. */
function isAddressOf(value: JsonValue | undefined, hash: CredentialHash): value is string {
  return typeof value === 'string' && /^https?:\/\/[^/]/.test(value) && value.endsWith(`/verify#${hash}`);
}

function jsonObjectIn(bytes: Uint8Array): JsonObject | null {
  try {
    const json = parseStrictJson(bytes);
    return isJsonObject(json) ? json : null;
  } catch (error) {
    // Something else than the service answered, as a proxy's own page.
    if (error instanceof CairnError) return null;
    throw error;
  }
}
