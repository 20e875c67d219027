import { connect } from '../../anchoring/chain-connection.ts';
import { registryCodeHash } from '../../chain/deploy-registry.ts';
import type { Address, Hash32 } from '../../core/hex.ts';
import type { DeploymentPin, FinalityRule } from '../../core/pins.ts';

export interface RegistryLocation {
  readonly name: string;
  readonly chainId: number;
  readonly registry: Address;
  readonly finality: FinalityRule;
  readonly maxHeadAgeSeconds: number;
  readonly rpcUrls: readonly string[];
}

/**
 * Looks whether the registry that this version knows stands where it is said to, and pins it as it was found.
 *
 * @throws CairnError `chain-unavailable` when no endpoint is heard, `wrong-chain`, `registry-unknown` when there is no
 * code or other code
 */
export async function inspectRegistry(location: RegistryLocation): Promise<DeploymentPin> {
  const codeHash: Hash32 = registryCodeHash;
  const { reader, deployment } = await connect({ ...location, codeHash });
  // A chain without the `finalized` tag is noticed here, not when the first batch waits for ever.
  await reader.finalBlock(deployment.finality);
  return deployment;
}
