import { runForever } from './anchoring/run-anchoring.ts';
import type { KeyRole } from './chain/key-role.ts';
import { readKeystore } from './chain/keystore.ts';
import { mergePins } from './chain/load-pins.ts';
import { plainKeySigner } from './chain/plain-key.ts';
import type { Signer } from './chain/transaction-signing.ts';
import { type Configuration, type KeySource, readConfiguration } from './config.ts';
import { CairnError } from './core/errors.ts';
import type { Address } from './core/hex.ts';
import { type IssuerPin, type Pins, sameDeployment } from './core/pins.ts';
import { createWasmKeccak256, nativeSha256 } from './issuing/native-digests.ts';
import type { IdentityProvider } from './registrar/access/identity-provider.ts';
import { anchoringWith } from './registrar/anchoring/chain-acts.ts';
import { continueCorrections } from './registrar/corrections/continue-corrections.ts';
import type { Installation } from './registrar/installation.ts';
import { keyAddress } from './registrar/issuer/issuer-keys.ts';
import type { OidcSignIn } from './registrar/learners/oidc-sign-in.ts';
import type { SignInMail } from './registrar/learners/sign-in-mail.ts';
import { createPublicRegistrar } from './registrar/public-registrar.ts';
import type { PublicRegistrar } from './registrar/registrar.ts';
import { openStore } from './store/store.ts';

/** A wired installation. */
export interface Application {
  readonly configuration: Configuration;
  readonly installation: Installation;
  readonly publicRegistrar: PublicRegistrar;
  /** Absent where none is configured. */
  readonly identityProvider: IdentityProvider | undefined;
  /** How learners sign in, for a service that lets them; `report` is told of messages that could not be sent. */
  learnerSignIn(report: (failure: unknown) => void): Promise<LearnerSignIn>;
  /**
   * Brings what is under way onto the chain for as long as the service runs, once what had been final is found to be
   * there still, and goes on with corrections. Of a key that does not open unasked `report` says so: what waits for it is
   * done by commands.
   */
  anchor(
    signal: AbortSignal,
    report: (error: CairnError) => void,
    options?: { readonly pollMs?: number },
  ): Promise<void>;
  close(): Promise<void>;
}

/** The ways in which learners sign in; each absent where it is not configured. */
export interface LearnerSignIn {
  readonly signInMail: SignInMail | undefined;
  readonly oidcSignIn: OidcSignIn | undefined;
}

export interface ApplicationOptions {
  /** Asks a person for the password of a keystore when the environment has none; absent where nobody can be asked. */
  readonly askPassword?: ((keystore: string) => Promise<string>) | undefined;
}

/**
 * Wires everything, once: configuration, store, digests, keys, use cases. The only place that knows all parts.
 *
 * @throws CairnError `configuration-missing`, `configuration-invalid`, `store-unavailable`
 */
export async function openApplication(
  environment: NodeJS.ProcessEnv,
  options: ApplicationOptions = {},
): Promise<Application> {
  const configuration = readConfiguration(environment);
  const store = await openStore(configuration.database);
  const opened = new Map<Address, Signer>();
  const installation: Installation = {
    store,
    deployment: configuration.deployment,
    issuer: configuration.issuer,
    publicUrl: configuration.publicUrl,
    branding: configuration.branding,
    mail: configuration.mail,
    frameworkSignOffs: configuration.frameworkSignOffs,
    // The configured endpoints may hold a provider's key; those in pins.json are for everyone.
    pins: mergePins({ deployments: [configuration.deployment], issuers: [] }, configuration.pins),
    publicPins: withoutOwnIssuer(configuration),
    digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
    signer: memoised(opened, (role) => openKey(configuration, role, options)),
    keyAddress: (role) => keyAddress(keySource(configuration, role), configuration.deployment.chainId),
    now: () => new Date(),
  };
  return {
    configuration,
    installation,
    publicRegistrar: createPublicRegistrar(installation),
    identityProvider: await identityProviderOf(configuration, installation),
    learnerSignIn: (report) => learnerSignInOf(configuration, installation, report),
    anchor: (...how) => anchorWhileRunning(installation, opened, ...how),
    close: () => store.close(),
  };
}

/** Loaded where one is configured: commands do without. */
async function identityProviderOf(
  { oidc }: Configuration,
  { now }: Installation,
): Promise<IdentityProvider | undefined> {
  if (oidc === undefined) return undefined;
  const { IdentityProvider } = await import('./registrar/access/identity-provider.ts');
  return new IdentityProvider(oidc, now);
}

/** Loaded by what lets learners in. */
async function learnerSignInOf(
  { learnerOidc }: Configuration,
  installation: Installation,
  report: (failure: unknown) => void,
): Promise<LearnerSignIn> {
  const { SignInMail } = await import('./registrar/learners/sign-in-mail.ts');
  const signInMail = installation.mail === undefined ? undefined : new SignInMail(installation, report);
  if (learnerOidc === undefined) return { signInMail, oidcSignIn: undefined };
  const { OidcSignIn } = await import('./registrar/learners/oidc-sign-in.ts');
  return { signInMail, oidcSignIn: new OidcSignIn(learnerOidc, installation) };
}

/** With every key that is open by then, or is opened later by an act that needs it. */
async function anchorWhileRunning(
  installation: Installation,
  opened: ReadonlyMap<Address, Signer>,
  ...[signal, report, options]: Parameters<Application['anchor']>
): Promise<void> {
  try {
    await installation.signer('anchor');
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    report(error);
  }
  const anchoring = { ...anchoringWith(installation, []), signers: opened };
  await runForever(anchoring, signal, report, { ...options, afterPass: () => continueCorrections(installation) });
}

/** An installation vouching for itself would prove nothing: its page shows what the issuer's domain says. */
function withoutOwnIssuer({ pins, issuer, deployment }: Configuration): Pins {
  const own = (pin: IssuerPin) => sameDeployment(pin, deployment) && pin.issuerId === issuer.issuerId;
  return { ...pins, issuers: pins.issuers.filter((pin) => !own(pin)) };
}

function keySource({ keys, home }: Configuration, role: KeyRole): KeySource {
  const source = keys[role];
  if (source !== undefined) return source;
  throw new CairnError('key-missing', `the configuration names no ${role} key`, {
    remedy: `add keys.${role} to ${home}/config.json; \`npx cairn issuer key\` makes a keystore`,
    details: { role },
  });
}

async function openKey(
  configuration: Configuration,
  role: KeyRole,
  { askPassword }: ApplicationOptions,
): Promise<Signer> {
  const { keystorePassword, deployment } = configuration;
  const source = keySource(configuration, role);
  if ('localPrivateKey' in source) return plainKeySigner(source.localPrivateKey, deployment.chainId);
  const password = keystorePassword ?? (await askPassword?.(source.keystore));
  if (password === undefined) {
    throw new CairnError('keystore-password-missing', `the keystore ${source.keystore} has to be opened`, {
      remedy: 'set CAIRN_KEYSTORE_PASSWORD, or run the command in a terminal, where it asks',
      details: { role },
    });
  }
  return await readKeystore(source.keystore, password);
}

/** Opens each key once: a keystore takes about a second, by design. A failure is not kept. */
function memoised(
  opened: Map<Address, Signer>,
  open: (role: KeyRole) => Promise<Signer>,
): (role: KeyRole) => Promise<Signer> {
  const openings = new Map<KeyRole, Promise<Signer>>();
  return (role) => {
    const known = openings.get(role);
    if (known !== undefined) return known;
    const opening = open(role);
    openings.set(role, opening);
    opening.then(
      (signer) => opened.set(signer.address, signer),
      () => openings.delete(role),
    );
    return opening;
  };
}
