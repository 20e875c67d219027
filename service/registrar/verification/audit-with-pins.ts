import { askIssuerServer } from '../../audit/ask-issuer-server.ts';
import { readForAudit } from '../../audit/read-for-audit.ts';
import type { AuditReport } from '../../core/audit/audit-report.ts';
import { auditReport } from '../../core/audit/audit-report.ts';
import { type AuditScope, issuersWithDid } from '../../core/audit/audit-scope.ts';
import type { GivenManifest } from '../../core/audit/compare-manifests.ts';
import type { NotChecked } from '../../core/audit/difference.ts';
import type { RegistryState } from '../../core/audit/registry-state.ts';
import { isBatchId } from '../../core/batch-id.ts';
import { parseDecimalUint256 } from '../../core/decimal.ts';
import { isDid } from '../../core/did.ts';
import { CairnError } from '../../core/errors.ts';
import { isMerkleRoot, type MerkleRoot } from '../../core/hex.ts';
import { type DeploymentPin, type Pins, sameDeployment } from '../../core/pins.ts';
import { createWasmKeccak256 } from '../../issuing/native-digests.ts';
import { sealedBatch } from '../certificates/known-batch.ts';
import type { Installation, OnProgress } from '../installation.ts';

/** What an auditor asks, as it was typed. */
export interface AuditRequest {
  /** A number, a DID, or `all`. */
  readonly issuer: string;
  /** A root or a batch id; undefined: all. */
  readonly batch?: string | undefined;
  /** Unix seconds; null: now. */
  readonly asOf: number | null;
  readonly manifests: readonly GivenManifest[];
  /** What was given as manifests and is none. */
  readonly unreadable: readonly NotChecked[];
  /** Addresses of issuers' servers, to be compared with the chain. */
  readonly servers: readonly string[];
}

export interface AuditWithPins {
  readonly deployment: DeploymentPin;
  readonly now: Date;
  /** Knows batches by their id; opened only when one is asked for. */
  readonly installation?: (() => Promise<Installation>) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Audits a registry by pins alone: it needs no installation, no database and nobody's word but a node's.
 *
 * @throws CairnError when no history can be read: `chain-unavailable`, `wrong-chain`, `registry-unknown`; `issuer-not-found`,
 * `batch-not-found`, `malformed-reference` for what is asked about
 */
export async function auditWithPins(request: AuditRequest, by: AuditWithPins): Promise<AuditReport> {
  const { deployment, now, onProgress } = by;
  // Before the chain is read: what a server says is compared as of the blocks that it names.
  const answers = await Promise.all(request.servers.map((server) => askIssuerServer(server, { onProgress })));
  const manifests = [...request.manifests, ...answers.flatMap((answer) => answer.manifests)];
  const root = request.batch === undefined ? null : await rootOf(request.batch, manifests, by.installation);
  const scopeIn = (state: RegistryState): AuditScope => ({ issuerIds: issuersOf(request.issuer, state), root });
  let scope: AuditScope = { issuerIds: null, root };
  const reading = await readForAudit(deployment, {
    now,
    onProgress,
    scopeIn: (state) => {
      scope = scopeIn(state);
      return scope;
    },
  });
  const keccak = await createWasmKeccak256();
  return auditReport(
    { ...reading, notChecked: [...reading.notChecked, ...request.unreadable] },
    { scope, asOf: request.asOf, manifests, servers: answers.map(({ word }) => word), keccak },
  );
}

/** The deployment to audit among those that are pinned. @throws CairnError `pins-unreadable`, `malformed-command` */
export function deploymentToAudit(pins: Pins, registry: string | undefined): DeploymentPin {
  const found = pins.deployments.filter((pin) => registry === undefined || pin.registry === registry.toLowerCase());
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  const names = pins.deployments.map(({ registry: at, name, chainId }) => `${at} (${name}, chain ${chainId})`);
  if (pins.deployments.length === 0) {
    throw new CairnError('configuration-missing', 'No registry is pinned, so there is none that could be audited.', {
      remedy: 'Give a file of pins with --pins, as an installation serves at /pins.json.',
    });
  }
  throw new CairnError(
    'malformed-command',
    only === undefined ? 'No pinned registry has that address.' : 'Several registries are pinned.',
    { remedy: `Choose one with --registry: ${names.join('; ')}.` },
  );
}

/** Pins with other nodes for one deployment: those that an auditor names, or the configured ones of an installation. */
export function withEndpoints(
  deployment: DeploymentPin,
  own: DeploymentPin | undefined,
  named: readonly string[] | undefined,
): DeploymentPin {
  const ownUrls = own !== undefined && sameDeployment(own, deployment) ? own.rpcUrls : deployment.rpcUrls;
  return { ...deployment, rpcUrls: named ?? ownUrls };
}

function issuersOf(issuer: string, state: RegistryState): ReadonlySet<bigint> | null {
  if (issuer === 'all') return null;
  const issuerId = parseDecimalUint256(issuer);
  if (issuerId === null && !isDid(issuer)) {
    throw new CairnError(
      'malformed-reference',
      `${JSON.stringify(issuer)} is neither the number nor the DID of an issuer.`,
      {
        remedy: 'Write a number as 1, a DID as did:web:college.example, or all.',
      },
    );
  }
  const found = issuerId === null ? issuersWithDid(state, issuer) : new Set([issuerId]);
  if ([...found].some((id) => state.issuers.has(id))) return found;
  throw new CairnError('issuer-not-found', `No event tells of an issuer ${issuer}.`, {
    remedy: `The registry has ${state.issuers.size === 0 ? 'no issuers' : `issuers 1 to ${state.issuers.size}`}.`,
    details: { issuer },
  });
}

/** A batch id stands on no chain: a manifest or an installation knows its root. */
async function rootOf(
  batch: string,
  manifests: readonly GivenManifest[],
  installation: AuditWithPins['installation'],
): Promise<MerkleRoot> {
  if (isMerkleRoot(batch)) return batch;
  if (!isBatchId(batch)) {
    throw new CairnError('malformed-reference', `${JSON.stringify(batch)} is neither a root nor the id of a batch.`);
  }
  const given = manifests.find(({ manifest }) => manifest.batchId === batch);
  if (given !== undefined) return given.manifest.root;
  if (installation !== undefined) return (await sealedBatch((await installation()).store.db, batch)).root;
  throw new CairnError('batch-not-found', `No manifest of batch ${batch} was given, and its id is not on the chain.`, {
    remedy: 'Name the batch by its root, or give its manifest with --manifests.',
    details: { batch },
  });
}
