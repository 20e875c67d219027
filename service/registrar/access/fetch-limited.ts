import { readLimited } from '../../chain/read-limited.ts';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

/**
 * Fetches a document of the identity provider: no redirect, no more than 256 KiB, within five seconds.
 *
 * @throws Error for anything else
 */
export async function fetchLimited(url: string): Promise<Response> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const bytes = await readLimited(response, MOST_BYTES);
  if (bytes === null) throw new Error('the answer of the identity provider is too large');
  return new Response(new Uint8Array(bytes), { status: response.status });
}
