import { decodeBase64, toUtf8Bytes } from 'ethers';
import { CairnError } from '../../service/core/errors.ts';
import { parseCredentialHash, parseHash32, parseMerkleRoot } from '../../service/core/hex.ts';
import { isJsonObject, type JsonObject } from '../../service/core/json.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';

/** A vector's bytes: what its base64 holds, then spaces up to the length that it asks for. */
export function bytesOf(vector: { base64: string; paddedTo?: number | undefined }): Uint8Array {
  const bytes = decodeBase64(vector.base64);
  const padded = new Uint8Array(Math.max(bytes.length, vector.paddedTo ?? 0)).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** A value of a vector file as the service meets it: parsed strictly, from bytes. */
export function strictly(value: unknown): ReturnType<typeof parseStrictJson> {
  return parseStrictJson(toUtf8Bytes(JSON.stringify(value)));
}

/** The same for an object. */
export function strictObject(value: unknown): JsonObject {
  const json = strictly(value);
  if (!isJsonObject(json)) throw new Error('the vector is no object');
  return json;
}

/** The `CairnError` that a call throws. */
export function failureOf(call: () => unknown): CairnError {
  try {
    call();
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A vector as the claim that core verifies. */
export function claimOf(vector: {
  index: number;
  size: number;
  credentialHash: string;
  proof: string[];
  root: string;
}) {
  return {
    index: vector.index,
    size: vector.size,
    credentialHash: parseCredentialHash(vector.credentialHash),
    proof: vector.proof.map(parseHash32),
    root: parseMerkleRoot(vector.root),
  };
}
