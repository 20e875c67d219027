import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { OpenedSession } from '../registrar/learners/learner-session.ts';

/**
 * What a learner's session goes by in a browser. Over TLS the prefix has browsers refuse one that was set without it (RFC
 * 6265bis, 4.1.3.1); `__Host-` would have them show it at every address.
 */
export function learnerCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Secure-cairn-learner' : 'cairn-learner';
}

/** The token that a request shows; undefined where it shows none. */
export function learnerToken(request: IncomingMessage, publicUrl: string): string | undefined {
  return shownCookie(request, learnerCookieName(publicUrl));
}

/**
 * The header that hands a session to the browser: no script reads it, no other site's page has it sent, and it goes when
 * the session does.
 */
export function learnerCookie({ token, expiresAt }: OpenedSession, publicUrl: string): string {
  return setSession(publicUrl, token, new Date(expiresAt));
}

/** The header that takes it back. */
export function clearedLearnerCookie(publicUrl: string): string {
  return setSession(publicUrl, '', new Date(0));
}

/** What is remembered of somebody who is at the identity provider. The prefix keeps sites beside this one from setting it. */
export function departureCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-cairn-departure' : 'cairn-departure';
}

/** The header that hands it to the browser, which shows it when the provider sends it back: that comes from another site. */
export function departureCookie(departure: string, minutes: number, publicUrl: string): string {
  return setDeparture(publicUrl, departure, minutes * 60);
}

/** The header that takes it back. */
export function clearedDepartureCookie(publicUrl: string): string {
  return setDeparture(publicUrl, '', 0);
}

/** The value of a cookie that a request shows. */
export function shownCookie({ headers }: IncomingMessage, name: string): string | undefined {
  return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[name];
}

/** It is shown to what is for learners, and to nothing else of the service. */
function setSession(publicUrl: string, value: string, expires: Date): string {
  const [name, secure] = [learnerCookieName(publicUrl), isSecure(publicUrl)];
  return stringifySetCookie({ name, value, expires, secure, path: '/v1/learn', httpOnly: true, sameSite: 'strict' });
}

function setDeparture(publicUrl: string, value: string, maxAge: number): string {
  const [name, secure] = [departureCookieName(publicUrl), isSecure(publicUrl)];
  return stringifySetCookie({ name, value, maxAge, secure, path: '/', httpOnly: true, sameSite: 'lax' });
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
