import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mergePins, readPins } from './chain/load-pins.ts';
import { deploymentIn } from './config.ts';
import { type ConfigurationFile, parseConfigurationFile } from './configuration-schema.ts';
import { type IssuerPin, type Pins, sameDeployment } from './core/pins.ts';
import { pinsToJson } from './core/pins-json.ts';
import { parseStrictJson } from './core/strict-json.ts';

/**
 * Writes `config.json`, and beside it `pins.json`: an installation trusts its own deployment and, once registered, its
 * own issuer. Further pins that stand there stay.
 */
export async function writeConfiguration(home: string, file: ConfigurationFile): Promise<void> {
  const path = join(home, 'config.json');
  const pins = join(home, 'pins.json');
  parseConfigurationFile(file, path);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  // Pins first: a configuration without them would be read as broken.
  writeDurably(pins, pinsToJson(withOwn(existsSync(pins) ? readPins(pins) : NO_PINS, file, path)));
  writeDurably(path, file);
}

const NO_PINS: Pins = { deployments: [], issuers: [] };

/**
 * Writes down under which id the issuer is registered, and pins it. Durable before it returns: a second registration
 * would be another issuer.
 */
export async function keepIssuerId(home: string, issuerId: bigint): Promise<void> {
  const file = storedConfiguration(home);
  await writeConfiguration(home, { ...file, issuer: { ...file.issuer, issuerId: issuerId.toString() } });
}

/** Writes down where the key of a role is kept: a keystore, relative to `home` unless absolute. */
export async function keepKey(
  home: string,
  role: keyof ConfigurationFile['keys'],
  source: { readonly keystore: string },
): Promise<void> {
  const file = storedConfiguration(home);
  await writeConfiguration(home, { ...file, keys: { ...file.keys, [role]: source } });
}

function storedConfiguration(home: string): ConfigurationFile {
  const path = join(home, 'config.json');
  return parseConfigurationFile(parseStrictJson(readFileSync(path)), path);
}

/** The stored pins with those of the configuration; of the deployment what stands there already, if it does. */
function withOwn(stored: Pins, file: ConfigurationFile, path: string): Pins {
  const deployment = deploymentIn(file, path);
  const { chainId, registry, rpcUrls } = deployment;
  const { did, name, issuerId } = file.issuer;
  const issuers: IssuerPin[] = issuerId === null ? [] : [{ did, chainId, registry, issuerId: BigInt(issuerId), name }];
  const known = stored.deployments.find((pin) => sameDeployment(pin, deployment));
  const own = known ?? { ...deployment, rpcUrls: rpcUrls.filter(isPublicEndpoint) };
  return mergePins({ deployments: [own], issuers }, stored);
}

/** Providers put keys into the path or the query of an endpoint: only a bare origin goes into what everyone may read. */
function isPublicEndpoint(url: string): boolean {
  return /^https?:\/\/[^/@?#]+\/?$/.test(url);
}

/** The whole file or none of it, on the disk before this returns; readable by its owner alone. */
function writeDurably(path: string, json: unknown): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(json, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}
