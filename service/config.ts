import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { KeyRole } from './chain/key-role.ts';
import { readPins } from './chain/load-pins.ts';
import { type ConfigurationFile, parseConfigurationFile, RATE_LIMITS } from './configuration-schema.ts';
import { CairnError } from './core/errors.ts';
import type { JsonValue } from './core/json.ts';
import { type DeploymentPin, type Pins, parsePins } from './core/pins.ts';
import { parseStrictJson } from './core/strict-json.ts';

/** A private key of the issuer: an encrypted keystore file, or, on a local chain only, a key in the open. */
export type KeySource = { readonly keystore: string } | { readonly localPrivateKey: string };

export interface IssuerConfiguration {
  readonly did: string;
  readonly name: string;
  /** Null until `cairn issuer register` has run. */
  readonly issuerId: bigint | null;
}

/** How certificates look in print. */
export interface BrandingConfiguration {
  /** Path of a PNG or JPEG image; null where there is none. */
  readonly logo: string | null;
  readonly primaryColour?: string | undefined;
  readonly accentColour?: string | undefined;
  readonly paper?: 'a4' | 'letter' | undefined;
}

/** How holders are written to. Nothing is sent unless somebody asks for it. */
export interface MailConfiguration {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly security: 'tls' | 'starttls' | 'none';
    /** PEM; null for the authorities that Node knows. */
    readonly authority: string | null;
  };
  /** The password is from `CAIRN_SMTP_PASSWORD`, never from a file. */
  readonly login: { readonly user: string; readonly password: string | null } | null;
  readonly from: string;
  readonly replyTo: string | null;
  readonly connections: number;
  readonly messagesPerMinute: number;
}

/** The OpenID provider by which learners sign in. */
export interface LearnerOidcConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  /** From `CAIRN_OIDC_CLIENT_SECRET`, never from a file; null for a public client. */
  readonly clientSecret: string | null;
  readonly name: string;
  readonly claim: string;
  readonly scope: string;
}

/** Everything that the environment says, parsed once. Nothing else in the project reads `process.env`. */
export interface Configuration {
  /** Folder of the configuration, keystores and database; `CAIRN_HOME`, default `.cairn`. */
  readonly home: string;
  readonly database: string;
  /** Where the service is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  readonly listen: { readonly host: string; readonly port: number; readonly trustedProxies: number };
  readonly rateLimits: {
    readonly anonymousPerMinute: number;
    readonly perKeyPerMinute: number;
    readonly signInsPerQuarterHour: number;
  };
  readonly deployment: DeploymentPin;
  readonly issuer: IssuerConfiguration;
  readonly branding: BrandingConfiguration | undefined;
  readonly mail: MailConfiguration | undefined;
  /** Whose tokens open the API besides its own keys. */
  readonly oidc: ConfigurationFile['oidc'];
  readonly learnerOidc: LearnerOidcConfiguration | undefined;
  /** Whose sign-off a competency framework needs; absent: everybody's who reviews. */
  readonly frameworkSignOffs: ConfigurationFile['frameworkSignOffs'];
  readonly keys: Partial<Record<KeyRole, KeySource>>;
  /** Whom this installation trusts when it verifies; `pins.json` beside the configuration. */
  readonly pins: Pins;
  /** For keystores; from `CAIRN_KEYSTORE_PASSWORD`, never from a file. */
  readonly keystorePassword: string | undefined;
}

/** The deployment that a configuration names. @throws CairnError `malformed-pins` */
export function deploymentIn({ deployment }: ConfigurationFile, path: string): DeploymentPin {
  const [pinned] = parsePins({ deployments: [deployment], issuers: [] }).deployments;
  if (pinned === undefined) throw new CairnError('configuration-invalid', `${path}: no deployment`);
  return pinned;
}

/** The folder of the installation that commands work on: `CAIRN_HOME`, default `.cairn` here. */
export function cairnHome(environment: NodeJS.ProcessEnv): string {
  return resolve(environment['CAIRN_HOME'] ?? '.cairn');
}

/** Whether there is an installation to work on. */
export function isInstalled(environment: NodeJS.ProcessEnv): boolean {
  return existsSync(join(cairnHome(environment), 'config.json'));
}

/**
 * Reads the configuration.
 *
 * `CAIRN_RPC_URL` replaces the endpoints of the deployment (comma-separated), `PORT` and `HOST` what is listened on.
 *
 * @throws CairnError `configuration-missing` when there is none yet, `configuration-invalid` naming the member at fault
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const home = cairnHome(environment);
  const path = join(home, 'config.json');
  const file = parseConfigurationFile(readJson(path), path);
  const pinned = deploymentIn(file, path);
  const rpcUrls = environment['CAIRN_RPC_URL']?.split(',').map((url) => url.trim());
  const deployment = rpcUrls === undefined ? pinned : { ...pinned, rpcUrls };
  return {
    home,
    database: file.database === ':memory:' || isAbsolute(file.database) ? file.database : join(home, file.database),
    publicUrl: file.publicUrl,
    listen: {
      host: environment['HOST'] ?? file.listen.host,
      port: portFrom(environment['PORT']) ?? file.listen.port,
      trustedProxies: file.listen.trustedProxies ?? 0,
    },
    rateLimits: file.rateLimits ?? RATE_LIMITS,
    deployment,
    issuer: {
      did: file.issuer.did,
      name: file.issuer.name,
      issuerId: file.issuer.issuerId === null ? null : BigInt(file.issuer.issuerId),
    },
    branding: brandingIn(home, file.branding),
    mail: mailIn(home, file.mail, environment['CAIRN_SMTP_PASSWORD']),
    oidc: file.oidc,
    learnerOidc: learnerOidcIn(file.learnerSignIn, environment['CAIRN_OIDC_CLIENT_SECRET']),
    frameworkSignOffs: file.frameworkSignOffs,
    keys: keysIn(home, file.keys),
    pins: readPins(join(home, 'pins.json')),
    // Set to nothing is as good as not set: an empty password opens no keystore of ours.
    keystorePassword: environment['CAIRN_KEYSTORE_PASSWORD'] || undefined,
  };
}

function brandingIn(home: string, file: ConfigurationFile['branding']): BrandingConfiguration | undefined {
  if (file === undefined) return undefined;
  const { logo } = file;
  return { ...file, logo: logo === null || isAbsolute(logo) ? logo : join(home, logo) };
}

function mailIn(
  home: string,
  file: ConfigurationFile['mail'],
  password: string | undefined,
): MailConfiguration | undefined {
  if (file === undefined) return undefined;
  const { host, port, security, authority, user, from, replyTo, connections, messagesPerMinute } = file;
  return {
    server: { host, port, security, authority: authority === undefined ? null : readAuthority(home, authority) },
    login: user === undefined ? null : { user, password: password || null },
    from,
    replyTo: replyTo ?? null,
    connections,
    messagesPerMinute,
  };
}

function learnerOidcIn(
  file: ConfigurationFile['learnerSignIn'],
  secret: string | undefined,
): LearnerOidcConfiguration | undefined {
  if (file === undefined) return undefined;
  const { issuer, clientId, claim, name, scope } = file.oidc;
  return {
    ...{ issuer, clientId, claim },
    clientSecret: secret || null,
    name: name ?? new URL(issuer).host,
    scope: scope ?? (claim === 'email' ? 'openid email' : 'openid profile'),
  };
}

function readAuthority(home: string, file: string): string {
  const path = isAbsolute(file) ? file : join(home, file);
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CairnError('configuration-invalid', `mail.authority: ${path} cannot be read`, {
      remedy: 'name a PEM file, or leave it out for a server whose certificate everybody trusts',
      details: { path },
      cause,
    });
  }
}

function keysIn(home: string, keys: Partial<Record<KeyRole, KeySource>>): Partial<Record<KeyRole, KeySource>> {
  return Object.fromEntries(
    Object.entries(keys).map(([role, source]) => [
      role,
      'keystore' in source && !isAbsolute(source.keystore) ? { keystore: join(home, source.keystore) } : source,
    ]),
  );
}

function portFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new CairnError('configuration-invalid', `PORT is ${JSON.stringify(text)}`, {
    remedy: 'a port is a number from 0 (any free one) to 65535',
  });
}

function readJson(path: string): JsonValue {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new CairnError('configuration-missing', `${path} cannot be read`, {
      remedy:
        'run `npm run demo` for a local chain, or `npx cairn init` for one of your own, in this folder; or set CAIRN_HOME',
      details: { path },
      cause,
    });
  }
  try {
    return parseStrictJson(bytes);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new CairnError('configuration-invalid', `${path}: ${problem}`, { details: { path }, cause });
  }
}
