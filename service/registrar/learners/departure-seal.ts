import { randomBytes } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { signInInterrupted } from './oidc-refusal.ts';

/** How long somebody may take at the provider. */
export const MINUTES_AT_PROVIDER = 10;

/** What has to be known again of somebody who is at the provider, when they come back. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/**
 * Keeps a departure with the browser that left, for ten minutes, readable and alterable by nobody but this process (JWE, RFC
 * 7516). Whoever is at the provider while the service is started anew begins again.
 */
export class DepartureSeal {
  readonly #key = randomBytes(32);
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async close(departure: Departure): Promise<string> {
    const now = Math.floor(this.#now().getTime() / 1000);
    return await new EncryptJWT({ ...departure })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(now + MINUTES_AT_PROVIDER * 60)
      .encrypt(this.#key);
  }

  /** @throws CairnError `sign-in-interrupted` for what is not of this process, or too old, or not there */
  async open(sealed: string | undefined): Promise<Departure> {
    if (sealed === undefined) throw signInInterrupted();
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: this.#now(),
      });
      const { state, nonce, codeVerifier } = payload;
      if (typeof state !== 'string' || typeof nonce !== 'string' || typeof codeVerifier !== 'string') {
        throw signInInterrupted();
      }
      return { state, nonce, codeVerifier };
    } catch (error) {
      throw error instanceof errors.JOSEError ? signInInterrupted(error) : error;
    }
  }
}
