import type { Address, CredentialHash, Hash32, MerkleRoot } from './hex.ts';
import type { DeploymentPin } from './pins.ts';

/** A block, as a node named it. */
export interface BlockReference {
  readonly number: number;
  readonly hash: Hash32;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** What one call of the registry's `statusOf` answers. All times are Unix seconds. */
export interface RegistryStatus {
  /** A record of the batch exists, void or not. */
  readonly anchored: boolean;
  /** The record counts no longer: its key was declared compromised as of before it was written. */
  readonly voided: boolean;
  /** The registry's own computation of the inclusion proof, with the size that it holds. */
  readonly proofValid: boolean;
  readonly revoked: boolean;
  readonly suspended: boolean;
  readonly batchRevoked: boolean;
  /** The key that anchored; null when nothing is anchored. */
  readonly key: Address | null;
  readonly anchoredAt: number;
  readonly size: number;
  readonly keyValidFrom: number;
  readonly keyValidUntil: number;
  /** 0 when the key is in good standing. */
  readonly keyCompromisedSince: number;
  /** The issuer's DID as registered; empty when no such issuer is registered. */
  readonly did: string;
}

/** What is asked of a chain about one certificate, at the pinned deployment. */
export interface ChainQuery {
  readonly deployment: DeploymentPin;
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly index: number;
  readonly credentialHash: CredentialHash;
  readonly proof: readonly Hash32[];
}

/** What a node answered, or that it did not. A value: a node that is down is an answer too. */
export type ChainReading =
  | { readonly kind: 'unavailable'; readonly endpoint: string; readonly detail: string }
  | {
      readonly kind: 'read';
      readonly endpoint: string;
      /** The chain that the endpoint says it serves. */
      readonly chainId: number;
      /** keccak256 of the code at the registry's address; null when there is none. */
      readonly codeHash: Hash32 | null;
      readonly head: BlockReference;
      /** Null when chain id or code are not the pinned ones: then nothing was asked. */
      readonly atHead: RegistryStatus | null;
      /** The same at the newest block that the pin's finality rule calls final; null when there is none yet. */
      readonly final: { readonly block: BlockReference; readonly status: RegistryStatus } | null;
    };
