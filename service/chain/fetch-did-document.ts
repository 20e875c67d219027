import { didWebDocumentUrl } from '../core/did-web.ts';
import { CairnError } from '../core/errors.ts';
import type { IdentityReading } from '../core/identity-reading.ts';
import { isJsonObject, type JsonValue } from '../core/json.ts';
import { documentLimits, parseStrictJson } from '../core/strict-json.ts';
import { describeFetchFailure } from './fetch-failure.ts';
import { readLimited } from './read-limited.ts';

export interface ReadIdentityOptions {
  /** Until the last byte of each response; default 10 seconds. */
  readonly timeoutMs?: number | undefined;
  /** In place of the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

const defaultTimeout = 10_000;

/**
 * Looks up the live DID document of a `did:web` (W3C CCG did:web, "Read"), in browsers and in Node. Never throws for what
 * the other side does.
 *
 * The document is what binds an issuer to its domain, so it counts only as the domain itself serves it: no redirect to
 * another origin, no credentials, no cache, strict JSON of at most 256 KiB, and its `id` is the DID. Other DID methods
 * are not looked up.
 */
export async function readIdentity(did: string, options: ReadIdentityOptions = {}): Promise<IdentityReading> {
  const url = didWebDocumentUrl(did);
  if (url === null) return { kind: 'not-looked-up' };
  const fetched = await fetchDocument(url, options);
  if (typeof fetched === 'string') return { kind: 'unavailable', url, detail: fetched };
  const document = parsed(fetched);
  if (document === null) return { kind: 'unavailable', url, detail: 'answered with what is not a JSON document' };
  if (!isJsonObject(document) || document.id !== did) {
    return { kind: 'unavailable', url, detail: 'answered with a document that is not of this DID' };
  }
  return { kind: 'document', url, document };
}

/** The bytes of the document, or why there are none, in words that complete "it ...". */
async function fetchDocument(url: string, options: ReadIdentityOptions): Promise<Uint8Array | string> {
  const { timeoutMs = defaultTimeout, fetch: send = fetch } = options;
  try {
    const response = await send(url, {
      headers: { accept: 'application/did+json, application/json' },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'follow',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    // A browser follows redirects without telling of each; where the answer came from in the end is what counts.
    if (response.redirected && new URL(response.url).origin !== new URL(url).origin) {
      await response.body?.cancel();
      return `redirects to another site (${new URL(response.url).origin})`;
    }
    if (!response.ok) {
      await response.body?.cancel();
      return `answered HTTP ${response.status}`;
    }
    return (
      (await readLimited(response, documentLimits.maxBytes)) ??
      `answered with more than ${documentLimits.maxBytes} bytes`
    );
  } catch (error) {
    return describeFetchFailure(error, timeoutMs);
  }
}

function parsed(bytes: Uint8Array): JsonValue | null {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}
