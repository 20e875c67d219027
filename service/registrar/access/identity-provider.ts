import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  errors,
  type JWTPayload,
  jwtVerify,
  type RemoteJWKSet,
} from 'jose';
import { CairnError } from '../../core/errors.ts';
import { REVIEW_ROLES } from '../../pathway/framework/review.ts';
import type { Principal, Role } from './actor.ts';
import { fetchLimited } from './fetch-limited.ts';

/** Which identity provider's tokens are believed, and what the roles in them mean here. */
export interface IdentityProviderSettings {
  /** Exactly as `iss` states it. */
  readonly issuer: string;
  /** What `aud` has to name: this installation, so that a token for another service is none for this one. */
  readonly audience: string;
  /** Where its keys are; absent: as its discovery document says (OpenID Connect Discovery 1.0). */
  readonly jwksUri?: string | undefined;
  /** Of signatures by a key that is the provider's alone: never `none`, nor a secret that both know (RFC 8725, 3.1). */
  readonly algorithms: readonly string[];
  /** Where in the token the roles stand: the name of a claim, or the names that lead to it. */
  readonly roleClaim: readonly string[];
  /** What the provider's roles are here. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** Access tokens (RFC 9068) and ID tokens; a token for any other purpose says so in its `typ` (RFC 8725, 3.11). */
const TYPES: ReadonlySet<unknown> = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);
/** Keys that a token brings along, or says where to fetch, prove nothing (RFC 8725, 3.5). */
const BROUGHT_KEYS = ['jwk', 'jku', 'x5c', 'x5u', 'x5t', 'x5t#S256'] as const;
const CLOCK_TOLERANCE_SECONDS = 30;
const LONGEST_TOKEN = 8 * 1024;
const KEYS_KEPT_MS = 10 * 60_000;

/** Tells who somebody is by a token of the configured identity provider. */
export class IdentityProvider {
  readonly #settings: IdentityProviderSettings;
  readonly #now: () => Date;
  #keys: Promise<RemoteJWKSet> | undefined;

  constructor(settings: IdentityProviderSettings, now: () => Date) {
    this.#settings = settings;
    this.#now = now;
  }

  /**
   * Who shows this token, and what they may do. Its keys are fetched when they are first needed, kept for ten minutes, and
   * fetched again when a token names one that is not among them: the provider changes its keys without a word to us.
   *
   * @throws CairnError `token-invalid`, `token-expired`, `role-lacking`, `identity-provider-unavailable`
   */
  async authenticate(token: string): Promise<Principal> {
    const payload = await this.#verified(token);
    const roles = this.#rolesOf(payload);
    return { actor: actorOf(payload), role: roles[0], roles, cohorts: null };
  }

  async #verified(token: string): Promise<JWTPayload> {
    const { issuer, audience, algorithms } = this.#settings;
    try {
      // Nobody's keys are fetched for what is not even said to be of this provider.
      if (token.length > LONGEST_TOKEN || decodeJwt(token).iss !== issuer) throw invalid();
      const { payload, protectedHeader } = await jwtVerify(token, await this.#getKeys(), {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'iat', 'exp'],
        currentDate: this.#now(),
      });
      if (!TYPES.has(protectedHeader.typ?.toLowerCase())) throw invalid();
      if (BROUGHT_KEYS.some((name) => name in protectedHeader)) throw invalid();
      const latest = this.#now().getTime() / 1000 + CLOCK_TOLERANCE_SECONDS;
      if (typeof payload.iat !== 'number' || payload.iat > latest) throw invalid();
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  #getKeys(): Promise<RemoteJWKSet> {
    this.#keys ??= this.#findKeys();
    // A provider that was away is asked again.
    this.#keys.catch(() => {
      this.#keys = undefined;
    });
    return this.#keys;
  }

  async #findKeys(): Promise<RemoteJWKSet> {
    const { issuer, jwksUri } = this.#settings;
    const uri = jwksUri ?? (await discoveredKeys(issuer));
    return createRemoteJWKSet(new URL(uri), { cacheMaxAge: KEYS_KEPT_MS, [customFetch]: fetchLimited });
  }

  #rolesOf(payload: JWTPayload): readonly [Role, ...Role[]] {
    const { roleClaim, roles } = this.#settings;
    let claim: unknown = payload;
    for (const name of roleClaim) claim = isRecord(claim) && Object.hasOwn(claim, name) ? claim[name] : undefined;
    const named = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
    const given = new Set(
      named.map((name) => (typeof name === 'string' && Object.hasOwn(roles, name) ? roles[name] : undefined)),
    );
    const [strongest, ...others] = STRONGEST_FIRST.filter((known) => given.has(known));
    if (strongest !== undefined) return [strongest, ...others];
    throw new CairnError('role-lacking', 'The token gives no role here.', {
      remedy: `Ask whoever runs the identity provider for one of these: ${Object.keys(roles).join(', ')}.`,
    });
  }
}

const STRONGEST_FIRST: readonly Role[] = ['admin', 'registrar', 'designer', 'auditor', ...REVIEW_ROLES];

/** By discovery, which has to be of the very issuer (OpenID Connect Discovery 1.0, 4.3). */
async function discoveredKeys(issuer: string): Promise<string> {
  const response = await fetchLimited(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const document: unknown = response.ok ? await response.json() : null;
  if (isRecord(document) && document['issuer'] === issuer && typeof document['jwks_uri'] === 'string') {
    const { protocol } = new URL(document['jwks_uri']);
    if (protocol === new URL(issuer).protocol) return document['jwks_uri'];
  }
  throw new Error('the discovery document is not of the issuer, or names no keys');
}

const LONGEST_NAME = 100;

function actorOf({ sub = '', name, preferred_username }: JWTPayload): Principal['actor'] {
  const shown = [preferred_username, name].find((claim) => typeof claim === 'string' && claim.trim() !== '');
  return { kind: 'oidc', id: sub, name: String(shown ?? sub).slice(0, LONGEST_NAME) };
}

function refusalOf(error: unknown): CairnError {
  if (error instanceof CairnError) return error;
  if (error instanceof errors.JWTExpired) {
    return new CairnError('token-expired', 'The token has expired.', { remedy: 'Sign in again.' });
  }
  const fetching = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  if (error instanceof errors.JOSEError && !fetching && error.code !== 'ERR_JOSE_GENERIC') return invalid(error);
  return new CairnError('identity-provider-unavailable', "The identity provider's keys cannot be had just now.", {
    remedy: 'Try again in a while. API keys work meanwhile.',
    cause: error,
  });
}

/** Which check failed is not told: it would help whoever makes tokens up. */
function invalid(cause?: unknown): CairnError {
  return new CairnError('token-invalid', 'The token is not one of the identity provider for this service.', {
    remedy: 'Sign in again, and send the token as it is.',
    cause,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
