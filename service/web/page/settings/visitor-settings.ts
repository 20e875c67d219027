import { sameIssuer } from '../../../core/issuer-reference.ts';
import type { JsonValue } from '../../../core/json.ts';
import { isJsonArray, isJsonObject } from '../../../core/json.ts';
import { type DeploymentPin, type IssuerPin, type Pins, parsePins } from '../../../core/pins.ts';
import { pinsToJson } from '../../../core/pins-json.ts';

/**
 * What the visitor changed of the trust that the page starts with. It is kept in this browser alone (`localStorage`) and
 * lies on top of the site's pins, so that a site that pins a further deployment is not shadowed by an old copy.
 */
export interface VisitorSettings {
  /** Endpoints instead of the pinned ones, by {@link deploymentKey}. */
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
  /** Pins instead of the site's own; null: the site's own. */
  readonly ownPins: Pins | null;
  /** Issuers that the visitor trusts besides. */
  readonly issuers: readonly IssuerPin[];
}

/** Nothing changed. */
export const NO_SETTINGS: VisitorSettings = { endpoints: {}, ownPins: null, issuers: [] };

const STORAGE_KEY = 'cairn.verify.settings.1';

/** The name of a deployment among the settings: `{chainId}:{registry}`. */
export function deploymentKey(pin: Pick<DeploymentPin, 'chainId' | 'registry'>): string {
  return `${pin.chainId}:${pin.registry}`;
}

/** The pins to verify with: the site's own or the visitor's, with the visitor's endpoints and issuers. */
export function effectivePins(sitePins: Pins, settings: VisitorSettings): Pins {
  const base = settings.ownPins ?? sitePins;
  return {
    deployments: base.deployments.map((pin) => ({
      ...pin,
      rpcUrls: settings.endpoints[deploymentKey(pin)] ?? pin.rpcUrls,
    })),
    issuers: [...base.issuers, ...settings.issuers],
  };
}

/** The settings with one more trusted issuer; unchanged when it is there already. */
export function withIssuer(settings: VisitorSettings, issuer: IssuerPin): VisitorSettings {
  const known = settings.issuers.some((other) => other.did === issuer.did && sameIssuer(other, issuer));
  return known ? settings : { ...settings, issuers: [...settings.issuers, issuer] };
}

/** What this browser keeps, or no settings when it keeps none that can be read. */
export function loadSettings(): VisitorSettings {
  const kept = localStorage.getItem(STORAGE_KEY);
  if (kept === null) return NO_SETTINGS;
  try {
    return parseSettings(JSON.parse(kept));
  } catch {
    // Settings of another version or damaged ones must not lock the visitor out; the site's pins are always sound.
    return NO_SETTINGS;
  }
}

/** Keeps the settings in this browser; settings without a change are removed altogether. */
export function saveSettings(settings: VisitorSettings): void {
  const { endpoints, ownPins, issuers } = settings;
  if (Object.keys(endpoints).length === 0 && ownPins === null && issuers.length === 0) {
    localStorage.removeItem(STORAGE_KEY);
    return;
  }
  localStorage.setItem(
    STORAGE_KEY,
    JSON.stringify({
      endpoints,
      ownPins: ownPins === null ? null : pinsToJson(ownPins),
      issuers: pinsToJson({ deployments: [], issuers }).issuers,
    }),
  );
}

function parseSettings(json: JsonValue): VisitorSettings {
  if (!isJsonObject(json)) return NO_SETTINGS;
  const { endpoints, ownPins, issuers } = json;
  return {
    endpoints: isJsonObject(endpoints) ? parseEndpoints(endpoints) : {},
    ownPins: ownPins === null || ownPins === undefined ? null : parsePins(ownPins),
    issuers: issuers === undefined ? [] : parsePins({ deployments: [], issuers }).issuers,
  };
}

function parseEndpoints(endpoints: { readonly [key: string]: JsonValue }): Record<string, readonly string[]> {
  const parsed: Record<string, readonly string[]> = {};
  for (const [key, urls] of Object.entries(endpoints)) {
    if (isJsonArray(urls)) parsed[key] = urls.filter((url) => typeof url === 'string');
  }
  return parsed;
}
