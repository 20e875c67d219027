import type { RequestListener } from 'node:http';
import { pino } from 'pino';
import { reportBackgroundFailures } from '../../service/api/background-failures.ts';
import { createApp } from '../../service/api/create-app.ts';
import { listen } from '../../service/api/listen.ts';
import type { Role } from '../../service/registrar/access/actor.ts';
import { createApiKey } from '../../service/registrar/access/api-keys.ts';
import type { IdentityProvider } from '../../service/registrar/access/identity-provider.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { OidcSignIn, type OidcSignInSettings } from '../../service/registrar/learners/oidc-sign-in.ts';
import { SignInMail } from '../../service/registrar/learners/sign-in-mail.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { openUnanchored } from '../registrar/unanchored-installation.ts';
import { type Send, senderTo } from './asked.ts';

/** The service over a real store file, for what asks no chain. */
export interface DeskService {
  readonly origin: string;
  /** Its clock stands still until a test sets it. */
  readonly clock: { now: Date };
  readonly installation: Installation;
  readonly databaseFile: string;
  /** What the service has logged, one JSON text each. */
  readonly log: readonly string[];
  /** A new API key's token. */
  key(role: Role, options?: { readonly cohorts?: readonly string[]; readonly days?: number }): Promise<string>;
  readonly send: Send;
  close(): Promise<void>;
}

export interface DeskSettings extends Pick<Installation, 'mail'> {
  /** Between the attempts to mail a link to sign in. */
  readonly pausesMs?: readonly number[];
  /** By which learners sign in, told where the service is reached. */
  readonly oidc?: (publicUrl: string) => Promise<OidcSignInSettings>;
  /** The built pages: the service is then reached where it listens, and at no address of its own. */
  readonly pagesDirectory?: string;
}

/** @param identityProvider made with the service's clock */
export async function startDeskService(
  identityProvider?: (now: () => Date) => Promise<IdentityProvider>,
  { pausesMs, oidc, pagesDirectory, ...configured }: DeskSettings = {},
): Promise<DeskService> {
  const clock = { now: new Date('2026-11-24T09:00:00Z') };
  const opened = await openUnanchored(clock.now);
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = await listen((request, response) => handler(request, response), { host: 'localhost', port: 0 });
  const origin = `http://localhost:${server.port}`;
  const publicUrl = pagesDirectory === undefined ? opened.installation.publicUrl : origin;
  const installation: Installation = { ...opened.installation, ...configured, publicUrl, now: () => clock.now };
  const log: string[] = [];
  const logger = pino({}, { write: (line: string) => log.push(line) });
  const signInMail = installation.mail && new SignInMail(installation, reportBackgroundFailures(logger), pausesMs);
  const oidcSignIn = oidc && new OidcSignIn(await oidc(publicUrl), installation);
  handler = createApp(
    {
      installation,
      registrar: createPublicRegistrar(installation),
      signInMail,
      oidcSignIn,
      identityProvider: await identityProvider?.(() => clock.now),
    },
    { pagesDirectory: pagesDirectory ?? '/nonexistent', logger },
  );
  return {
    origin,
    clock,
    installation,
    databaseFile: opened.databaseFile,
    log,
    key: async (role, { cohorts, days } = {}) => {
      const { token } = await createApiKey(installation, { name: `a ${role}`, role, cohorts, days: days ?? null });
      return token;
    },
    send: senderTo(origin),
    close: async () => {
      await server.close();
      await signInMail?.close();
      await opened.close();
    },
  };
}
