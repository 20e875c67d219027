import { CairnError } from '../core/errors.ts';
import type { DeploymentPin } from '../core/pins.ts';
import { ChainNode } from './chain-node.ts';
import { RegistryReader } from './registry-reader.ts';

/** A node of a deployment, and the registry as seen through it. */
export interface DeploymentNode {
  readonly node: ChainNode;
  readonly reader: RegistryReader;
}

/**
 * Goes through the nodes of a deployment, in its order, until one will do.
 *
 * @param timeoutMs how long a node may take to answer; its own default when absent
 * @param take what is asked of a node; a `CairnError` says that it will not do
 * @throws CairnError of the last node, when none will do; `chain-unavailable` where none is configured
 */
export async function firstNode<T>(
  deployment: DeploymentPin,
  timeoutMs: number | undefined,
  take: (found: DeploymentNode) => Promise<T>,
): Promise<T> {
  let failure = new CairnError('chain-unavailable', `No node is configured for ${deployment.name}.`, {
    remedy: 'Set CAIRN_RPC_URL, or rpcUrls in the configuration.',
  });
  for (const url of deployment.rpcUrls) {
    const node = new ChainNode(url, { timeoutMs });
    try {
      return await take({ node, reader: new RegistryReader(node, deployment.registry) });
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

/**
 * Sees to it that a node serves the pinned chain, with the registry's very code at its address: nothing is read from
 * another, or signed for one.
 *
 * @throws CairnError `wrong-chain`, `registry-unknown`; `chain-unavailable`
 */
export async function assertPinned({ node, reader }: DeploymentNode, deployment: DeploymentPin): Promise<void> {
  const [chainId, codeHash] = await Promise.all([reader.chainId(), reader.codeHash()]);
  const { endpoint } = node;
  if (chainId !== deployment.chainId) {
    throw new CairnError(
      'wrong-chain',
      `The node at ${endpoint} serves chain ${chainId}, not ${deployment.chainId} (${deployment.name}).`,
      {
        remedy: 'Give the address of a node of the right chain.',
        details: { endpoint, chainId, expected: deployment.chainId },
      },
    );
  }
  if (codeHash !== deployment.codeHash) {
    throw new CairnError(
      'registry-unknown',
      `At ${deployment.registry} on ${deployment.name} stands ${codeHash === null ? 'no contract' : 'other code'}.`,
      {
        remedy:
          'Check the registry and codeHash of the configuration; a local chain that was reset needs `npm run demo`.',
        details: { endpoint, registry: deployment.registry, expected: deployment.codeHash, found: codeHash },
      },
    );
  }
}
