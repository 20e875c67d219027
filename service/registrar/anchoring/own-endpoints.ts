import { type DeploymentPin, type DeploymentPlace, sameDeployment } from '../../core/pins.ts';

/**
 * The nodes to ask about a pinned deployment: for the installation's own, those of its configuration, which may hold
 * access keys and so do not stand in the pins that everyone may read; undefined, the pin's, for any other.
 */
export function ownEndpoints(
  pinned: DeploymentPlace,
  own: (DeploymentPlace & Pick<DeploymentPin, 'rpcUrls'>) | undefined,
): readonly string[] | undefined {
  return own !== undefined && sameDeployment(own, pinned) ? own.rpcUrls : undefined;
}
