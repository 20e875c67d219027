import { ChainNode } from '../../service/chain/chain-node.ts';
import { deployRegistry } from '../../service/chain/deploy-registry.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import { type LocalNode, type LocalNodeOptions, startLocalNode } from '../../service/chain/local-node.ts';
import type { ContractCall } from '../../service/chain/registry-calls.ts';
import { type RegistryCalls, registryCalls } from '../../service/chain/registry-calls.ts';
import { decodeRegistryEvent } from '../../service/chain/registry-events.ts';
import { RegistryReader } from '../../service/chain/registry-reader.ts';
import { sendCall } from '../../service/chain/send-call.ts';
import type { TransactionReceipt } from '../../service/chain/transaction-receipt.ts';
import { privateKeySigner, type Signer } from '../../service/chain/transaction-signing.ts';
import type { Address } from '../../service/core/hex.ts';
import type { DeploymentPin } from '../../service/core/pins.ts';

/** Starts a real Anvil for a test. Mines a block for each transaction unless told otherwise, since tests are short. */
export function startAnvil(options: LocalNodeOptions = {}): Promise<LocalNode> {
  return startLocalNode({ blockTime: null, ...options });
}

/** A registry on a fresh Anvil, and what tests do with it. */
export interface RegistryOnAnvil {
  readonly anvil: LocalNode;
  readonly node: ChainNode;
  readonly pin: DeploymentPin;
  readonly registry: Address;
  readonly reader: RegistryReader;
  readonly calls: RegistryCalls;
  /** The `index`th funded account; 0 has deployed the registry. */
  signer(index: number): Signer;
  send(signer: Signer, call: ContractCall): Promise<TransactionReceipt>;
  /** Registers an issuer and returns its number. */
  register(admin: Signer, did: string): Promise<bigint>;
  /** Mines so many empty blocks, at once. */
  mine(blocks: number): Promise<void>;
}

/** Starts a real Anvil with the registry deployed on it. */
export async function startRegistry(options: LocalNodeOptions = {}): Promise<RegistryOnAnvil> {
  const anvil = await startAnvil(options);
  const node = new ChainNode(anvil.url);
  const signer = (index: number): Signer => privateKeySigner(localAccount(index).privateKey);
  const { registry, codeHash } = await deployRegistry(node, signer(0), anvil.chainId);
  const calls = registryCalls(registry);
  const send = (from: Signer, call: ContractCall): Promise<TransactionReceipt> =>
    sendCall(node, from, call, { chainId: anvil.chainId });
  const pin: DeploymentPin = {
    name: 'a local chain',
    chainId: anvil.chainId,
    registry,
    codeHash,
    finality: 'finalized',
    maxHeadAgeSeconds: 600,
    rpcUrls: [anvil.url],
  };
  return {
    anvil,
    node,
    pin,
    registry,
    reader: new RegistryReader(node, registry),
    calls,
    signer,
    send,
    register: async (admin, did) => {
      const receipt = await send(admin, calls.registerIssuer(did, admin.address));
      const event = receipt.logs.map(decodeRegistryEvent).find((found) => found?.kind === 'issuer-registered');
      if (event === undefined || event === null) throw new Error('registration emitted no event');
      return event.issuerId;
    },
    mine: async (blocks) => {
      await node.result('anvil_mine', [`0x${blocks.toString(16)}`]);
    },
  };
}
