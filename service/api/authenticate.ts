import type { IncomingMessage } from 'node:http';
import { CairnError } from '../core/errors.ts';
import type { Principal } from '../registrar/access/actor.ts';
import { authenticateApiKey } from '../registrar/access/api-keys.ts';
import type { ApiContext, Concern, Roles } from './route.ts';

/** `Authorization: Bearer ...` (RFC 6750, 2.1). A token in a body or a query would stand in logs: it is not looked for. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** The compact form of a signed token (RFC 7515, 7.1): three parts, the last of which is empty where nobody signed. */
const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

/**
 * Who asks, by the API key, or the identity provider's token, that the request shows.
 *
 * @throws CairnError `token-missing`, `token-malformed`, `token-foreign`, `token-unknown`, `token-expired`, `token-revoked`;
 * and as `IdentityProvider.authenticate`
 */
export async function authenticate(
  { installation, identityProvider }: ApiContext,
  { headers }: IncomingMessage,
): Promise<Principal> {
  if (headers.authorization === undefined) {
    throw new CairnError('token-missing', 'This address is for those who show an API key or a token.', {
      remedy: 'Send it in the header, as Authorization: Bearer cairn_...; `npx cairn keys create` makes a key.',
    });
  }
  const [, token = ''] = BEARER.exec(headers.authorization) ?? [];
  if (identityProvider !== undefined && JWS.test(token)) return await identityProvider.authenticate(token);
  return await authenticateApiKey(installation, token);
}

/** A program of this machine: it comes from here, and no proxy says that it only passes it on. */
export function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  const here = address === '::1' || /^(::ffff:)?127\./.test(address);
  return here && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

/** What such a program may read without a key. */
export const THIS_MACHINE: Principal = {
  actor: { kind: 'terminal', id: 'this machine', name: 'this machine' },
  role: 'auditor',
  roles: ['auditor'],
  cohorts: null,
};

/** @throws CairnError `role-lacking` */
export function assertRole({ roles }: Principal, who: Roles): void {
  if (roles.some((role) => role === 'admin' || who.includes(role))) return;
  throw new CairnError('role-lacking', `The role ${roles.join(' or ')} does not include this.`, {
    remedy: `Ask with a key of the role ${[...who, 'admin'].join(' or ')}.`,
  });
}

/** @throws CairnError `scope-lacking` */
export function assertScope({ cohorts }: Principal, concern: Concern): void {
  if (cohorts === null || concern === 'none' || concern === 'own') return;
  const named = concern === 'installation' ? [] : concern;
  if (named.length > 0 && named.every((cohortId) => cohorts.includes(cohortId))) return;
  throw new CairnError(
    'scope-lacking',
    named.length === 0
      ? 'The key is restricted to some cohorts, and this is not about them alone.'
      : 'The key is restricted to other cohorts.',
    { remedy: `It is for ${cohorts.join(', ')}: name one of these, or ask with another key.` },
  );
}
