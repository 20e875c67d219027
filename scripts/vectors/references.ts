/** URNs of DESIGN, section Formats, and the deployment that the vectors pretend to. */

/** Where the vectors' batches are anchored: a made-up deployment. All hex in lower case. */
export const DEPLOYMENT = {
  chainId: 31337,
  registry: '0x5fbdb2315678afecb367f032d93f642f64180aa3',
  issuerId: '7',
} as const;

/** `urn:cairn:eip155:{chainId}:{registry}:{issuerId}`. */
export function issuerUrn(chainId: number, registry: string, issuerId: string): string {
  return `urn:cairn:eip155:${chainId}:${registry}:${issuerId}`;
}

/** `urn:cairn:eip155:{chainId}:{registry}:{issuerId}:{batchId}:{index}`. */
export function anchorUrn(chainId: number, registry: string, issuerId: string, batchId: string, index: number): string {
  return `${issuerUrn(chainId, registry, issuerId)}:${batchId}:${index}`;
}
