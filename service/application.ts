import { runForever } from './anchoring/run-anchoring.ts';
import type { KeyRole } from './chain/key-role.ts';
import { readKeystore } from './chain/keystore.ts';
import { mergePins } from './chain/load-pins.ts';
import { plainKeySigner } from './chain/plain-key.ts';
import type { Signer } from './chain/transaction-signing.ts';
import { type Configuration, readConfiguration } from './config.ts';
import { CairnError } from './core/errors.ts';
import { type IssuerPin, type Pins, sameDeployment } from './core/pins.ts';
import { createWasmKeccak256, nativeSha256 } from './issuing/native-digests.ts';
import { anchoringWith } from './registrar/chain-acts.ts';
import type { Installation } from './registrar/installation.ts';
import { createPublicRegistrar } from './registrar/public-registrar.ts';
import type { PublicRegistrar } from './registrar/registrar.ts';
import { openStore } from './store/store.ts';

/** A wired installation. */
export interface Application {
  readonly configuration: Configuration;
  readonly installation: Installation;
  readonly publicRegistrar: PublicRegistrar;
  /**
   * Brings what is under way onto the chain for as long as the service runs, once what had been final is found to be
   * there still. Without an anchor key that opens unasked, `report` says so, and commands do it.
   */
  anchor(signal: AbortSignal, report: (error: CairnError) => void): Promise<void>;
  close(): Promise<void>;
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
  const installation: Installation = {
    store,
    deployment: configuration.deployment,
    issuer: configuration.issuer,
    publicUrl: configuration.publicUrl,
    branding: configuration.branding,
    // The configured endpoints may hold a provider's key; those in pins.json are for everyone.
    pins: mergePins({ deployments: [configuration.deployment], issuers: [] }, configuration.pins),
    publicPins: withoutOwnIssuer(configuration),
    digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
    signer: memoised((role) => openKey(configuration, role, options)),
    now: () => new Date(),
  };
  return {
    configuration,
    installation,
    publicRegistrar: createPublicRegistrar(installation),
    anchor: (signal, report) => anchorWhileRunning(installation, signal, report),
    close: () => store.close(),
  };
}

async function anchorWhileRunning(
  installation: Installation,
  signal: AbortSignal,
  report: (error: CairnError) => void,
): Promise<void> {
  try {
    const anchoring = anchoringWith(installation, [await installation.signer('anchor')]);
    await runForever(anchoring, signal, report);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    report(error);
  }
}

/** An installation vouching for itself would prove nothing: its page shows what the issuer's domain says. */
function withoutOwnIssuer({ pins, issuer, deployment }: Configuration): Pins {
  const own = (pin: IssuerPin) => sameDeployment(pin, deployment) && pin.issuerId === issuer.issuerId;
  return { ...pins, issuers: pins.issuers.filter((pin) => !own(pin)) };
}

async function openKey(
  { keys, keystorePassword, deployment, home }: Configuration,
  role: KeyRole,
  { askPassword }: ApplicationOptions,
): Promise<Signer> {
  const source = keys[role];
  if (source === undefined) {
    throw new CairnError('key-missing', `the configuration names no ${role} key`, {
      remedy: `add keys.${role} to ${home}/config.json; \`npx cairn issuer key\` makes a keystore`,
      details: { role },
    });
  }
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
function memoised(open: (role: KeyRole) => Promise<Signer>): (role: KeyRole) => Promise<Signer> {
  const opened = new Map<KeyRole, Promise<Signer>>();
  return (role) => {
    const known = opened.get(role);
    if (known !== undefined) return known;
    const opening = open(role);
    opened.set(role, opening);
    opening.catch(() => opened.delete(role));
    return opening;
  };
}
