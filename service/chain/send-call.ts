import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../core/errors.ts';
import type { Hash32, Hex } from '../core/hex.ts';
import { readAccount } from './account-state.ts';
import { type BroadcastOutcome, broadcast } from './broadcast.ts';
import type { ChainNode } from './chain-node.ts';
import { currentFees } from './fees.ts';
import type { ContractCall } from './registry-calls.ts';
import { estimateGas, simulate } from './simulation.ts';
import { readReceipt, type TransactionReceipt } from './transaction-receipt.ts';
import type { SignedTransaction, Signer } from './transaction-signing.ts';

export interface SendCallOptions {
  /** The chain that the signature is good on. */
  readonly chainId: number;
  /** How long to wait until a block includes the transaction; default two minutes. */
  readonly timeoutMs?: number;
  /** Called with the signed transaction before it is sent: the place to write it down. */
  readonly beforeSend?: (transaction: SignedTransaction) => void | Promise<void>;
}

/**
 * Signs a call, sends it and waits until a block includes it: for acts that are done once and whose outcome the chain
 * itself shows (deploying, registering, adding a key). Batches are anchored by `service/anchoring`, which survives more.
 *
 * @throws CairnError with the contract's reason (see `explainRevert`), `insufficient-funds`, `transaction-refused`,
 * `transaction-not-included` (in time; it may still be) or `chain-unavailable`.
 */
export async function sendCall(
  node: ChainNode,
  signer: Signer,
  call: ContractCall | { readonly data: Hex },
  options: SendCallOptions,
): Promise<TransactionReceipt> {
  const gas = await estimateGas(node, signer.address, call);
  const [fees, account] = await Promise.all([currentFees(node), readAccount(node, signer.address)]);
  const to = 'to' in call ? call.to : null;
  const nonce = account.pendingNonce;
  const signed = await signer.signTransaction({ chainId: options.chainId, nonce, to, data: call.data, gas, fees });
  await options.beforeSend?.(signed);
  const outcome = await broadcast(node, signed.raw);
  if (outcome.kind !== 'accepted' && outcome.kind !== 'already-known') throw refusal(node, outcome);
  const receipt = await included(node, signed.hash, options.timeoutMs ?? 120_000);
  if (receipt.succeeded) return receipt;
  if (to !== null) await simulate(node, signer.address, { to, data: call.data }, receipt.blockNumber - 1);
  throw new CairnError('call-reverted', `The transaction ${signed.hash} failed on the chain.`, {
    details: { transactionHash: signed.hash },
  });
}

async function included(node: ChainNode, hash: Hash32, timeoutMs: number): Promise<TransactionReceipt> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const receipt = await readReceipt(node, hash);
    if (receipt !== null) return receipt;
    if (Date.now() > deadline) {
      throw new CairnError('transaction-not-included', `No block has included the transaction ${hash} in time.`, {
        remedy: 'Wait and look again: it may still be included.',
        details: { transactionHash: hash },
      });
    }
    await sleep(100);
  }
}

/** The error for a broadcast that did not succeed, for those who give up on it. */
export function refusal(node: ChainNode, outcome: BroadcastOutcome): CairnError {
  const details = { outcome: outcome.kind, transactionHash: outcome.hash, from: outcome.from, nonce: outcome.nonce };
  switch (outcome.kind) {
    case 'insufficient-funds':
      return new CairnError('insufficient-funds', `The account ${outcome.from} cannot pay for the transaction.`, {
        remedy: `Send ether of this chain to ${outcome.from} and try again.`,
        details,
      });
    case 'unreachable':
      return node.unavailable(outcome.detail);
    default:
      return new CairnError('transaction-refused', `The node at ${node.endpoint} ${outcome.detail}.`, {
        remedy: 'Wait until earlier transactions of this account are included, and try again.',
        details,
      });
  }
}
