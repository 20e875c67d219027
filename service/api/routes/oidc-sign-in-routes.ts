import { z } from 'zod';
import { CairnError, type ErrorCode } from '../../core/errors.ts';
import { MINUTES_AT_PROVIDER } from '../../registrar/learners/departure-seal.ts';
import type { OpenedSession } from '../../registrar/learners/learner-session.ts';
import type { OidcSignIn } from '../../registrar/learners/oidc-sign-in.ts';
import { seeOther } from '../answer.ts';
import { clearedDepartureCookie, departureCookie, departureCookieName, learnerCookie } from '../learner-cookie.ts';
import { type ApiContext, route } from '../route.ts';

const away = seeOther('To the identity provider, or back to `/learn` with the reason why not behind the #.');
const back = seeOther('To `/learn`: signed in, or with the reason why not behind the #.');

/** What a provider adds to the address. */
const query = z.record(z.string().max(200), z.union([z.string().max(4_096), z.array(z.string()).max(4)]));

/** `/v1/learn/oidc`: addresses that a browser goes to, and not a page's script. */
export const oidcSignInRoutes = [
  route({
    method: 'GET',
    path: '/v1/learn/oidc',
    summary: 'Sign in by the identity provider',
    who: 'anyone',
    crossOrigin: false,
    signsIn: true,
    answers: [away],
    errors: ['route-not-found'],
    work: (asked) => orFailure(asked, (oidc) => oidc.begin()),
    reply: (found, { installation: { publicUrl } }) =>
      'failure' in found
        ? away.with(failed(publicUrl, found.failure))
        : away.with(found.done.address, {
            'Set-Cookie': departureCookie(found.done.departure, MINUTES_AT_PROVIDER, publicUrl),
          }),
  }),
  route({
    method: 'GET',
    path: '/v1/learn/oidc/callback',
    summary: 'Come back from the identity provider',
    description: 'The address to register with the provider.',
    who: 'anyone',
    crossOrigin: false,
    signsIn: true,
    cookie: departureCookieName,
    query,
    answers: [back],
    errors: ['route-not-found'],
    work: (asked) => orFailure(asked, (oidc) => oidc.finish(parametersOf(asked.query), asked.cookie)),
    reply: (found, { installation: { publicUrl } }) =>
      'failure' in found
        ? back.with(failed(publicUrl, found.failure), { 'Set-Cookie': clearedDepartureCookie(publicUrl) })
        : back.with(`${publicUrl}/learn`, { 'Set-Cookie': cookiesOf(found.done, publicUrl) }),
  }),
];

/** What was done, or why not: a person is on the way, who is to end on a page whatever happens. */
async function orFailure<T>(
  { oidcSignIn, report }: Pick<ApiContext, 'oidcSignIn' | 'report'>,
  work: (oidc: OidcSignIn) => Promise<T>,
): Promise<{ readonly done: T } | { readonly failure: ErrorCode }> {
  if (oidcSignIn === undefined) {
    throw new CairnError('route-not-found', 'Learners sign in by no identity provider here.', {
      remedy: 'Open /learn.',
    });
  }
  try {
    return { done: await work(oidcSignIn) };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    // Whoever runs the service has to hear of a provider that is away, or that is configured otherwise there.
    if (error.code === 'identity-provider-unavailable' || error.code === 'token-invalid') report(error);
    return { failure: error.code };
  }
}

function failed(publicUrl: string, code: ErrorCode): string {
  return `${publicUrl}/learn#sign-in-failed=${code}`;
}

function cookiesOf(session: OpenedSession, publicUrl: string): string[] {
  return [learnerCookie(session, publicUrl), clearedDepartureCookie(publicUrl)];
}

function parametersOf(query: Readonly<Record<string, string | string[]>>): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
  return new URLSearchParams(pairs);
}
