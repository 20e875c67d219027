import type { Address, MerkleRoot } from '../core/hex.ts';

/** What a key signs so that anyone may anchor a batch in its name. */
export interface AnchorRequest {
  readonly chainId: number;
  readonly registry: Address;
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly size: number;
  readonly key: Address;
  /** The last second, Unix time, at which the registry takes the signature. */
  readonly deadline: number;
}

const types = {
  Anchor: [
    { name: 'issuerId', type: 'uint256' },
    { name: 'root', type: 'bytes32' },
    { name: 'size', type: 'uint256' },
    { name: 'key', type: 'address' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

/** The EIP-712 typed data of a request, for `anchorBySig`; in the form that viem and wallets sign. */
export function anchorTypedData(request: AnchorRequest) {
  const { chainId, registry, issuerId, root, size, key, deadline } = request;
  return {
    domain: { name: 'CairnCredentialRegistry', version: '1', chainId, verifyingContract: registry },
    types,
    primaryType: 'Anchor',
    message: { issuerId, root, size: BigInt(size), key, deadline: BigInt(deadline) },
  } as const;
}
