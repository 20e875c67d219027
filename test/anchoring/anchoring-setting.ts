import { type Anchoring, type AnchoringState, advance, anchoringState } from '../../service/anchoring/advance.ts';
import { readRegistryEvents } from '../../service/chain/read-events.ts';
import type { Signer } from '../../service/chain/transaction-signing.ts';
import { parseMerkleRoot } from '../../service/core/hex.ts';
import { requestAnchor } from '../../service/registrar/anchoring/anchor-batches.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { type ActRow, anchorActOf, type ChainTransactionRow, transactionsOf } from '../../service/store/acts.ts';
import { type BatchRow, batchById } from '../../service/store/batches.ts';
import type { AnvilInstallation } from '../registrar/installation-on-anvil.ts';

/** Where a batch and its anchoring stand. */
export interface Standing {
  readonly batch: BatchRow;
  readonly act: ActRow;
  /** Newest first. */
  readonly transactions: readonly ChainTransactionRow[];
}

/** Anchoring with the given keys, or the installation's own. */
export async function anchoringOf(
  installation: Installation,
  change: Partial<Anchoring> & { readonly keys?: readonly Signer[] } = {},
): Promise<Anchoring> {
  const { keys = [await installation.signer('anchor')], ...rest } = change;
  const { store, deployment, now } = installation;
  return { store, deployment, now, signers: new Map(keys.map((key) => [key.address, key])), ...rest };
}

/** Writes down that a batch is to be anchored by the everyday key, or another. */
export async function request(installation: Installation, batchId: string, key?: Signer): Promise<string> {
  const { batch } = await batchRow(installation, batchId);
  return await requestAnchor(installation, batch, key ?? (await installation.signer('anchor')));
}

async function batchRow(installation: Installation, batchId: string) {
  const batch = await batchById(installation.store.db, batchId);
  if (batch === undefined || batch.root === null || batch.size === null) throw new Error('no such sealed batch');
  return { batch: { ...batch, root: parseMerkleRoot(batch.root), size: batch.size } };
}

export async function standing(installation: Installation, batchId: string): Promise<Standing> {
  const { batch } = await batchRow(installation, batchId);
  const act = await anchorActOf(installation.store.db, batchId);
  if (act === undefined) throw new Error('no anchoring is written down');
  return { batch, act, transactions: await transactionsOf(installation.store.db, act.act_id) };
}

/** Passes one after the other until nothing waits. */
export async function settle(
  anchoring: Anchoring,
  mine: () => Promise<void> = async () => {},
): Promise<AnchoringState> {
  for (let pass = 0; pass < 60; pass += 1) {
    await advance(anchoring);
    const state = await anchoringState(anchoring);
    if (state.waiting === 0) return state;
    await mine();
  }
  throw new Error('not settled after 60 passes');
}

/** How many transactions have anchored a batch on the chain that now is. */
export async function anchorEvents({ installation, chain }: AnvilInstallation, batchId: string): Promise<number> {
  const { batch } = await batchRow(installation, batchId);
  const { number } = await chain.reader.head();
  const events = await readRegistryEvents(chain.node, {
    registry: chain.registry,
    root: parseMerkleRoot(batch.root),
    fromBlock: 0,
    toBlock: number,
  });
  return events.filter(({ kind }) => kind === 'batch-anchored').length;
}

/** How many transactions of an account the chain includes. */
export async function nonceOf({ chain }: AnvilInstallation, { address }: Signer): Promise<number> {
  return Number(await chain.node.result('eth_getTransactionCount', [address, 'latest']));
}

/** Takes automatic mining from the node, or gives it back. */
export async function setAutomine({ chain }: AnvilInstallation, on: boolean): Promise<void> {
  await chain.node.result('evm_setAutomine', [on]);
}

/** Remembers the chain as it is; what is returned puts it back there. */
export async function snapshot({ chain }: AnvilInstallation): Promise<() => Promise<void>> {
  const id = await chain.node.result('evm_snapshot', []);
  return async () => {
    if ((await chain.node.result('evm_revert', [id])) !== true) throw new Error('the chain did not go back');
  };
}
