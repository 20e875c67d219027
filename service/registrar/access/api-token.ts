import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { CairnError } from '../../core/errors.ts';

/**
 * The text of an API key: `cairn_{installation}_{key}_{secret}{checksum}`, all in lower-case hexadecimal. Installation (8
 * digits) and key (12) say where it belongs and which one to revoke when it is found where it should not be; the secret
 * is 256 bits of randomness; the checksum, the CRC-32 of all that stands before it, tells a token that was not copied
 * whole from an unknown one without a look into the store. It can be told by its beginning in a scan for leaked secrets.
 */
export interface ApiToken {
  readonly installationId: string;
  readonly keyId: string;
  readonly text: string;
}

const TOKEN = /^cairn_([0-9a-f]{8})_([0-9a-f]{12})_[0-9a-f]{64}[0-9a-f]{8}$/;
const CHECKSUM_DIGITS = 8;

/** Draws a new token. */
export function drawApiToken(installationId: string): ApiToken {
  const keyId = randomBytes(6).toString('hex');
  const body = `cairn_${installationId}_${keyId}_${randomBytes(32).toString('hex')}`;
  return { installationId, keyId, text: body + checksum(body) };
}

/** Reads a token that somebody shows; whether it is one that was made here is not known by that. @throws CairnError `token-malformed` */
export function parseApiToken(text: string): ApiToken {
  const [, installationId, keyId] = TOKEN.exec(text) ?? [];
  const body = text.slice(0, -CHECKSUM_DIGITS);
  if (installationId !== undefined && keyId !== undefined && text === body + checksum(body)) {
    return { installationId, keyId, text };
  }
  // What was shown may be a secret all the same: it is repeated nowhere.
  throw new CairnError('token-malformed', 'What was sent as the API key is not one.', {
    remedy: 'Send the whole key as it was shown when it was made: Authorization: Bearer cairn_...',
  });
}

/** What is kept of a token: its SHA-256, in hexadecimal. 256 random bits need no slow hash. */
export function tokenHash({ text }: ApiToken): string {
  return createHash('sha256').update(text).digest('hex');
}

function checksum(body: string): string {
  return crc32(body).toString(16).padStart(CHECKSUM_DIGITS, '0');
}
