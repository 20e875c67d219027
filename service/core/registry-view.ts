import type { BlockReference, ChainReading, RegistryStatus } from './chain-reading.ts';
import { type Check, pass, unknown } from './check.ts';
import { type DeploymentPin, type DeploymentPlace, type Pins, sameDeployment } from './pins.ts';

/** What of a reading may be believed. */
export interface RegistryView {
  /** The `registry` line of the verdict. */
  readonly check: Check;
  /** Null when nothing that was read counts. */
  readonly trusted: TrustedReading | null;
}

/** A reading of a pinned registry, with the pinned code, on the pinned chain. */
export interface TrustedReading {
  readonly deployment: DeploymentPin;
  readonly head: BlockReference;
  /** The head is recent enough to prove what can still change: absence, standing and suspension. */
  readonly recent: boolean;
  readonly atHead: RegistryStatus;
  readonly final: { readonly block: BlockReference; readonly status: RegistryStatus } | null;
}

/** The pinned deployment at this address of this chain, if any. */
export function findDeployment(pins: Pins, at: DeploymentPlace): DeploymentPin | null {
  return pins.deployments.find((pin) => sameDeployment(pin, at)) ?? null;
}

/**
 * Weighs a reading against the pin. Nothing from a registry that is not pinned, that has other code, or that stands
 * on another chain counts for or against; from a node whose head is old, only what can never change again.
 *
 * @param deployment null when the certificate's registry is not pinned
 * @param reading null when no node was asked
 */
export function viewRegistry(deployment: DeploymentPin | null, reading: ChainReading | null, now: Date): RegistryView {
  if (deployment === null) {
    const sentence =
      'The certificate names a registry that this verifier does not know, so nothing that it holds counts. ' +
      'Ask the issuer which verifier to use, or add the registry to your trusted ones.';
    return untrusted(unknown('registry', 'unknown-registry', sentence));
  }
  if (reading === null || reading.kind === 'unavailable') return untrusted(unavailable(deployment, reading));
  const { endpoint, chainId, codeHash, head, atHead } = reading;
  const evidence = { endpoint, chainId, registry: deployment.registry };
  if (chainId !== deployment.chainId) {
    const sentence = `The node at ${endpoint} serves another chain (${chainId}) than ${deployment.name} (${deployment.chainId}). Choose another node.`;
    return untrusted(unknown('registry', 'wrong-chain', sentence, { ...evidence, pinnedChainId: deployment.chainId }));
  }
  if (codeHash !== deployment.codeHash) {
    const found = codeHash === null ? 'there is no registry at all' : 'stands other software than the one known';
    const sentence = `Where the registry on ${deployment.name} should be, ${found}, so nothing read there counts.`;
    const hashes = { codeHash, pinnedCodeHash: deployment.codeHash };
    return untrusted(unknown('registry', 'unknown-registry', sentence, { ...evidence, ...hashes }));
  }
  if (atHead === null) return untrusted(unavailable(deployment, { endpoint, detail: 'the node gave no answer' }));

  const age = Math.floor(now.getTime() / 1000) - head.timestamp;
  // A head from the future tells that a clock is wrong, here or there, and so nothing of how old it is.
  const recent = Math.abs(age) <= deployment.maxHeadAgeSeconds;
  const trusted = { deployment, head, recent, atHead, final: reading.final };
  const block = { ...evidence, block: head.number, blockHash: head.hash, ageSeconds: age };
  if (recent) {
    const sentence = `The registry on ${deployment.name} was read at block ${head.number}.`;
    return { check: pass('registry', sentence, block), trusted };
  }
  const fault = age < 0 ? 'is ahead of this clock' : 'lags behind';
  const sentence = `The node at ${endpoint} ${fault}: its newest block is of ${dayAndTime(head.timestamp)}. Choose another node, or check the clock.`;
  return { check: unknown('registry', 'chain-stale', sentence, block), trusted };
}

function untrusted(check: Check): RegistryView {
  return { check, trusted: null };
}

function unavailable(deployment: DeploymentPin, failure: { endpoint: string; detail: string } | null): Check {
  const sentence = `No node of ${deployment.name} could be asked. Try again, or choose another node.`;
  const evidence = failure === null ? {} : { endpoint: failure.endpoint, detail: failure.detail };
  return unknown('registry', 'chain-unavailable', sentence, evidence);
}

/** Unix seconds as `2026-05-01 12:00 UTC`. */
export function dayAndTime(seconds: number): string {
  // 8.64e12 seconds is as far as ECMAScript's calendar reaches.
  if (!(Math.abs(seconds) <= 8.64e12)) return `second ${seconds}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
