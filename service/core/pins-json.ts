import type { JsonObject } from './json.ts';
import type { DeploymentPin, IssuerPin, Pins } from './pins.ts';

/** The form of pins that `parsePins` reads: `issuerId` as a decimal string, everything else as it is. */
export function pinsToJson(pins: Pins): JsonObject {
  return { deployments: pins.deployments.map(deploymentPinToJson), issuers: pins.issuers.map(issuerPinToJson) };
}

/** One deployment as it stands in pins, and in the configuration. */
export function deploymentPinToJson(pin: DeploymentPin): JsonObject {
  const { name, chainId, registry, codeHash, maxHeadAgeSeconds, rpcUrls } = pin;
  const finality = pin.finality === 'finalized' ? pin.finality : { confirmations: pin.finality.confirmations };
  return { name, chainId, registry, codeHash, finality, maxHeadAgeSeconds, rpcUrls: [...rpcUrls] };
}

function issuerPinToJson(pin: IssuerPin): JsonObject {
  const { did, chainId, registry, issuerId, name } = pin;
  return { did, chainId, registry, issuerId: issuerId.toString(), ...(name === undefined ? {} : { name }) };
}
