import { readAccount } from '../chain/account-state.ts';
import { type BroadcastOutcome, broadcast } from '../chain/broadcast.ts';
import { currentFees, type Fees, replacementFees } from '../chain/fees.ts';
import { estimateGas } from '../chain/simulation.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import { parseHex } from '../core/hex.ts';
import { type ActRow, type ChainTransactionRow, insertTransaction, moveAct, noncesUnderWay } from '../store/acts.ts';
import type { Store } from '../store/store.ts';
import type { Act } from './act.ts';
import { callOf } from './act-effect.ts';
import type { ChainConnection } from './chain-connection.ts';

export interface SenderContext {
  readonly store: Store;
  readonly chain: ChainConnection;
  readonly now: () => Date;
}

/**
 * Signs the transaction of an act, keeps it, and only then sends it.
 *
 * Durability point: once the raw transaction is kept, a crash at any place below recovers by looking for its receipt and
 * sending the very same bytes again. A nonce is taken by the transaction that is kept, never reserved before: a failed
 * send leaves no gap.
 *
 * @throws CairnError the contract's own refusal (the estimate tells it before anything is signed), `chain-unavailable`
 */
export async function signAndSend(
  context: SenderContext,
  row: ActRow,
  act: Act,
  signer: Signer,
): Promise<BroadcastOutcome> {
  const { chain } = context;
  const call = callOf(act, chain.calls);
  const gas = await estimateGas(chain.node, signer.address, call);
  const fees = await currentFees(chain.node);
  return await keepAndSend(context, row, signer, { call, gas, fees, nonce: await nextNonce(context, signer) });
}

/** Replaces a transaction that no block takes: the same nonce, at least a tenth more on both fees (EIP-1559). */
export async function replaceStuck(
  context: SenderContext,
  row: ActRow,
  act: Act,
  signer: Signer,
  stuck: ChainTransactionRow,
): Promise<BroadcastOutcome> {
  const { chain } = context;
  const call = callOf(act, chain.calls);
  const gas = await estimateGas(chain.node, signer.address, call);
  const pending: Fees = {
    maxFeePerGas: BigInt(stuck.max_fee_per_gas),
    maxPriorityFeePerGas: BigInt(stuck.max_priority_fee_per_gas),
  };
  const fees = replacementFees(pending, await currentFees(chain.node));
  return await keepAndSend(context, row, signer, { call, gas, fees, nonce: stuck.nonce });
}

/** Sends the bytes of a kept transaction again; always safe. */
export async function sendAgain({ chain }: SenderContext, kept: ChainTransactionRow): Promise<BroadcastOutcome> {
  return await broadcast(chain.node, parseHex(kept.raw));
}

async function keepAndSend(
  { store, chain, now }: SenderContext,
  row: ActRow,
  signer: Signer,
  unsigned: {
    readonly call: ReturnType<typeof callOf>;
    readonly gas: bigint;
    readonly fees: Fees;
    readonly nonce: number;
  },
): Promise<BroadcastOutcome> {
  const { call, gas, fees, nonce } = unsigned;
  const { chainId } = chain.deployment;
  const signed = await signer.signTransaction({ chainId, nonce, to: call.to, data: call.data, gas, fees });
  await store.db.transaction().execute(async (tx) => {
    await insertTransaction(tx, {
      transaction_hash: signed.hash,
      act_id: row.act_id,
      chain_id: chainId,
      signer: signer.address,
      nonce,
      raw: signed.raw,
      max_fee_per_gas: fees.maxFeePerGas.toString(),
      max_priority_fee_per_gas: fees.maxPriorityFeePerGas.toString(),
      signed_at: now().toISOString(),
    });
    await moveAct(tx, row, 'submitted');
  });
  return await broadcast(chain.node, signed.raw);
}

/** The lowest nonce that the chain has not used and that no transaction of ours under way holds: so a gap is filled first. */
async function nextNonce({ store, chain }: SenderContext, signer: Signer): Promise<number> {
  const { latestNonce } = await readAccount(chain.node, signer.address);
  const taken = await noncesUnderWay(store.db, signer.address, chain.deployment.chainId);
  let nonce = latestNonce;
  while (taken.has(nonce)) nonce += 1;
  return nonce;
}
