import type { IncomingMessage } from 'node:http';
import { CairnError } from '../core/errors.ts';

/**
 * Refuses what a page of another site, or of another address of the same site, has a browser send (cross-site request
 * forgery): the browser would show the learner's session with it, or take one that the learner never asked for.
 *
 * Browsers say where a request is from (W3C Fetch Metadata, `Sec-Fetch-Site`), older ones by `Origin` (RFC 6454), which
 * comes with every write of another origin. Reads that say nothing pass: their answer is shown to no other page.
 *
 * @throws CairnError `cross-site-request`
 */
export function assertSameOrigin({ method, headers }: IncomingMessage, publicUrl: string): void {
  const reads = method === 'GET' || method === 'HEAD';
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site === undefined && origin === undefined && reads) return;
  // `none`: a person has typed the address, or opened a bookmark. That writes nothing.
  if (site === 'same-origin' || (site === 'none' && reads)) return;
  if (site === undefined && origin !== undefined && isOwn(origin, headers.host, publicUrl)) return;
  throw new CairnError('cross-site-request', 'This is for the pages of this service alone.', {
    remedy: 'Open /learn. A program sends the header Origin with the address of this service.',
  });
}

/** By its public address, or by the one that it was asked at: it may have several. */
function isOwn(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  return origin === new URL(publicUrl).origin || new URL(origin).host === host;
}
