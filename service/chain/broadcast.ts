import { parseTransaction, recoverTransactionAddress } from 'viem';
import { keccak256 } from 'viem/utils';
import { CairnError } from '../core/errors.ts';
import { type Address, type Hash32, type Hex, parseAddress, parseHash32 } from '../core/hex.ts';
import { readAccount } from './account-state.ts';
import type { ChainNode } from './chain-node.ts';
import type { JsonRpcAnswer } from './json-rpc.ts';
import { knowsTransaction } from './transaction-receipt.ts';

/** What a node did with a raw transaction. `detail` completes "the node ...", for people only. */
export interface BroadcastOutcome {
  readonly kind:
    | 'accepted' /* It waits to be included. */
    | 'already-known' /* This node has it, waiting or included. */
    | 'nonce-too-low' /* Another transaction with this nonce is included. */
    | 'underpriced' /* The fees are below what this node takes, or too little above those of the one that they replace. */
    | 'insufficient-funds' /* The account cannot pay for it. */
    | 'rejected' /* Not taken for a reason that sending it again will not change. */
    | 'unreachable' /* Not heard, or lost underway: it may be with the node or not. */;
  readonly hash: Hash32;
  readonly from: Address;
  readonly nonce: number;
  readonly detail: string;
}

/**
 * Hands a raw transaction to a node. Never throws for what the node does; sending the same bytes again is always safe.
 *
 * JSON-RPC has no codes for why a transaction is refused: geth says -32000 for everything, Anvil -32003, and Besu uses
 * numbers that mean other things elsewhere. So a refusal is explained by facts that are asked of the node (does it know
 * the transaction, which nonce is next, what is the balance), and by its words only for what has no such fact; those
 * words are in `refusalTexts` and nowhere else.
 */
export async function broadcast(node: ChainNode, raw: Hex): Promise<BroadcastOutcome> {
  const sent = await identify(raw);
  const outcome = await node.tryAsk([{ method: 'eth_sendRawTransaction', params: [raw] }]);
  if (outcome.kind === 'failed') {
    return { ...sent.identity, kind: 'unreachable', detail: outcome.detail };
  }
  const [answer] = outcome.answers;
  if (answer === undefined || answer.kind === 'result') {
    return { ...sent.identity, kind: 'accepted', detail: 'took the transaction' };
  }
  const detail = `answered with error ${answer.code}: ${answer.message}`;
  try {
    return { ...sent.identity, kind: await explainRefusal(node, sent, answer), detail };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    // The node fell silent between two questions: what it did with the transaction is as unknown as if it never spoke.
    return { ...sent.identity, kind: 'unreachable', detail };
  }
}

interface SentTransaction {
  readonly identity: { readonly hash: Hash32; readonly from: Address; readonly nonce: number };
  /** The most that it can cost, in wei. */
  readonly cost: bigint;
}

async function identify(raw: Hex): Promise<SentTransaction> {
  if (!isEip1559(raw)) throw new TypeError('Only EIP-1559 transactions are sent.');
  const transaction = parseTransaction(raw);
  const from = await recoverTransactionAddress({ serializedTransaction: raw });
  return {
    identity: {
      hash: parseHash32(keccak256(raw)),
      from: parseAddress(from.toLowerCase()),
      nonce: transaction.nonce ?? 0,
    },
    cost: (transaction.gas ?? 0n) * (transaction.maxFeePerGas ?? 0n) + (transaction.value ?? 0n),
  };
}

function isEip1559(raw: Hex): raw is `0x02${string}` {
  return raw.startsWith('0x02');
}

/**
 * What nodes say of refusals that no other question answers, as of geth 1.16, Nethermind 1.35, Besu 25, Erigon 3, Reth
 * 1.9 and Anvil 1.7. The only place that reads a node's words.
 */
const refusalTexts: readonly { readonly kind: 'underpriced' | 'unreachable'; readonly pattern: RegExp }[] = [
  // "replacement transaction underpriced", "transaction underpriced", "ReplacementNotAllowed", "FeeTooLow", "gas price
  // below configured minimum", "max fee per gas less than block base fee", "tip below minimum".
  {
    kind: 'underpriced',
    pattern:
      /underpriced|replacement ?not ?allowed|fee ?too ?low|below (configured )?minimum|less than block base fee/i,
  },
  // Providers that turn a client away without a 429.
  { kind: 'unreachable', pattern: /rate limit|too many requests|request limit|quota/i },
];

async function explainRefusal(
  node: ChainNode,
  { identity, cost }: SentTransaction,
  answer: JsonRpcAnswer & { readonly kind: 'error' },
): Promise<BroadcastOutcome['kind']> {
  if (await knowsTransaction(node, identity.hash)) return 'already-known';
  const account = await readAccount(node, identity.from);
  if (account.latestNonce > identity.nonce) return 'nonce-too-low';
  if (account.balance < cost) return 'insufficient-funds';
  return refusalTexts.find(({ pattern }) => pattern.test(answer.message))?.kind ?? 'rejected';
}
