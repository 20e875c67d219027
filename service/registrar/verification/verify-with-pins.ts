import { readIdentity } from '../../chain/fetch-did-document.ts';
import { loadPins, mergePins, shippedPins } from '../../chain/load-pins.ts';
import { readRegistry } from '../../chain/read-registry.ts';
import { readChangeBehind } from '../../chain/read-status-change.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { DeploymentPin, Pins } from '../../core/pins.ts';
import type { StatusChange } from '../../core/status-change.ts';
import type { Verdict } from '../../core/verdict.ts';
import { type Verification, verifyHash } from '../../core/verify.ts';
import { ownEndpoints } from '../anchoring/own-endpoints.ts';
import { verifyFile } from '../certificates/certificate-in-pdf.ts';
import type { Installation } from '../installation.ts';
import { ownAnchor } from './verify-document.ts';

export interface PinnedVerification {
  readonly pins: Pins;
  readonly now: Date;
  /** In place of the pinned endpoints. */
  readonly endpoints?: readonly string[] | undefined;
  /** That of the installation in this folder, whose nodes are asked in place of those in its pins. */
  readonly ownDeployment?: DeploymentPin | undefined;
  /** Completes a credential of our own, or a hash, with its anchor; opened only when one is met. */
  readonly installation?: (() => Promise<Installation>) | undefined;
  /** What somebody typed to see whether the certificate is theirs. */
  readonly holderClaim?: string | undefined;
}

/**
 * The verdict by pins alone: it needs no installation, no database and nobody's word but a node's, whose answers are
 * compared with the pins. Who runs it asks from their own machine, so local DIDs may be looked up.
 */
export async function verifyWithPins(bytes: Uint8Array, by: PinnedVerification): Promise<Verdict> {
  return await verifyFile(bytes, verification(by));
}

/** Why, when and by whose act, for a verdict of `revoked` or `suspended`; null where that is not told in time. */
export async function changeBehind(
  verdict: Verdict,
  { pins, endpoints, ownDeployment }: PinnedVerification,
): Promise<StatusChange | null> {
  if (verdict.certificate === null) return null;
  const asked = endpoints ?? ownEndpoints(verdict.certificate.anchor, ownDeployment);
  return await readChangeBehind(verdict, pins, { endpoints: asked });
}

/** What is known of a bare hash. Never more than `document-required`. */
export async function verifyHashWithPins(hash: CredentialHash, by: PinnedVerification): Promise<Verdict> {
  return await verifyHash(hash, verification(by));
}

/** The pins in a file, with those that ship; only the latter when there is no file. @throws as `loadPins` */
export function pinsFrom(path: string | undefined): Pins {
  return loadPins(path);
}

/** Pins that are read already, with those that ship. */
export function withShippedPins(pins: Pins): Pins {
  return mergePins(pins, shippedPins());
}

function verification({
  pins,
  now,
  endpoints,
  ownDeployment,
  installation,
  holderClaim,
}: PinnedVerification): Verification {
  return {
    pins,
    now,
    readChain: (query) =>
      readRegistry(query, { now, endpoints: endpoints ?? ownEndpoints(query.deployment, ownDeployment) }),
    readIdentity: (did) => readIdentity(did),
    ...(installation === undefined ? {} : { findAnchor: async (hash) => ownAnchor(await installation(), hash) }),
    holderClaim: holderClaim ?? null,
  };
}
