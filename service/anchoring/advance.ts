import { assertClockAgrees } from '../chain/clock-check.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import type { Address } from '../core/hex.ts';
import type { DeploymentPin } from '../core/pins.ts';
import { type ActRow, actsIn, moveAct, NOT_INCLUDED } from '../store/acts.ts';
import { withLease } from '../store/lease.ts';
import { awaitedPublications } from '../store/pathway-publications.ts';
import type { ActState } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { parseAct } from './act.ts';
import { connect } from './chain-connection.ts';
import { dueActs, undoable, withAwaited } from './due-acts.ts';
import { type FollowContext, followAct, holds, settleAct, startAct } from './follow-act.ts';

/** What anchoring works with. */
export interface Anchoring {
  readonly store: Store;
  readonly deployment: DeploymentPin;
  /** The accounts that can sign here, by address. */
  readonly signers: ReadonlyMap<Address | string, Signer>;
  readonly now: () => Date;
  readonly stuckAfterMs?: number | undefined;
}

/** How things stand after a pass. */
export interface AnchoringState {
  /** All that are neither final nor refused; of these: */
  readonly waiting: number;
  readonly submitted: number;
  readonly included: number;
  readonly final: number;
  readonly refused: readonly ActRow[];
}

const DEFAULT_STUCK_AFTER_MS = 60_000;
/** One process at a time signs: two would take the same nonce. Who does not get the lease looks on. */
const LEASE = 'anchoring';

/**
 * Moves every act that is under way one step on. Each step is durable by itself, so a pass may be cut off anywhere and
 * run again; recovery runs this same code.
 *
 * @param actIds of what waits for its turn only these; all when absent. What has been signed comes along in any case, for
 * a later nonce waits for an earlier one.
 * @throws CairnError `chain-unavailable`, `wrong-chain`, `registry-unknown`, `clock-off`: then nothing was lost, and nothing
 * moved back
 */
export async function advance(anchoring: Anchoring, actIds?: ReadonlySet<string>): Promise<void> {
  const { store } = anchoring;
  if ((await dueActs(anchoring, actIds)).length > 0) {
    await withLease(store.db, LEASE, (held) => moveOn(anchoring, actIds, held));
  }
}

async function moveOn(
  anchoring: Anchoring,
  actIds: ReadonlySet<string> | undefined,
  held: () => Promise<boolean>,
): Promise<void> {
  const { store, deployment, signers } = anchoring;
  const context = await follow(anchoring);
  assertClockAgrees(await context.chain.reader.head(), deployment, anchoring.now());
  const finalBlock = await context.chain.reader.finalBlock(deployment.finality);
  // Read under the lease: what another process did before it gave the lease back is seen.
  for (const { row, failed } of await dueActs(anchoring, actIds)) {
    if (!(await held())) return;
    const act = parseAct(row);
    const signer = signers.get(row.signer);
    if (failed !== null) await moveAct(store.db, row, 'refused', { failure: failed });
    else if (row.state === 'included') await settleAct(context, row, act, finalBlock);
    else if (row.state === 'submitted') await followAct(context, row, act, signer);
    else if (signer !== undefined) await startAct(context, row, act, signer);
  }
}

/**
 * Looks whether the chain still holds what was once final. A local chain that lost its tail, or an anchoring that became
 * void when its key was declared compromised, goes back on its way. Returns how many did.
 *
 * @throws CairnError as `advance`
 */
export async function recheckFinal(anchoring: Anchoring): Promise<number> {
  const { store, deployment } = anchoring;
  const context = await follow(anchoring);
  let lost = 0;
  for (const row of await actsIn(store.db, ['final'], deployment)) {
    const act = parseAct(row);
    // An issuer document is published by registration, which looks for itself.
    if (act.kind === 'publish' && act.documentKind === 'issuer-document') continue;
    if (undoable(row) && row.transaction_hash === null) continue;
    if (await holds(context, row, act, 'latest')) continue;
    await moveAct(store.db, row, 'submitted', NOT_INCLUDED);
    lost += 1;
  }
  return lost;
}

/**
 * Puts those acts that were refused, and what they wait for, back into their turn: a person has removed the cause and asks
 * again.
 */
export async function retryRefused({ store, deployment }: Anchoring, actIds: ReadonlySet<string>): Promise<void> {
  const chosen = withAwaited(actIds, await awaitedPublications(store.db));
  for (const row of await actsIn(store.db, ['refused'], deployment)) {
    if (chosen.has(row.act_id)) await moveAct(store.db, row, 'pending', NOT_INCLUDED);
  }
}

/** How the acts stand: these, or all when absent. */
export async function anchoringState(
  { store, deployment }: Anchoring,
  actIds?: ReadonlySet<string>,
): Promise<AnchoringState> {
  const all = await actsIn(store.db, ['pending', 'submitted', 'included', 'final', 'refused'], deployment);
  const rows = all.filter((row) => actIds === undefined || actIds.has(row.act_id));
  const count = (state: ActState) => rows.filter((row) => row.state === state).length;
  const [submitted, included, final] = [count('submitted'), count('included'), count('final')];
  const refused = rows.filter(({ state }) => state === 'refused');
  return { waiting: rows.length - final - refused.length, submitted, included, final, refused };
}

async function follow(anchoring: Anchoring): Promise<FollowContext> {
  const { store, now, stuckAfterMs = DEFAULT_STUCK_AFTER_MS } = anchoring;
  return { store, now, stuckAfterMs, chain: await connect(anchoring.deployment) };
}
