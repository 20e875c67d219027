import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigurationFile, parseConfigurationFile } from './config.ts';
import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from './core/json.ts';
import { parsePins } from './core/pins.ts';
import { parseStrictJson } from './core/strict-json.ts';

/**
 * Writes `config.json`, and beside it `pins.json`: an installation trusts its own deployment and, once registered, its
 * own issuer. Further pins that stand there stay.
 */
export async function writeConfiguration(home: string, file: ConfigurationFile): Promise<void> {
  parseConfigurationFile(file, join(home, 'config.json'));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  // Pins first: a configuration without them would be read as broken.
  writeDurably(join(home, 'pins.json'), withOwn(join(home, 'pins.json'), file));
  writeDurably(join(home, 'config.json'), file);
}

/**
 * Writes down under which id the issuer is registered, and pins it. Durable before it returns: a second registration
 * would be another issuer.
 */
export async function keepIssuerId(home: string, issuerId: bigint): Promise<void> {
  const path = join(home, 'config.json');
  const file = parseConfigurationFile(parseStrictJson(readFileSync(path)), path);
  await writeConfiguration(home, { ...file, issuer: { ...file.issuer, issuerId: issuerId.toString() } });
}

/** Writes down where the key of a role is kept: a keystore, relative to `home` unless absolute. */
export async function keepKey(
  home: string,
  role: keyof ConfigurationFile['keys'],
  source: { readonly keystore: string },
): Promise<void> {
  const path = join(home, 'config.json');
  const file = parseConfigurationFile(parseStrictJson(readFileSync(path)), path);
  await writeConfiguration(home, { ...file, keys: { ...file.keys, [role]: source } });
}

function withOwn(path: string, { deployment, issuer }: ConfigurationFile): JsonObject {
  const known = existsSync(path) ? storedPins(path) : { deployments: [], issuers: [] };
  const own = isJsonObject(deployment) ? deployment : {};
  const place = { chainId: own['chainId'] ?? null, registry: own['registry'] ?? null };
  const elsewhere = (pin: JsonValue) =>
    !isJsonObject(pin) || pin['chainId'] !== place.chainId || pin['registry'] !== place.registry;
  const same = known.deployments.find((pin) => !elsewhere(pin));
  const { did, name, issuerId } = issuer;
  return {
    deployments: [same ?? { ...own, rpcUrls: publicEndpoints(own['rpcUrls']) }, ...known.deployments.filter(elsewhere)],
    issuers: [
      ...(issuerId == null ? [] : [{ did, ...place, issuerId, name }]),
      ...known.issuers.filter((pin) => elsewhere(pin) || !isJsonObject(pin) || pin['issuerId'] !== (issuerId ?? null)),
    ],
  };
}

/** Providers put keys into the path or the query of an endpoint: only a bare origin goes into what everyone may read. */
function publicEndpoints(rpcUrls: JsonValue | undefined): JsonArray {
  if (!isJsonArray(rpcUrls)) return [];
  return rpcUrls.filter((url) => typeof url === 'string' && /^https?:\/\/[^/@?#]+\/?$/.test(url));
}

function storedPins(path: string): { readonly deployments: JsonArray; readonly issuers: JsonArray } {
  const json = parseStrictJson(readFileSync(path));
  // Read for its checks: what is written back is the text's own form.
  parsePins(json);
  if (!isJsonObject(json)) return { deployments: [], issuers: [] };
  const { deployments, issuers } = json;
  return {
    deployments: isJsonArray(deployments) ? deployments : [],
    issuers: isJsonArray(issuers) ? issuers : [],
  };
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
