import { readdirSync, readFileSync } from 'node:fs';
import { CairnError } from '../core/errors.ts';
import { sameIssuer } from '../core/issuer-reference.ts';
import type { JsonValue } from '../core/json.ts';
import { type Pins, parsePins, sameDeployment } from '../core/pins.ts';
import { parseStrictJson } from '../core/strict-json.ts';

const shippedFolder = new URL('./deployments/', import.meta.url);

/** The deployments that this version of the project vouches for; see deployments/README.md. It vouches for no issuer. */
export function shippedPins(folder: URL = shippedFolder): Pins {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const deployments = files.sort().map((name) => readJson(new URL(name, folder)));
  return parsePins({ deployments, issuers: [] });
}

/**
 * The pins in a file. @throws CairnError `pins-unreadable`, `malformed-json` or `malformed-pins`, each naming the file
 */
export function readPins(path: string): Pins {
  try {
    return parsePins(readJson(path));
  } catch (error) {
    if (!(error instanceof CairnError) || error.code === 'pins-unreadable') throw error;
    throw new CairnError(error.code, `The file of pins ${path} cannot be used. ${error.message}`, {
      remedy: 'Check that it is a file of pins, as an installation serves at /pins.json',
      details: { ...error.details, path },
      cause: error,
    });
  }
}

/** Pins together. Where two name the same deployment or issuer, the one of `own` counts: whoever verifies decides. */
export function mergePins(own: Pins, others: Pins): Pins {
  const deployments = others.deployments.filter((pin) => !own.deployments.some((mine) => sameDeployment(mine, pin)));
  const issuers = others.issuers.filter((pin) => !own.issuers.some((mine) => sameIssuer(mine, pin)));
  return { deployments: [...own.deployments, ...deployments], issuers: [...own.issuers, ...issuers] };
}

/** The shipped pins, with those of a file when one is given. @throws as `readPins` */
export function loadPins(path?: string): Pins {
  return path === undefined ? shippedPins() : mergePins(readPins(path), shippedPins());
}

function readJson(path: string | URL): JsonValue {
  return parseStrictJson(readBytes(path));
}

function readBytes(path: string | URL): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CairnError('pins-unreadable', `The file of pins ${path} cannot be read.`, {
      remedy: 'Check its path and its permissions.',
      details: { path: `${path}` },
      cause,
    });
  }
}
