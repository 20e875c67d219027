import { storageSlots } from '../chain/storage-layout.ts';
import { readStorageRoot, storageRootLike } from '../chain/storage-root.ts';
import type { AuditReading } from '../core/audit/audit-reading.ts';
import { type AuditScope, scopedState, WHOLE_REGISTRY } from '../core/audit/audit-scope.ts';
import type { Difference, NotChecked } from '../core/audit/difference.ts';
import { foldEvents } from '../core/audit/fold-events.ts';
import { allBatches, type RegistryState } from '../core/audit/registry-state.ts';
import type { StoredRegistry } from '../core/audit/stored-registry.ts';
import { CairnError } from '../core/errors.ts';
import type { Hash32 } from '../core/hex.ts';
import type { DeploymentPin } from '../core/pins.ts';
import { utcMoment } from '../core/utc-moment.ts';
import type { OnAuditProgress } from './audit-progress.ts';
import { compareNode } from './compare-nodes.ts';
import { findLeftOut, NOTHING_LEFT_OUT } from './find-left-out.ts';
import { openNodes } from './open-nodes.ts';
import { type RegistryHistory, readHistory } from './read-history.ts';
import { LARGEST_READ_BATCH, readStored } from './read-stored.ts';

export interface AuditReadingOptions {
  /** Nodes are judged by how old their newest block is. */
  readonly now: Date;
  /** For each request to a node; its own default when absent. */
  readonly timeoutMs?: number | undefined;
  /** Chooses, once the events are known, whose records are compared with the contract's storage; default all. */
  readonly scopeIn?: ((state: RegistryState) => AuditScope) | undefined;
  readonly onProgress?: OnAuditProgress | undefined;
}

/**
 * Reads a whole registry from the chain alone: every event of every issuer up to one block, and what the contract holds
 * at that block, to be compared. Runs in browsers and in Node.
 *
 * Whether the node left out events is told by the root of the contract's storage, which they have to add up to, by the
 * bloom filters of its blocks, and by every further node of the deployment. What could not be read stands in `notChecked`; nothing is guessed.
 *
 * @throws CairnError when no history can be read: `chain-unavailable`, `wrong-chain`, `registry-unknown`; and whatever
 * `scopeIn` throws
 */
export async function readForAudit(deployment: DeploymentPin, options: AuditReadingOptions): Promise<AuditReading> {
  const { now, timeoutMs, scopeIn, onProgress } = options;
  const { first, further, unusable } = await openNodes(deployment, now, timeoutMs);
  const history = await readHistory(first, deployment, onProgress);
  const { block, finalBlock, events } = history;
  const { state } = foldEvents(events);
  const scope = scopeIn?.(state) ?? WHOLE_REGISTRY;
  const told = await attempt(() => readStorageRoot(first.node, deployment.registry, block));
  const stored = await attempt(() => readStored(first.reader, scopedState(state, scope), block, onProgress));
  const others = await Promise.all(further.map((node) => compareNode(node, deployment.registry, history)));
  const root = told instanceof CairnError ? null : told;
  const agreed = others.some((other) => other.kind === 'compared' && other.differences.length === 0);
  const leftOut = agreed ? NOTHING_LEFT_OUT : await findLeftOut(first.node, deployment.registry, history, onProgress);
  const agreeing = further.filter((_, at) => {
    const other = others[at];
    return other?.kind === 'compared' && other.differences.length === 0;
  });
  return {
    deployment,
    endpoint: first.node.endpoint,
    agreeing: agreeing.map(({ node }) => node.endpoint),
    block,
    finalBlock,
    ageSeconds: first.ageSeconds,
    events,
    stored: stored instanceof CairnError ? null : stored,
    storageRoot: root === null ? null : { told: root, recomputed: storageRootLike(root, storageSlots(state)) },
    differences: [
      ...leftOut.differences,
      ...others.flatMap((other): readonly Difference[] => (other.kind === 'compared' ? other.differences : [])),
    ],
    notChecked: [
      ...staleness(deployment, history, first.ageSeconds),
      ...unread(stored),
      ...completeness(root, agreeing.length),
      ...leftOut.notChecked,
      ...largeBatches(scopedState(state, scope), root),
      ...unusable,
      ...others.flatMap((other) => (other.kind === 'not-compared' ? [other.notChecked] : [])),
    ],
  };
}

/** What a reading brought, or why it brought nothing: a part that fails does not hide the rest. */
async function attempt<T>(read: () => Promise<T>): Promise<T | CairnError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
}

function staleness({ maxHeadAgeSeconds }: DeploymentPin, { block }: RegistryHistory, ageSeconds: number): NotChecked[] {
  if (Math.abs(ageSeconds) <= maxHeadAgeSeconds) return [];
  const fault = ageSeconds < 0 ? 'is ahead of this clock' : 'lags behind';
  const why = `The node ${fault}: its newest block is of ${utcMoment(block.timestamp)}. Choose another node, or check the clock.`;
  return [{ code: 'chain-stale', place: { blockNumber: block.number }, why, open: true }];
}

function unread(stored: StoredRegistry | CairnError): NotChecked[] {
  if (!(stored instanceof CairnError)) return [];
  return [{ code: 'state-unread', place: {}, why: stored.message, open: true }];
}

function completeness(root: Hash32 | null, agreeing: number): NotChecked[] {
  if (root !== null) return [];
  const why =
    'The node does not tell the root of the storage (eth_getProof), which all events have to add up to. ' +
    (agreeing > 0
      ? `${agreeing} further ${agreeing === 1 ? 'node tells' : 'nodes tell'} the same events.`
      : 'Name a further node, of somebody else, or one that tells it.');
  return [{ code: 'completeness', place: {}, why, open: agreeing === 0 }];
}

function largeBatches(state: RegistryState, root: Hash32 | null): NotChecked[] {
  return [...allBatches(state)]
    .filter(({ batch }) => batch.size > LARGEST_READ_BATCH)
    .map(({ issuer, batch }): NotChecked => {
      const why =
        `It has ${batch.size} certificates, so only the words that events name were read one by one. ` +
        (root === null ? 'The others may hold anything.' : 'The root of the storage covers the others.');
      const place = { issuerId: issuer.issuerId, root: batch.root };
      return { code: 'bitmap-too-large', place, why, open: root === null };
    });
}
