import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of randomness in base64url (RFC 4648, section 5): nobody guesses one, so the store needs no slow hash. */
const BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}$/;

/** What whoever shows it needs nothing else than: shown once, and kept nowhere but as its hash. */
export interface SecretText {
  readonly text: string;
  /** SHA-256 in hexadecimal: what it is known by here. */
  readonly hash: string;
}

/** Draws a new one. */
export function drawSecret(): SecretText {
  const text = randomBytes(BYTES).toString('base64url');
  return { text, hash: sha256(text) };
}

/** What a text that somebody shows would be known by; null for one that cannot be. */
export function secretHash(text: string): string | null {
  return FORM.test(text) ? sha256(text) : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'ascii').digest('hex');
}
