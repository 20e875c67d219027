import type { Signer } from '../chain/transaction-signing.ts';
import type { Address } from '../core/hex.ts';
import type { DeploymentPin } from '../core/pins.ts';
import { type ActRow, actsIn, moveAct, NOT_INCLUDED } from '../store/acts.ts';
import { renewLease, withLease } from '../store/lease.ts';
import type { Store } from '../store/store.ts';
import { parseAct } from './act.ts';
import { remainderOf } from './act-effect.ts';
import { connect } from './chain-connection.ts';
import { type FollowContext, followAct, settleAct, startAct } from './follow-act.ts';

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
  readonly waiting: number;
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
 * @param actIds only these; all when absent
 * @throws CairnError `chain-unavailable`, `wrong-chain`, `registry-unknown`: then nothing was lost, and nothing moved back
 */
export async function advance(anchoring: Anchoring, actIds?: ReadonlySet<string>): Promise<AnchoringState> {
  const rows = chosen(await actsIn(anchoring.store.db, ['included', 'submitted', 'pending']), actIds);
  if (rows.length > 0) await withLease(anchoring.store.db, LEASE, () => moveOn(anchoring, rows));
  return await anchoringState(anchoring, actIds);
}

async function moveOn(anchoring: Anchoring, rows: readonly ActRow[]): Promise<void> {
  const context = await follow(anchoring);
  const finalBlock = await context.chain.reader.finalBlock(anchoring.deployment.finality);
  for (const row of rows) {
    await renewLease(anchoring.store.db, LEASE);
    const act = parseAct(row);
    const signer = anchoring.signers.get(row.signer);
    if (row.state === 'included') await settleAct(context, row, act, finalBlock);
    else if (signer === undefined) continue;
    else if (row.state === 'submitted') await followAct(context, row, act, signer);
    else await startAct(context, row, act, signer);
  }
}

/**
 * Looks whether the chain still holds what was once final. A local chain that lost its tail, or an anchoring that became
 * void when its key was declared compromised, goes back on its way. Returns how many did.
 *
 * @throws CairnError as `advance`
 */
export async function recheckFinal(anchoring: Anchoring): Promise<number> {
  const { chain } = await follow(anchoring);
  let lost = 0;
  for (const row of await actsIn(anchoring.store.db, ['final'])) {
    if ((await remainderOf(parseAct(row), chain.reader, 'latest')) === null) continue;
    await moveAct(anchoring.store.db, row, 'submitted', NOT_INCLUDED);
    lost += 1;
  }
  return lost;
}

/** Puts what was refused back into its turn: a person has removed the cause and asks again. */
export async function retryRefused({ store }: Anchoring): Promise<number> {
  const refused = await actsIn(store.db, ['refused']);
  for (const row of refused) await moveAct(store.db, row, 'pending', NOT_INCLUDED);
  return refused.length;
}

export async function anchoringState({ store }: Anchoring, actIds?: ReadonlySet<string>): Promise<AnchoringState> {
  const rows = chosen(await actsIn(store.db, ['pending', 'submitted', 'included', 'final', 'refused']), actIds);
  const final = rows.filter(({ state }) => state === 'final').length;
  const refused = rows.filter(({ state }) => state === 'refused');
  return { waiting: rows.length - final - refused.length, final, refused };
}

async function follow(anchoring: Anchoring): Promise<FollowContext> {
  const { store, now, stuckAfterMs = DEFAULT_STUCK_AFTER_MS } = anchoring;
  return { store, now, stuckAfterMs, chain: await connect(anchoring.deployment) };
}

function chosen(rows: readonly ActRow[], actIds: ReadonlySet<string> | undefined): ActRow[] {
  return rows.filter((row) => actIds === undefined || actIds.has(row.act_id));
}
