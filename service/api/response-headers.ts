import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The policy of answers that are no page: nothing in them may run or be framed. */
const NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Headers of every answer: no guessing of types, no telling other sites where a visitor came from, nothing for other
 * sites' pages to load, nothing kept by caches unless a route says so, and, where the service is reached over TLS, TLS from then on (RFC 6797).
 */
export function commonHeaders(publicUrl: string): RequestHandler {
  const headers = new Map([
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['Content-Security-Policy', NO_CONTENT_POLICY],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cache-Control', 'no-store'],
  ]);
  if (publicUrl.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000');
  return (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };
}

/**
 * What pages are told besides, by helmet's defaults: above all that no window of another site reaches theirs. Their
 * content policy, and what the service says of all its answers, is said elsewhere.
 */
export const pageHeaders: RequestHandler = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
});
