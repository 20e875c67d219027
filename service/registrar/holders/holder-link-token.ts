import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of randomness in base64url (RFC 4648, section 5): nobody guesses one, so the store needs no slow hash. */
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new token. It is shown once, and kept nowhere. */
export function newLinkToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What a token is known by here; null for a text that no token can be. */
export function linkTokenHash(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token, 'ascii').digest('hex') : null;
}

/** The address that a holder opens. The token stands behind the #, which browsers send to no server. */
export function holderLinkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/certificate#${token}`;
}
