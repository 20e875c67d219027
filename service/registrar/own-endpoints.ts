import type { DeploymentPin } from '../core/pins.ts';

/**
 * The nodes to ask about a pinned deployment: for the installation's own, those of its configuration, which may hold
 * access keys and so do not stand in the pins that everyone may read; undefined, the pin's, for any other.
 */
export function ownEndpoints(
  { chainId, registry }: Pick<DeploymentPin, 'chainId' | 'registry'>,
  own: Pick<DeploymentPin, 'chainId' | 'registry' | 'rpcUrls'> | undefined,
): readonly string[] | undefined {
  return own !== undefined && own.chainId === chainId && own.registry === registry ? own.rpcUrls : undefined;
}
