import type { JsonObject } from '../core/json.ts';
import type { Pins } from '../core/pins.ts';

/** Pins as the file that `parsePins` reads. */
export function pinsDocument({ deployments, issuers }: Pins): JsonObject {
  return {
    deployments: deployments.map((pin) => ({
      name: pin.name,
      chainId: pin.chainId,
      registry: pin.registry,
      codeHash: pin.codeHash,
      finality: pin.finality === 'finalized' ? pin.finality : { confirmations: pin.finality.confirmations },
      maxHeadAgeSeconds: pin.maxHeadAgeSeconds,
      rpcUrls: pin.rpcUrls,
    })),
    issuers: issuers.map((pin) => ({
      did: pin.did,
      chainId: pin.chainId,
      registry: pin.registry,
      issuerId: String(pin.issuerId),
      ...(pin.name === undefined ? {} : { name: pin.name }),
    })),
  };
}
