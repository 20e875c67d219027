import { ChainNode } from '../chain/chain-node.ts';
import { assertPinned, type DeploymentNode } from '../chain/pinned-node.ts';
import { RegistryReader } from '../chain/registry-reader.ts';
import type { NotChecked } from '../core/audit/difference.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { DeploymentPin } from '../core/pins.ts';

/** A node that serves the pinned registry, and its newest block. */
export interface OpenNode extends DeploymentNode {
  readonly head: BlockReference;
  /** How old that block is, in seconds; negative for one from the future. */
  readonly ageSeconds: number;
}

/** The node to read from, and those to compare it with. */
export interface OpenNodes {
  readonly first: OpenNode;
  readonly further: readonly OpenNode[];
  /** The nodes of the deployment that cannot be used, and why. */
  readonly unusable: readonly NotChecked[];
}

/**
 * Asks every node of a deployment who it is. The first with a recent block is read from; where none has one, that with
 * the newest. Nothing is read from a node of another chain or with other code at the registry's address.
 *
 * @throws CairnError of the last node when none will do: `chain-unavailable`, `wrong-chain`, `registry-unknown`
 */
export async function openNodes(
  deployment: DeploymentPin,
  now: Date,
  timeoutMs: number | undefined,
): Promise<OpenNodes> {
  const opened = await Promise.all(deployment.rpcUrls.map((url) => openNode(url, deployment, now, timeoutMs)));
  const usable = opened.flatMap((node) => (node instanceof CairnError ? [] : [node]));
  const failures = opened.flatMap((node) => (node instanceof CairnError ? [node] : []));
  const recent = usable.find(({ ageSeconds }) => Math.abs(ageSeconds) <= deployment.maxHeadAgeSeconds);
  const first = recent ?? usable.toSorted((a, b) => b.head.number - a.head.number)[0];
  if (first === undefined) {
    const failure = failures.at(-1);
    if (failure !== undefined) throw failure;
    throw new CairnError('chain-unavailable', `No node is known for ${deployment.name}.`, {
      remedy: 'Name one with --rpc, or in the pins.',
    });
  }
  const unusable = failures.map(({ message }): NotChecked => {
    return { code: 'endpoint-unread', place: {}, why: message, open: false };
  });
  return { first, further: usable.filter((node) => node !== first), unusable };
}

async function openNode(
  url: string,
  deployment: DeploymentPin,
  now: Date,
  timeoutMs: number | undefined,
): Promise<OpenNode | CairnError> {
  const node = new ChainNode(url, { timeoutMs });
  const reader = new RegistryReader(node, deployment.registry);
  try {
    const [head] = await Promise.all([reader.head(), assertPinned({ node, reader }, deployment)]);
    return { node, reader, head, ageSeconds: Math.floor(now.getTime() / 1000) - head.timestamp };
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
}
