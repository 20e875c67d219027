import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { CairnError } from '../../core/errors.ts';
import { keepAnswer, keptAnswer } from '../../store/kept-answers.ts';
import { withLease } from '../../store/lease.ts';
import type { Installation } from '../installation.ts';
import type { Actor } from './actor.ts';

/** How long an answer is kept for a request that comes again. */
export const ANSWERS_KEPT_HOURS = 24;

/** A request that says by which key it can be told when it comes again. */
export interface KeyedRequest {
  readonly actor: Actor;
  /** What the asker chose, and nobody else can guess: a UUID, say. */
  readonly idempotencyKey: string;
  /** Method and address. */
  readonly target: string;
  /** SHA-256 of the body, once all of it has come; null where there is none. */
  bodyDigest(): Promise<Uint8Array | null>;
}

/**
 * Does the work of a request once, and gives the same answer to the same request when it comes again
 * (draft-ietf-httpapi-idempotency-key-header-07). One that is still under way, here or in another process, is refused.
 *
 * The answer is kept encrypted with a key that is derived from the asker's own, of which nothing is kept: what stands in
 * the store tells nobody anything, and a learner who is erased need not be looked for in it.
 *
 * Only what was done is kept: a request that failed has done nothing, so that it may be sent again when the cause is
 * removed. A process that is killed between the work and the keeping of its answer has kept neither the answer nor, for
 * longer than a lease lasts, the claim that it is under way. The request that comes again then does the work again, which
 * every use case takes as it takes the same command twice: it finds all of it done, and says so.
 *
 * @param work its answer as text
 * @returns the answer, and whether it is one that was given before
 * @throws CairnError `idempotency-key-reused` for another request, `request-under-way`, and what the work throws
 */
export async function onceForKey(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  request: KeyedRequest,
  work: () => Promise<string>,
): Promise<{ readonly answer: string; readonly repeated: boolean }> {
  const secrets = secretsOf(request);
  const notBefore = () => new Date(now().getTime() - ANSWERS_KEPT_HOURS * 3_600_000).toISOString();
  const repeated = async () => {
    const kept = await keptAnswer(store.db, secrets.name, notBefore());
    if (kept === undefined) return undefined;
    const fingerprint = await fingerprintOf(request, secrets);
    if (!timingSafeEqual(Buffer.from(kept.fingerprint), Buffer.from(fingerprint))) throw reused();
    return { answer: unsealed(kept.sealed_answer, secrets), repeated: true };
  };
  const before = await repeated();
  if (before !== undefined) return before;
  let result: { readonly answer: string; readonly repeated: boolean } | undefined;
  await withLease(store.db, `request:${secrets.name}`, async () => {
    // It may have been answered since it was looked for.
    result = await repeated();
    if (result !== undefined) return;
    const answer = await work();
    result = { answer, repeated: false };
    const row = {
      request_key: secrets.name,
      fingerprint: await fingerprintOf(request, secrets),
      sealed_answer: sealed(answer, secrets),
      created_at: now().toISOString(),
    };
    // What is done is done: an answer that cannot be kept is given all the same.
    await keepAnswer(store.db, row, notBefore()).catch(() => null);
  });
  if (result !== undefined) return result;
  throw new CairnError('request-under-way', 'The same Idempotency-Key is with a request that is not answered yet.', {
    remedy: 'Wait a moment, and send the same request again.',
  });
}

interface Secrets {
  /** What the answer is found by. */
  readonly name: string;
  readonly macKey: Buffer;
  readonly cipherKey: Buffer;
}

/** All that is derived from the asker's key (RFC 5869): another asker with the same key has other secrets. */
function secretsOf({ actor, idempotencyKey }: KeyedRequest): Secrets {
  const info = JSON.stringify(['cairn kept answer 1', actor.kind, actor.id]);
  const bytes = Buffer.from(hkdfSync('sha256', idempotencyKey, '', info, 96));
  return {
    name: bytes.subarray(0, 32).toString('hex'),
    macKey: bytes.subarray(32, 64),
    cipherKey: bytes.subarray(64),
  };
}

async function fingerprintOf({ target, bodyDigest }: KeyedRequest, { macKey }: Secrets): Promise<string> {
  const digest = await bodyDigest();
  return createHmac('sha256', macKey)
    .update(JSON.stringify([target, digest === null ? null : Buffer.from(digest).toString('hex')]))
    .digest('hex');
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce, ciphertext, tag. */
function sealed(answer: string, { name, cipherKey }: Secrets): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([nonce, cipher.update(answer, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function unsealed(bytes: Buffer, { name, cipherKey }: Secrets): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)).toString('utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new CairnError('store-corrupt', 'a kept answer is not as it was written', { cause });
  }
}

function reused(): CairnError {
  return new CairnError('idempotency-key-reused', 'The Idempotency-Key was sent with another request before.', {
    remedy: 'Send a new key with every new request: a random UUID.',
  });
}
