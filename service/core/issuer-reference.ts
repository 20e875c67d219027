import { parseDecimal, parseDecimalUint256 } from './decimal.ts';
import { CairnError } from './errors.ts';
import { type Address, isAddress } from './hex.ts';

/** One issuer of one registry on one chain. */
export interface IssuerReference {
  /** EIP-155 chain id. */
  readonly chainId: number;
  readonly registry: Address;
  readonly issuerId: bigint;
}

const prefix = 'urn:cairn:eip155:';

/** `urn:cairn:eip155:{chainId}:{registry}:{issuerId}`, the `serviceEndpoint` of a `CairnIssuer` in a DID document. */
export function formatIssuerReference({ chainId, registry, issuerId }: IssuerReference): string {
  return `${prefix}${chainId}:${registry}:${issuerId}`;
}

/** Reads `urn:cairn:eip155:{chainId}:{registry}:{issuerId}`, or throws `malformed-reference`. */
export function parseIssuerReference(text: unknown): IssuerReference {
  const parts = referenceParts(text, 3);
  if (parts === null) throw malformedReference('urn:cairn:eip155:{chainId}:{registry}:{issuerId}');
  return parseIssuerParts(parts, 'urn:cairn:eip155:{chainId}:{registry}:{issuerId}');
}

/** The parts after `urn:cairn:eip155:`, when there are exactly so many; null otherwise. */
export function referenceParts(text: unknown, count: number): readonly string[] | null {
  if (typeof text !== 'string' || !text.startsWith(prefix)) return null;
  const parts = text.slice(prefix.length).split(':');
  return parts.length === count ? parts : null;
}

/** The issuer that the first three parts of a reference name. `form` is for the message. */
export function parseIssuerParts(parts: readonly string[], form: string): IssuerReference {
  const [chain = '', registry, issuer = ''] = parts;
  const chainId = parseDecimal(chain);
  const issuerId = parseDecimalUint256(issuer);
  if (chainId === null || chainId === 0 || !isAddress(registry) || issuerId === null) throw malformedReference(form);
  return { chainId, registry, issuerId };
}

/** Whether two references name the same issuer. */
export function sameIssuer(a: IssuerReference, b: IssuerReference): boolean {
  return a.chainId === b.chainId && a.registry === b.registry && a.issuerId === b.issuerId;
}

/** The error for a text that is not of the given form. */
export function malformedReference(form: string): CairnError {
  return new CairnError('malformed-reference', `Expected ${form}`, { details: { form } });
}
