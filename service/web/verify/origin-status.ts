import type { Anchor } from '../../core/certificate-file.ts';
import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import { isAddress, isCredentialHash, isHash32, isMerkleRoot } from '../../core/hex.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { parseStrictJson } from '../../core/strict-json.ts';
import { boundedWait, ENDPOINT_SECONDS, TOO_SLOW } from '../page/bounded-wait.ts';

/** What the page's own origin says of a hash: a convenience beside the verdict, never part of it. */
export type OriginStatus =
  | { readonly kind: 'silent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'pending' }
  | {
      readonly kind: 'status';
      readonly anchored: boolean;
      readonly revoked: boolean;
      readonly suspended: boolean;
      /** Its key was compromised when it was recorded, so the record does not count. */
      readonly voided: boolean;
      /** The hash of the certificate that corrects this one. */
      readonly supersededBy: CredentialHash | null;
      readonly blockNumber: number | null;
    };

/** Asks `GET /v1/credentials/{hash}/status` of the page's own origin. An origin without an API is `silent`. */
export async function fetchOriginStatus(hash: CredentialHash): Promise<OriginStatus> {
  const answer = await getJson(`/v1/credentials/${hash}/status`);
  if (answer === null) return { kind: 'silent' };
  const code = answer.json['code'];
  if (code === 'credential-not-found') return { kind: 'unknown' };
  if (code === 'anchor-pending') return { kind: 'pending' };
  const { anchored, revoked, suspended, voided, batchRevoked, supersededBy, block } = answer.json;
  if (!answer.ok || typeof anchored !== 'boolean') return { kind: 'silent' };
  return {
    kind: 'status',
    anchored,
    revoked: revoked === true || batchRevoked === true,
    suspended: suspended === true,
    voided: voided === true,
    supersededBy: isCredentialHash(supersededBy) ? supersededBy : null,
    blockNumber: isJsonObject(block) && typeof block['number'] === 'number' ? block['number'] : null,
  };
}

/**
 * Asks `GET /v1/credentials/{hash}/proof` of the page's own origin for the anchor of a credential that came without
 * one. What it says is believed in nothing: the proof is recomputed and read on the chain like any other.
 */
export async function fetchOriginAnchor(hash: CredentialHash): Promise<Anchor | null> {
  const answer = await getJson(`/v1/credentials/${hash}/proof`);
  if (answer === null || !answer.ok) return null;
  const { chainId, registry, issuerId, root, size, index, proof } = answer.json;
  const isIssuerId = typeof issuerId === 'string' && /^\d{1,78}$/.test(issuerId);
  if (!isCount(chainId) || !isAddress(registry) || !isIssuerId || !isMerkleRoot(root)) return null;
  if (!isCount(size) || !isCount(index) || !isJsonArray(proof)) return null;
  const siblings = proof.filter(isHash32);
  if (siblings.length !== proof.length) return null;
  return { chainId, registry, issuerId: BigInt(issuerId), root, size, index, proof: siblings };
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

async function getJson(path: string): Promise<{ readonly ok: boolean; readonly json: JsonObject } | null> {
  try {
    const response = await boundedWait(
      fetch(path, { headers: { accept: 'application/json' }, credentials: 'omit', cache: 'no-store' }),
      ENDPOINT_SECONDS,
    );
    if (response === TOO_SLOW) return null;
    const json = parseStrictJson(new Uint8Array(await response.arrayBuffer()));
    return isJsonObject(json) ? { ok: response.ok, json } : null;
  } catch (error) {
    // No server there, or one that answers with a page instead: this page does without it.
    if (error instanceof TypeError || error instanceof CairnError) return null;
    throw error;
  }
}
