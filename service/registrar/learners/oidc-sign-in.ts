import * as client from 'openid-client';
import { CairnError } from '../../core/errors.ts';
import { findLearner } from '../../store/learner-records.ts';
import type { LearnerTable } from '../../store/schema.ts';
import { fetchLimited } from '../access/fetch-limited.ts';
import { logged } from '../audit-log/audit-log.ts';
import type { Installation } from '../installation.ts';
import { type Departure, DepartureSeal } from './departure-seal.ts';
import { learnerActor, type OpenedSession, openLearnerSession } from './learner-session.ts';
import { learnersOfMailbox } from './learners-of-mailbox.ts';
import { providerUnavailable, refusalOf, tokenInvalid } from './oidc-refusal.ts';

/** The OpenID provider by which learners sign in. */
export interface OidcSignInSettings {
  /** Exactly as its discovery document states it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client: PKCE stands in its place. */
  readonly clientSecret: string | null;
  /** What people call it. */
  readonly name: string;
  /** `email`, which the provider has to have verified, or a claim that holds the learner's id. */
  readonly claim: string;
  /** What is asked for, `openid` among it. */
  readonly scope: string;
}

const CLOCK_TOLERANCE_SECONDS = 30;

/** Where to send somebody, and what their browser has to show when they come back. */
export interface DepartureToProvider {
  readonly address: string;
  readonly departure: string;
}

/**
 * Signs learners in by an OpenID provider: the authorization code flow (OpenID Connect Core 1.0, section 3.1) with PKCE (RFC
 * 7636), `state` and `nonce`, all three bound to the browser that began it.
 */
export class OidcSignIn {
  readonly #settings: OidcSignInSettings;
  readonly #installation: Installation;
  readonly #seal: DepartureSeal;
  #provider: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSignInSettings, installation: Installation) {
    this.#settings = settings;
    this.#installation = installation;
    this.#seal = new DepartureSeal(installation.now);
  }

  /** What the button says. */
  get name(): string {
    return this.#settings.name;
  }

  /** @throws CairnError `identity-provider-unavailable` */
  async begin(): Promise<DepartureToProvider> {
    const provider = await this.#getProvider();
    const departure: Departure = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.#callback(),
      response_type: 'code',
      scope: this.#settings.scope,
      state: departure.state,
      nonce: departure.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(departure.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, departure: await this.#seal.close(departure) };
  }

  /**
   * Opens a session for whom the provider says it is.
   *
   * @param query as the provider sent it back
   * @param departure as the browser shows it; undefined where it shows none
   * @throws CairnError `sign-in-interrupted`, `sign-in-cancelled`, `token-invalid`, `mailbox-unverified`,
   * `learner-not-found`, `identity-provider-unavailable`
   */
  async finish(query: URLSearchParams, departure: string | undefined): Promise<OpenedSession> {
    const { state, nonce, codeVerifier } = await this.#seal.open(departure);
    const provider = await this.#getProvider();
    const claims = await this.#claims(provider, query, { state, nonce, codeVerifier }).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const learners = await this.#learnersOf(claims);
    const [first] = learners;
    if (first === undefined) {
      throw new CairnError('learner-not-found', 'nobody is known here by what the identity provider says', {
        remedy: 'compare the claim that `learnerSignIn.oidc.claim` names with what is stored of the learner',
      });
    }
    const { store, now } = this.#installation;
    const learnerIds = learners.map(({ learner_id }) => learner_id);
    const deed = { action: 'sessions.open', details: { by: 'oidc' } };
    return await logged(this.#installation, learnerActor(first.reference), deed, () =>
      store.db.transaction().execute((tx) => openLearnerSession(tx, now(), learnerIds, 'oidc')),
    );
  }

  /** The claims of the ID token, and, where what is looked for is not among them, of the UserInfo endpoint. */
  async #claims(
    provider: client.Configuration,
    query: URLSearchParams,
    { state, nonce, codeVerifier }: Departure,
  ): Promise<Readonly<Record<string, unknown>>> {
    const tokens = await client.authorizationCodeGrant(provider, new URL(`${this.#callback()}?${query}`), {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw tokenInvalid();
    if (claims[this.#settings.claim] !== undefined) return claims;
    if (provider.serverMetadata().userinfo_endpoint === undefined) return claims;
    return { ...claims, ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)) };
  }

  async #learnersOf(claims: Readonly<Record<string, unknown>>): Promise<readonly Readonly<LearnerTable>[]> {
    const { db } = this.#installation.store;
    const value = claims[this.#settings.claim];
    if (typeof value !== 'string') return [];
    if (this.#settings.claim !== 'email') {
      const learner = await findLearner(db, value.normalize('NFC'));
      return learner === undefined ? [] : [learner];
    }
    // What somebody has only typed at the provider may be anybody's (OpenID Connect Core 1.0, section 5.7).
    if (claims['email_verified'] !== true) {
      throw new CairnError('mailbox-unverified', 'the identity provider has not verified the address', {
        remedy: 'have the address verified there',
      });
    }
    return await learnersOfMailbox(db, value);
  }

  #callback(): string {
    return `${this.#installation.publicUrl}/v1/learn/oidc/callback`;
  }

  #getProvider(): Promise<client.Configuration> {
    this.#provider ??= this.#discovered();
    // A provider that was away is asked again.
    this.#provider.catch(() => {
      this.#provider = undefined;
    });
    return this.#provider;
  }

  async #discovered(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const metadata = { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS };
    try {
      return await client.discovery(new URL(issuer), clientId, metadata, authentication(clientSecret), {
        [client.customFetch]: fetchLimited,
        // Signatures are checked whatever the way that a token came. Without TLS this machine alone is believed, as the
        // configuration sees to.
        execute: [
          client.enableNonRepudiationChecks,
          ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
        ],
      });
    } catch (cause) {
      throw providerUnavailable(cause);
    }
  }
}

/** The secret in the way that the provider takes; where it does not say, in the header (OpenID Connect Discovery 1.0, section 3). */
function authentication(secret: string | null): client.ClientAuth {
  if (secret === null) return client.None();
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = taken.includes('client_secret_basic') ? basic : post;
    way(server, ...rest);
  };
}
