import { addressAt, chainIdAt, hash32At, issuerIdAt } from './chain-values.ts';
import type { Address, Hash32 } from './hex.ts';
import type { IssuerReference } from './issuer-reference.ts';
import type { JsonValue } from './json.ts';
import {
  constantAt,
  documentPlace,
  elements,
  integerAt,
  member,
  onlyMembers,
  optionalTextAt,
  type Place,
  refuse,
  textAt,
} from './shape.ts';

/**
 * When a block counts as final: by the chain's own `finalized` tag, or, where it has none, after so many
 * confirmations (1 is the head itself).
 */
export type FinalityRule = 'finalized' | { readonly confirmations: number };

/** A deployment of the registry that this verifier trusts to be the code it knows. */
export interface DeploymentPin {
  /** What people call the chain, for sentences. */
  readonly name: string;
  readonly chainId: number;
  readonly registry: Address;
  /** keccak256 of the deployed code, as `eth_getCode` returns it. */
  readonly codeHash: Hash32;
  readonly finality: FinalityRule;
  /** How old a head may be before the node counts as lagging. */
  readonly maxHeadAgeSeconds: number;
  /** JSON-RPC endpoints, tried in this order. */
  readonly rpcUrls: readonly string[];
}

/** A registry on a chain: what tells deployments apart. */
export type DeploymentPlace = Pick<DeploymentPin, 'chainId' | 'registry'>;

/** Whether two places are the same registry on the same chain. */
export function sameDeployment(a: DeploymentPlace, b: DeploymentPlace): boolean {
  return a.chainId === b.chainId && a.registry === b.registry;
}

/** An issuer whose identity the verifier vouches for: the whole tuple, for anyone can claim a famous DID. */
export interface IssuerPin extends IssuerReference {
  readonly did: string;
  readonly name?: string;
}

/** What a verifier trusts beforehand. */
export interface Pins {
  readonly deployments: readonly DeploymentPin[];
  readonly issuers: readonly IssuerPin[];
}

/**
 * Reads a file of pins: `{ "deployments": [...], "issuers": [...] }`, with `issuerId` as a decimal string.
 * Takes what `parseStrictJson` returns (or any JSON).
 *
 * @throws CairnError `malformed-pins`
 */
export function parsePins(json: JsonValue): Pins {
  const top = documentPlace(json, 'malformed-pins');
  onlyMembers(top, ['deployments', 'issuers']);
  const deployments = elements(member(top, 'deployments')).map(parseDeployment);
  const seen = new Set<string>();
  for (const [index, { chainId, registry }] of deployments.entries()) {
    const key = `${chainId}:${registry}`;
    if (seen.has(key)) refuse({ ...top, pointer: `/deployments/${index}` }, 'each deployment once');
    seen.add(key);
  }
  return { deployments, issuers: elements(member(top, 'issuers')).map(parseIssuer) };
}

function parseDeployment(place: Place): DeploymentPin {
  onlyMembers(place, ['name', 'chainId', 'registry', 'codeHash', 'finality', 'maxHeadAgeSeconds', 'rpcUrls']);
  return {
    name: textAt(member(place, 'name')),
    chainId: chainIdAt(member(place, 'chainId')),
    registry: addressAt(member(place, 'registry')),
    codeHash: hash32At(member(place, 'codeHash')),
    finality: parseFinality(member(place, 'finality')),
    maxHeadAgeSeconds: integerAt(member(place, 'maxHeadAgeSeconds'), 1),
    rpcUrls: elements(member(place, 'rpcUrls')).map(textAt),
  };
}

function parseFinality(place: Place): FinalityRule {
  if (typeof place.value === 'string') return constantAt(place, 'finalized');
  onlyMembers(place, ['confirmations']);
  return { confirmations: integerAt(member(place, 'confirmations'), 1) };
}

function parseIssuer(place: Place): IssuerPin {
  onlyMembers(place, ['did', 'chainId', 'registry', 'issuerId', 'name']);
  const name = optionalTextAt(member(place, 'name'));
  return {
    did: textAt(member(place, 'did')),
    chainId: chainIdAt(member(place, 'chainId')),
    registry: addressAt(member(place, 'registry')),
    issuerId: issuerIdAt(member(place, 'issuerId')),
    ...(name !== null ? { name } : {}),
  };
}
