import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { OpenedSession } from '../registrar/learners/learner-session.ts';

/** Where the browser shows it: to what is for learners, and to nothing else of the service. */
const PATH = '/v1/learn';

/**
 * What a learner's session goes by in a browser. Over TLS the prefix has browsers refuse one that was set without it (RFC
 * 6265bis, 4.1.3.1); `__Host-` would have them show it at every address.
 */
export function learnerCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Secure-cairn-learner' : 'cairn-learner';
}

/** The token that a request shows; undefined where it shows none. */
export function learnerToken({ headers }: IncomingMessage, publicUrl: string): string | undefined {
  return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[learnerCookieName(publicUrl)];
}

/**
 * The header that hands a session to the browser: no script reads it, no other site's page has it sent, and it goes when
 * the session does.
 */
export function learnerCookie({ token, expiresAt }: OpenedSession, publicUrl: string): string {
  return setCookie(publicUrl, { value: token, expires: new Date(expiresAt) });
}

/** The header that takes it back. */
export function clearedLearnerCookie(publicUrl: string): string {
  return setCookie(publicUrl, { value: '', expires: new Date(0) });
}

function setCookie(publicUrl: string, content: { readonly value: string; readonly expires: Date }): string {
  const guarded = { httpOnly: true, sameSite: 'strict', secure: isSecure(publicUrl) } as const;
  return stringifySetCookie({ name: learnerCookieName(publicUrl), path: PATH, ...guarded, ...content });
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
