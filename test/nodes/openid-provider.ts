import { createServer, type RequestListener } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody who has an account at the provider. */
export interface ProviderAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: unknown;
  readonly student_id?: string;
}

/** A real OpenID provider of this machine, at which whoever comes is signed in without being asked. For a browser it is another site. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who comes next; null: somebody who cancels. */
  account: ProviderAccount | null;
  /** Whether claims stand in the ID token, or at the UserInfo endpoint alone, as the standard has it. */
  claimsInIdToken: boolean;
  /** Goes on with what the service sent a browser to, until the provider sends it back. @returns where to */
  visit(address: string): Promise<string>;
  /** Answers nothing while it is away. */
  away: boolean;
  close(): Promise<void>;
}

const CLIENT_ID = 'cairn';
const CLIENT_SECRET = 'a secret of both, for tests alone';

/** @param redirectUri where the service wants learners to be sent back to */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const state = { account: null as ProviderAccount | null, claimsInIdToken: true, away: false };
  const server = createServer((request, response) => {
    if (state.away) response.destroy();
    else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const accounts = new Map<string, ProviderAccount>();
  const made = (conformIdTokenClaims: boolean) => providerOf(issuer, redirectUri, accounts, conformIdTokenClaims);
  const [inToken, atUserInfo] = [made(false), made(true)];
  const current = () => (state.claimsInIdToken ? inToken : atUserInfo);
  handler = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (!pathname.startsWith('/interaction/')) return void current().callback()(request, response);
    const { account } = state;
    if (account !== null) accounts.set(account.sub, account);
    const result =
      account === null
        ? { error: 'access_denied', error_description: 'cancelled' }
        : { login: { accountId: account.sub, remember: false } };
    void current().interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  return Object.assign(state, {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    visit: (start: string) => followed(start, issuer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function providerOf(
  issuer: string,
  redirectUri: string,
  accounts: ReadonlyMap<string, ProviderAccount>,
  conformIdTokenClaims: boolean,
): Provider {
  const configuration: Configuration = {
    clients: [
      { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri], response_types: ['code'] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['student_id'] },
    conformIdTokenClaims,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of tests alone'] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...accounts.get(sub), sub }) }),
    // Everything that is asked for is granted.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  };
  return new Provider(issuer, configuration);
}

/** Follows the redirections of a browser within the provider, with its cookies; returns the first that leads elsewhere. */
async function followed(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let step = 0; step < 10; step += 1) {
    if (!address.startsWith(issuer)) return address;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
    address = new URL(location, address).href;
  }
  throw new Error('the provider goes round in circles');
}
