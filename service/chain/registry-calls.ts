import { encodeFunctionData } from 'viem/utils';
import { type DocumentKind, documentKindNumber } from '../core/document-kind.ts';
import type { Address, Hash32, Hex, MerkleRoot } from '../core/hex.ts';
import { capabilityBits, type KeyCapability } from '../core/key-capabilities.ts';
import { reasonNumber, type StatusReason } from '../core/status-reason.ts';
import type { StatusWord } from '../core/status-words.ts';
import { credentialRegistryAbi as abi } from './abi.ts';

/** A call of a contract, to be sent as a transaction. */
export interface ContractCall {
  readonly to: Address;
  readonly data: Hex;
}

/** Every write of one registry, encoded. What each means and who may send it: ICredentialRegistry.sol. */
export interface RegistryCalls {
  registerIssuer(did: string, admin: Address): ContractCall;
  transferAdmin(issuerId: bigint, newAdmin: Address): ContractCall;
  acceptAdmin(issuerId: bigint): ContractCall;
  /** Times are Unix seconds; `validUntil` 0 means without an end. */
  addKey(
    issuerId: bigint,
    key: Address,
    capabilities: readonly KeyCapability[],
    validFrom: number,
    validUntil: number,
  ): ContractCall;
  endKey(issuerId: bigint, key: Address): ContractCall;
  declareCompromised(issuerId: bigint, key: Address, since: number): ContractCall;
  anchor(issuerId: bigint, root: MerkleRoot, size: number): ContractCall;
  anchorBySig(
    issuerId: bigint,
    root: MerkleRoot,
    size: number,
    key: Address,
    deadline: number,
    signature: Hex,
  ): ContractCall;
  revoke(issuerId: bigint, root: MerkleRoot, words: readonly StatusWord[], reason: StatusReason): ContractCall;
  suspend(issuerId: bigint, root: MerkleRoot, words: readonly StatusWord[], reason: StatusReason): ContractCall;
  reinstate(issuerId: bigint, root: MerkleRoot, words: readonly StatusWord[], reason: StatusReason): ContractCall;
  revokeBatch(issuerId: bigint, root: MerkleRoot, reason: StatusReason): ContractCall;
  publish(issuerId: bigint, kind: DocumentKind, digest: Hash32): ContractCall;
}

/** The writes of the registry at an address. */
export function registryCalls(registry: Address): RegistryCalls {
  const call = (data: Hex): ContractCall => ({ to: registry, data });
  return {
    registerIssuer: (did, admin) =>
      call(encodeFunctionData({ abi, functionName: 'registerIssuer', args: [did, admin] })),
    transferAdmin: (id, newAdmin) =>
      call(encodeFunctionData({ abi, functionName: 'transferAdmin', args: [id, newAdmin] })),
    acceptAdmin: (id) => call(encodeFunctionData({ abi, functionName: 'acceptAdmin', args: [id] })),
    addKey: (id, key, capabilities, validFrom, validUntil) => {
      const args = [id, key, capabilityBits(capabilities), BigInt(validFrom), BigInt(validUntil)] as const;
      return call(encodeFunctionData({ abi, functionName: 'addKey', args }));
    },
    endKey: (id, key) => call(encodeFunctionData({ abi, functionName: 'endKey', args: [id, key] })),
    declareCompromised: (id, key, since) =>
      call(encodeFunctionData({ abi, functionName: 'declareCompromised', args: [id, key, BigInt(since)] })),
    anchor: (id, root, size) =>
      call(encodeFunctionData({ abi, functionName: 'anchor', args: [id, root, BigInt(size)] })),
    anchorBySig: (id, root, size, key, deadline, signature) => {
      const args = [id, root, BigInt(size), key, BigInt(deadline), signature] as const;
      return call(encodeFunctionData({ abi, functionName: 'anchorBySig', args }));
    },
    revoke: (id, root, words, reason) =>
      call(encodeFunctionData({ abi, functionName: 'revoke', args: [id, root, words, reasonNumber(reason)] })),
    suspend: (id, root, words, reason) =>
      call(encodeFunctionData({ abi, functionName: 'suspend', args: [id, root, words, reasonNumber(reason)] })),
    reinstate: (id, root, words, reason) =>
      call(encodeFunctionData({ abi, functionName: 'reinstate', args: [id, root, words, reasonNumber(reason)] })),
    revokeBatch: (id, root, reason) =>
      call(encodeFunctionData({ abi, functionName: 'revokeBatch', args: [id, root, reasonNumber(reason)] })),
    publish: (id, kind, digest) =>
      call(encodeFunctionData({ abi, functionName: 'publish', args: [id, documentKindNumber(kind), digest] })),
  };
}
