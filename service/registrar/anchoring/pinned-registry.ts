import type { ChainNode } from '../../chain/chain-node.ts';
import { headAgeSeconds } from '../../chain/clock-check.ts';
import { assertPinned, type DeploymentNode, firstNode } from '../../chain/pinned-node.ts';
import type { RegistryReader } from '../../chain/registry-reader.ts';
import type { BlockReference } from '../../core/chain-reading.ts';
import { CairnError } from '../../core/errors.ts';
import type { DeploymentPin } from '../../core/pins.ts';

/** A node that serves the pinned registry, and the newest block that it knows. */
export interface PinnedRegistry {
  readonly node: ChainNode;
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
  return await firstNode(deployment, TIMEOUT_MS, async (found) => {
    const { node, reader } = found;
    const [head] = await Promise.all([reader.head(), assertPinned(found, deployment)]);
    assertFresh(found, head, deployment, now);
    return { node, reader, head };
  });
}

function assertFresh({ node }: DeploymentNode, head: BlockReference, deployment: DeploymentPin, now: Date): void {
  const { endpoint } = node;
  const ageSeconds = headAgeSeconds(head, now);
  if (Math.abs(ageSeconds) <= deployment.maxHeadAgeSeconds) return;
  throw new CairnError(
    'chain-stale',
    `The newest block that the node at ${endpoint} knows is ${Math.abs(ageSeconds)} seconds ${ageSeconds < 0 ? 'ahead' : 'old'}.`,
    {
      remedy: 'Check that the node is synchronised and that the clock is right.',
      details: { endpoint, block: head.number, ageSeconds, greatest: deployment.maxHeadAgeSeconds },
    },
  );
}
