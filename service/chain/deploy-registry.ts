import { setTimeout as sleep } from 'node:timers/promises';
import { getContractAddress } from 'viem/utils';
import { CairnError } from '../core/errors.ts';
import { type Address, type Hash32, parseAddress, parseHash32 } from '../core/hex.ts';
import { readAccount } from './account-state.ts';
import { credentialRegistryBytecode, credentialRegistryCodeHash } from './bytecode.ts';
import type { ChainNode } from './chain-node.ts';
import { RegistryReader } from './registry-reader.ts';
import { sendCall } from './send-call.ts';
import type { Signer } from './transaction-signing.ts';

/** keccak256 of the registry's code, as every deployment of this version has it: there are no immutables. */
export const registryCodeHash: Hash32 = parseHash32(credentialRegistryCodeHash);

export interface RegistryDeployment {
  readonly registry: Address;
  readonly codeHash: Hash32;
  /** Null when the registry stood there before. */
  readonly transactionHash: Hash32 | null;
  /** Null when the registry stood there before. */
  readonly gasUsed: bigint | null;
}

/**
 * Deploys the registry, or finds the one that this account deployed with its first transaction: that address follows
 * from the account and its nonce 0 alone, so a new account that does nothing else may be killed and run again. For the
 * demo and for tests; an operator deploys with scripts/deploy.ts.
 *
 * @throws CairnError as `sendCall`, and `registry-unknown` when the chain holds other code than was sent
 */
export async function deployRegistry(node: ChainNode, signer: Signer, chainId: number): Promise<RegistryDeployment> {
  const first = firstContractOf(signer.address);
  await firstTransactionIncluded(node, signer.address);
  if ((await new RegistryReader(node, first).codeHash()) === registryCodeHash) {
    return { registry: first, codeHash: registryCodeHash, transactionHash: null, gasUsed: null };
  }
  const receipt = await sendCall(node, signer, { data: credentialRegistryBytecode }, { chainId });
  const registry = receipt.contractAddress;
  if (registry === null || (await new RegistryReader(node, registry).codeHash()) !== registryCodeHash) {
    throw new CairnError(
      'registry-unknown',
      `The deployment ${receipt.transactionHash} left other code on the chain.`,
      {
        details: { transactionHash: receipt.transactionHash, registry },
      },
    );
  }
  return { registry, codeHash: registryCodeHash, transactionHash: receipt.transactionHash, gasUsed: receipt.gasUsed };
}

/** Waits while a first transaction of an earlier, interrupted run is under way. */
async function firstTransactionIncluded(node: ChainNode, account: Address): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 200) {
    const { latestNonce, pendingNonce } = await readAccount(node, account);
    if (latestNonce > 0 || pendingNonce === 0) return;
    await sleep(200);
  }
}

/** The address of the contract that an account creates with its first transaction. */
export function firstContractOf(deployer: Address): Address {
  return parseAddress(getContractAddress({ from: deployer, nonce: 0n }).toLowerCase());
}
