import { ChainNode } from '../chain/chain-node.ts';
import { RegistryReader } from '../chain/registry-reader.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { DeploymentPin } from '../core/pins.ts';

/** A node that serves the pinned registry, and the newest block that it knows. */
export interface PinnedRegistry {
  readonly reader: RegistryReader;
  readonly head: BlockReference;
}

/** A visitor waits for the answer: less than the ten seconds that commands give a node. */
const TIMEOUT_MS = 5_000;

/**
 * Finds the first node of the deployment that serves its chain and its code and keeps up, so that nothing is ever read
 * from another. Whoever reads on does so at `head`, by its hash.
 *
 * @throws CairnError for the last node, when none will do: `chain-unavailable`, `wrong-chain`, `registry-unknown`, `chain-stale`
 */
export async function findPinnedRegistry(deployment: DeploymentPin, now: Date): Promise<PinnedRegistry> {
  let failure = new CairnError('chain-unavailable', `${deployment.name} has no node that could be asked.`);
  for (const url of deployment.rpcUrls) {
    try {
      return await openRegistry(url, deployment, now);
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function openRegistry(url: string, deployment: DeploymentPin, now: Date): Promise<PinnedRegistry> {
  const node = new ChainNode(url, { timeoutMs: TIMEOUT_MS });
  const reader = new RegistryReader(node, deployment.registry);
  const [chainId, codeHash, head] = await Promise.all([reader.chainId(), reader.codeHash(), reader.head()]);
  const { endpoint } = node;
  if (chainId !== deployment.chainId) {
    throw new CairnError(
      'wrong-chain',
      `The node at ${endpoint} serves chain ${chainId}, not ${deployment.name} (${deployment.chainId}).`,
      { remedy: 'Configure a node of the right chain.', details: { endpoint, chainId, expected: deployment.chainId } },
    );
  }
  if (codeHash !== deployment.codeHash) {
    throw new CairnError(
      'registry-unknown',
      `The code at ${deployment.registry} on ${deployment.name} is not the pinned registry.`,
      {
        remedy: 'Check the address, the chain and the pinned code hash.',
        details: { endpoint, registry: deployment.registry, codeHash, expected: deployment.codeHash },
      },
    );
  }
  const ageSeconds = headAgeSeconds(head, now);
  if (Math.abs(ageSeconds) > deployment.maxHeadAgeSeconds) {
    throw new CairnError(
      'chain-stale',
      `The newest block that the node at ${endpoint} knows is ${Math.abs(ageSeconds)} seconds ${ageSeconds < 0 ? 'ahead' : 'old'}.`,
      {
        remedy: 'Check that the node is synchronised and that the clock is right.',
        details: { endpoint, block: head.number, ageSeconds, greatest: deployment.maxHeadAgeSeconds },
      },
    );
  }
  return { reader, head };
}

/** How long ago a block was made, in whole seconds; negative for one from the future. */
export function headAgeSeconds(head: BlockReference, now: Date): number {
  return Math.floor(now.getTime() / 1000) - head.timestamp;
}
