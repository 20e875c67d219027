import { ChainNode } from '../chain/chain-node.ts';
import { type RegistryCalls, registryCalls } from '../chain/registry-calls.ts';
import { RegistryReader } from '../chain/registry-reader.ts';
import { CairnError } from '../core/errors.ts';
import type { DeploymentPin } from '../core/pins.ts';

/** A node that has been asked who it is, and the registry as seen through it. */
export interface ChainConnection {
  readonly node: ChainNode;
  readonly reader: RegistryReader;
  readonly calls: RegistryCalls;
  readonly deployment: DeploymentPin;
}

/**
 * Takes the first endpoint of the deployment that serves the right chain, with the registry's very code at its address:
 * nothing is ever signed for a chain that is not the configured one.
 *
 * @throws CairnError `chain-unavailable` when no endpoint is heard, `wrong-chain` or `registry-unknown` when one is and
 * is another's
 */
export async function connect(deployment: DeploymentPin): Promise<ChainConnection> {
  let failure: unknown = new CairnError('chain-unavailable', `no endpoint is configured for ${deployment.name}`, {
    remedy: 'set CAIRN_RPC_URL, or rpcUrls in the configuration',
  });
  for (const url of deployment.rpcUrls) {
    const node = new ChainNode(url);
    const reader = new RegistryReader(node, deployment.registry);
    try {
      await assertPinned(reader, deployment, node.endpoint);
      return { node, reader, calls: registryCalls(deployment.registry), deployment };
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function assertPinned(reader: RegistryReader, deployment: DeploymentPin, endpoint: string): Promise<void> {
  const chainId = await reader.chainId();
  if (chainId !== deployment.chainId) {
    throw new CairnError(
      'wrong-chain',
      `The node at ${endpoint} serves chain ${chainId}, not ${deployment.chainId} (${deployment.name}).`,
      { remedy: 'Give the address of a node of the right chain.', details: { endpoint, chainId } },
    );
  }
  const codeHash = await reader.codeHash();
  if (codeHash !== deployment.codeHash) {
    throw new CairnError(
      'registry-unknown',
      `At ${deployment.registry} on ${deployment.name} stands ${codeHash === null ? 'no contract' : 'other code'}.`,
      {
        remedy:
          'Check the registry and codeHash of the configuration; a local chain that was reset needs `npm run demo`.',
        details: { registry: deployment.registry, expected: deployment.codeHash, found: codeHash },
      },
    );
  }
}
