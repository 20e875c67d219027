import { readLimited } from '../../chain/read-limited.ts';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

/** What is asked, where it is more than an address. */
export interface LimitedRequest {
  readonly method?: string | undefined;
  readonly headers?: RequestInit['headers'];
  readonly body?: ArrayBuffer | ReadableStream | Uint8Array | URLSearchParams | string | null | undefined;
}

/**
 * Asks the identity provider: no redirect, no more than 256 KiB, within five seconds.
 *
 * @throws Error for anything else
 */
export async function fetchLimited(
  url: string,
  { method = 'GET', headers = { accept: 'application/json' }, body = null }: LimitedRequest = {},
): Promise<Response> {
  const response = await fetch(url, {
    ...{ method, headers, body: body instanceof Uint8Array ? new Uint8Array(body) : body },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const bytes = await readLimited(response, MOST_BYTES);
  if (bytes === null) throw new Error('the answer of the identity provider is too large');
  const contentType = response.headers.get('content-type');
  return new Response(new Uint8Array(bytes), {
    status: response.status,
    headers: contentType === null ? {} : { 'content-type': contentType },
  });
}
