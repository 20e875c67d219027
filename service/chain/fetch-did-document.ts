import { didDomain, didWebDocumentUrl } from '../core/did-web.ts';
import { CairnError } from '../core/errors.ts';
import type { IdentityReading } from '../core/identity-reading.ts';
import { isJsonObject, type JsonValue } from '../core/json.ts';
import { documentLimits, parseStrictJson } from '../core/strict-json.ts';
import { describeFetchFailure } from './fetch-failure.ts';
import { readLimited } from './read-limited.ts';

export interface ReadIdentityOptions {
  /** Until the last byte of each response; default 10 seconds. */
  readonly timeoutMs?: number | undefined;
  /**
   * Whether to look up DIDs of this very machine (`did:web:localhost%3A...`), default true. A public service says false,
   * or strangers could make it knock at its own inner doors.
   */
  readonly allowLocal?: boolean | undefined;
  /** In place of the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

const defaultTimeout = 10_000;
const mostRedirects = 3;

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
  if (url === null || (options.allowLocal === false && isLocal(did))) return { kind: 'not-looked-up' };
  const fetched = await fetchDocument(url, options);
  if (typeof fetched === 'string') return { kind: 'unavailable', url, detail: fetched };
  const document = parsed(fetched);
  if (document === null) return { kind: 'unavailable', url, detail: 'answered with what is not a JSON document' };
  if (!isJsonObject(document) || document['id'] !== did) {
    return { kind: 'unavailable', url, detail: 'answered with a document that is not of this DID' };
  }
  return { kind: 'document', url, document };
}

/** The bytes of the document, or why there are none, in words that complete "it ...". */
async function fetchDocument(start: string, options: ReadIdentityOptions): Promise<Uint8Array | string> {
  const { timeoutMs = defaultTimeout } = options;
  let url = start;
  let redirect: RequestRedirect = 'manual';
  try {
    for (let requests = 0; requests <= mostRedirects; requests += 1) {
      const response = await request(url, redirect, timeoutMs, options.fetch ?? fetch);
      if (new URL(response.url || url).origin !== new URL(start).origin) {
        await response.body?.cancel();
        return `redirects to another site (${new URL(response.url).origin})`;
      }
      if (response.type === 'opaqueredirect') {
        // A browser hides where a redirect leads until it is followed. Following is safe there: the target must allow it.
        redirect = 'follow';
        continue;
      }
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null) return await body(response);
      await response.body?.cancel();
      if (!URL.canParse(location, url)) return 'redirects to what is no address';
      const target = new URL(location, url);
      // Refused before it is fetched: a stranger's redirect must not lead a service into its own network.
      if (target.origin !== new URL(start).origin) return `redirects to another site (${target.origin})`;
      url = target.href;
    }
    return 'redirects without end';
  } catch (error) {
    return describeFetchFailure(error, timeoutMs);
  }
}

function request(url: string, redirect: RequestRedirect, timeoutMs: number, send: typeof fetch): Promise<Response> {
  return send(url, {
    headers: { accept: 'application/did+json, application/json' },
    signal: AbortSignal.timeout(timeoutMs),
    redirect,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
}

async function body(response: Response): Promise<Uint8Array | string> {
  if (!response.ok) {
    await response.body?.cancel();
    return `answered HTTP ${response.status}`;
  }
  const bytes = await readLimited(response, documentLimits.maxBytes);
  return bytes ?? `answered with more than ${documentLimits.maxBytes} bytes`;
}

function parsed(bytes: Uint8Array): JsonValue | null {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}

function isLocal(did: string): boolean {
  const domain = didDomain(did);
  return domain !== null && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(domain);
}
