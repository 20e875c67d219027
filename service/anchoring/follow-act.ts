import { readAccount } from '../chain/account-state.ts';
import type { BroadcastOutcome } from '../chain/broadcast.ts';
import { refusal } from '../chain/send-call.ts';
import { isRefusal, simulate } from '../chain/simulation.ts';
import { readReceipt, type TransactionReceipt } from '../chain/transaction-receipt.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import { parseHash32 } from '../core/hex.ts';
import { type ActRow, moveAct, NOT_INCLUDED, transactionsOf } from '../store/acts.ts';
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
 */
export async function followAct(context: FollowContext, row: ActRow, act: Act, signer: Signer): Promise<void> {
  const { store, chain, now, stuckAfterMs } = context;
  await refusing(context, row, async () => {
    const left = await remainderOf(act, chain.reader, 'latest');
    if (left === null) {
      await moveAct(store.db, row, 'included', await inclusionOf(context, row));
      return;
    }
    const kept = await transactionsOf(store.db, row.act_id);
    const receipt = await firstReceipt(context, kept);
    if (receipt !== null) {
      // Mined, yet without its effect: it was reverted. The call, tried again as of then, says why.
      await simulate(chain.node, signer.address, callOf(left, chain.calls), Math.max(receipt.blockNumber - 1, 0));
      await moveAct(store.db, row, 'pending', NOT_INCLUDED);
      return;
    }
    const { latestNonce } = await readAccount(chain.node, signer.address);
    const newest = kept.find(({ nonce }) => nonce >= latestNonce);
    if (newest === undefined) {
      // Their nonces were used by other transactions: none of ours can be mined any more.
      await moveAct(store.db, row, 'pending', NOT_INCLUDED);
    } else if (now().getTime() - Date.parse(newest.signed_at) > stuckAfterMs) {
      assertTaken(context, await replaceStuck(context, row, left, signer, newest));
    } else {
      const outcome = await sendAgain(context, newest);
      // Fees have risen above what it offers: no block would take it, so there is nothing to wait for.
      if (outcome.kind === 'underpriced') await replaceStuck(context, row, left, signer, newest);
      else assertTaken(context, outcome);
    }
  });
}

/**
 * One step of an act that a block includes: final once the chain's final block shows its effect, back on its way when
 * the head no longer does. `included -> final | submitted`.
 */
export async function settleAct(
  { store, chain }: FollowContext,
  row: ActRow,
  act: Act,
  finalBlock: BlockReference | null,
): Promise<void> {
  if ((await remainderOf(act, chain.reader, 'latest')) !== null) {
    await moveAct(store.db, row, 'submitted', NOT_INCLUDED);
    return;
  }
  if (finalBlock === null || (await remainderOf(act, chain.reader, finalBlock)) !== null) return;
  // Durability point 2: from here the anchoring counts, and proofs are handed out.
  await moveAct(store.db, row, 'final');
}

/** Runs a step; what the contract itself refuses is written down with the act, for a person to decide. */
async function refusing({ store }: FollowContext, row: ActRow, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof CairnError) || !isRefusal(error)) throw error;
    await moveAct(store.db, row, 'refused', { failure: { code: error.code, sentence: error.message } });
  }
}

/** What waiting will not mend is told to a person; all else is tried again in the next pass. */
function assertTaken({ chain }: FollowContext, outcome: BroadcastOutcome): void {
  if (outcome.kind === 'insufficient-funds' || outcome.kind === 'rejected') throw refusal(chain.node, outcome);
}

async function firstReceipt(
  { chain }: FollowContext,
  kept: readonly { readonly transaction_hash: string }[],
): Promise<TransactionReceipt | null> {
  for (const { transaction_hash } of kept) {
    const receipt = await readReceipt(chain.node, parseHash32(transaction_hash));
    if (receipt !== null) return receipt;
  }
  return null;
}

/** Which of our transactions brought the act onto the chain; nothing when somebody else's did. */
async function inclusionOf(context: FollowContext, row: ActRow) {
  const kept = await transactionsOf(context.store.db, row.act_id);
  const receipt = await firstReceipt(context, kept);
  if (receipt === null) return NOT_INCLUDED;
  return {
    block_number: receipt.blockNumber,
    block_hash: receipt.blockHash,
    transaction_hash: receipt.transactionHash,
    gas_used: Number(receipt.gasUsed),
  };
}
