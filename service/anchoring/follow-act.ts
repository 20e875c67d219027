import { readAccount } from '../chain/account-state.ts';
import type { BroadcastOutcome } from '../chain/broadcast.ts';
import type { ContractCall } from '../chain/registry-calls.ts';
import type { AtBlock } from '../chain/registry-reader.ts';
import { refusal } from '../chain/send-call.ts';
import { isRefusal, simulate } from '../chain/simulation.ts';
import { readReceipt } from '../chain/transaction-receipt.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError, type ErrorCode } from '../core/errors.ts';
import { parseAddress, parseHash32 } from '../core/hex.ts';
import {
  type ActRow,
  type ChainTransactionRow,
  type Inclusion,
  moveAct,
  NOT_INCLUDED,
  noncesUnderWay,
  transactionsOf,
} from '../store/acts.ts';
import { isStoreFailure } from '../store/store-failure.ts';
import type { Act } from './act.ts';
import { callOf, remainderOf } from './act-effect.ts';
import { replaceStuck, type SenderContext, sendAgain, signAndSend } from './sender.ts';

export interface FollowContext extends SenderContext {
  /** How long a transaction may wait before it is replaced with higher fees, in milliseconds. */
  readonly stuckAfterMs: number;
}

/**
 * One step of an act that waits for its turn: recognises what the chain holds already, or signs and sends.
 * `pending -> submitted | included | refused`.
 */
export async function startAct(context: FollowContext, row: ActRow, act: Act, signer: Signer): Promise<void> {
  const { store, chain } = context;
  await refusing(context, row, async () => {
    const left = await remainderOf(act, chain.reader, 'latest');
    if (left === null) {
      await moveAct(store.db, row, 'included', await inclusionOf(context, row));
    } else {
      assertTaken(context, await signAndSend(context, row, left, signer));
    }
  });
}

/**
 * One step of an act whose transaction is on its way: any of its transactions may be the one that is mined.
 * `submitted -> included | pending | refused`, or the bytes are sent again, replaced when stuck.
 *
 * @param signer absent where the key is not at hand: then the act is followed, and nothing is signed
 */
export async function followAct(
  context: FollowContext,
  row: ActRow,
  act: Act,
  signer: Signer | undefined,
): Promise<void> {
  const { store, chain, now, stuckAfterMs } = context;
  await refusing(context, row, async () => {
    const left = await remainderOf(act, chain.reader, 'latest');
    if (left === null) {
      await moveAct(store.db, row, 'included', await inclusionOf(context, row));
      return;
    }
    const kept = await transactionsOf(store.db, row.act_id);
    const live = await newestLive(context, kept);
    if (live === null) {
      // None of ours can be mined any more: reverted, their nonces used by others, or what they did is void.
      await assertNotReverted(context, kept, callOf(left, chain.calls));
      await moveAct(store.db, row, 'pending', NOT_INCLUDED);
      return;
    }
    const { transaction, nextNonce } = live;
    if (now().getTime() - Date.parse(transaction.signed_at) <= stuckAfterMs) {
      const outcome = await sendAgain(context, transaction);
      if (outcome.kind !== 'underpriced') assertTaken(context, outcome);
      // Fees have risen above what it offers: no block would take it, so there is nothing to wait for.
      else if (signer?.address === transaction.signer) await replaceStuck(context, row, left, signer, transaction);
    } else if (signer?.address !== transaction.signer || (await gapBefore(context, transaction, nextNonce))) {
      // A replaced key cannot raise the fee, and no fee helps before a missing nonce: signed anew, it takes the lowest
      // free one. Should the old transaction come through after all, the contract refuses the other.
      if (signer !== undefined) await moveAct(store.db, row, 'pending', NOT_INCLUDED);
    } else {
      assertTaken(context, await replaceStuck(context, row, left, signer, transaction));
    }
  });
}

/**
 * One step of an act that a block includes: final once the chain's final block shows its effect, back on its way when
 * the head no longer does. `included -> final | submitted`.
 */
export async function settleAct(
  context: FollowContext,
  row: ActRow,
  act: Act,
  finalBlock: BlockReference | null,
): Promise<void> {
  const { store } = context;
  if (!(await holds(context, row, act, 'latest'))) {
    await moveAct(store.db, row, 'submitted', NOT_INCLUDED);
    return;
  }
  if (finalBlock === null || !(await holds(context, row, act, finalBlock))) return;
  // Durability point 2: from here the anchoring counts, and proofs are handed out. A reorganisation may have put the
  // transaction into another block than the one in which it was first seen.
  await moveAct(store.db, row, 'final', {
    ...(await inclusionOf(context, row)),
    firstSeenAt: await firstSeen(context, act, finalBlock),
  });
}

/** Since when a published digest stands in the registry, whoever published it first; of other acts null. */
async function firstSeen({ chain }: FollowContext, act: Act, at: BlockReference): Promise<string | null> {
  if (act.kind !== 'publish') return null;
  const seconds = await chain.reader.publishedAt(act.issuerId, act.documentKind, act.digest, at);
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

/**
 * Whether the chain holds what an act did. A suspension that was lifted since, or the other way round, is still done:
 * for these it is the transaction that counts, not the state it left.
 */
export async function holds(context: FollowContext, row: ActRow, act: Act, at: AtBlock): Promise<boolean> {
  const { chain } = context;
  if ((act.kind === 'suspend' || act.kind === 'reinstate') && row.transaction_hash !== null) {
    const receipt = await readReceipt(chain.node, parseHash32(row.transaction_hash));
    return receipt?.succeeded === true && (typeof at !== 'object' || receipt.blockNumber <= at.number);
  }
  return (await remainderOf(act, chain.reader, at)) === null;
}

/** Runs a step; what the contract itself refuses is written down with the act, for a person to decide. */
async function refusing({ store }: FollowContext, row: ActRow, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    // What failed here, and not at the contract, is no answer to the act: it stays as it is.
    if (isStoreFailure(error) || !isRefusal(error) || error.code === 'registry-unknown') throw error;
    // It came onto the chain between two questions: the next pass sees it there.
    if (DONE_MEANWHILE.has(error.code)) return;
    const sentence = [error.message, error.remedy].filter((part) => part !== undefined).join(' ');
    await moveAct(store.db, row, 'refused', { failure: { code: error.code, sentence } });
  }
}

/** How the contract refuses what it holds already. */
const DONE_MEANWHILE: ReadonlySet<ErrorCode> = new Set([
  'batch-already-anchored',
  'status-unchanged',
  'already-published',
]);

/** What waiting will not mend is told to a person; all else is tried again in the next pass. */
function assertTaken({ chain }: FollowContext, outcome: BroadcastOutcome): void {
  if (outcome.kind === 'insufficient-funds' || outcome.kind === 'rejected') throw refusal(chain.node, outcome);
}

/** The newest transaction whose nonce the chain has not used, and the nonce that its account has next; null when there is none. */
async function newestLive({ chain }: FollowContext, kept: readonly ChainTransactionRow[]) {
  const nonces = new Map<string, number>();
  for (const transaction of kept) {
    const { signer } = transaction;
    const nextNonce = nonces.get(signer) ?? (await readAccount(chain.node, parseAddress(signer))).latestNonce;
    nonces.set(signer, nextNonce);
    if (transaction.nonce >= nextNonce) return { transaction, nextNonce };
  }
  return null;
}

/** Whether a nonce below a transaction's is neither used nor held by another act: nothing will ever fill it by itself. */
async function gapBefore(
  { store, chain }: FollowContext,
  { signer, nonce }: ChainTransactionRow,
  nextNonce: number,
): Promise<boolean> {
  const held = await noncesUnderWay(store.db, signer, chain.deployment.chainId);
  for (let below = nextNonce; below < nonce; below += 1) if (!held.has(below)) return true;
  return false;
}

/** A transaction that was mined without effect was reverted: the call, tried again as of then, says why. */
async function assertNotReverted(
  { chain }: FollowContext,
  kept: readonly ChainTransactionRow[],
  call: ContractCall,
): Promise<void> {
  for (const { transaction_hash, signer } of kept) {
    const receipt = await readReceipt(chain.node, parseHash32(transaction_hash));
    if (receipt === null) continue;
    if (receipt.succeeded) return;
    try {
      await simulate(chain.node, parseAddress(signer), call, Math.max(receipt.blockNumber - 1, 0));
    } catch (error) {
      // A node that no longer keeps that state cannot say: the estimate of the next attempt will.
      if (!(error instanceof CairnError) || isRefusal(error)) throw error;
    }
    return;
  }
}

/** Which of our transactions brought the act onto the chain; nothing when somebody else's did. */
async function inclusionOf({ store, chain }: FollowContext, row: ActRow): Promise<Inclusion> {
  for (const { transaction_hash } of await transactionsOf(store.db, row.act_id)) {
    const receipt = await readReceipt(chain.node, parseHash32(transaction_hash));
    if (receipt?.succeeded !== true) continue;
    return {
      block_number: receipt.blockNumber,
      block_hash: receipt.blockHash,
      transaction_hash: receipt.transactionHash,
      gas_used: Number(receipt.gasUsed),
    };
  }
  return NOT_INCLUDED;
}
