import { assertPinned, type DeploymentNode, firstNode } from '../chain/pinned-node.ts';
import { type RegistryCalls, registryCalls } from '../chain/registry-calls.ts';
import type { DeploymentPin } from '../core/pins.ts';

/** A node that has been asked who it is, and the registry as seen through it. */
export interface ChainConnection extends DeploymentNode {
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
  return await firstNode(deployment, undefined, async (found) => {
    await assertPinned(found, deployment);
    return { ...found, calls: registryCalls(deployment.registry), deployment };
  });
}
