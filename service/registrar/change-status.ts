import { type Act, parseAct } from '../anchoring/act.ts';
import { remainderOf } from '../anchoring/act-effect.ts';
import { connect } from '../anchoring/chain-connection.ts';
import type { KeyRole } from '../chain/key-role.ts';
import { CairnError } from '../core/errors.ts';
import type { CredentialHash } from '../core/hex.ts';
import type { StatusReason } from '../core/status-reason.ts';
import { actById, unsettledActs } from '../store/acts.ts';
import { sealedCredentialByHash } from '../store/credentials.ts';
import { credentialNotFound } from './certificate-of.ts';
import { requestAct, settleActs } from './chain-acts.ts';
import type { Installation, OnProgress } from './installation.ts';
import { finalBatch, placeOf, sealedBatch } from './known-batch.ts';

export type StatusChangeKind = 'revoke' | 'suspend' | 'reinstate';

/** Revocation is for ever, so its key is another one than the everyday key; DESIGN, "The contracts". */
const ROLE: Record<StatusChangeKind, KeyRole> = { revoke: 'revoke', suspend: 'anchor', reinstate: 'anchor' };

export interface StatusChangeSummary {
  readonly kind: StatusChangeKind | 'revoke-batch';
  readonly certificates: number;
  readonly reason: StatusReason;
  readonly transactions: readonly {
    readonly transactionHash: string | null;
    readonly blockNumber: number | null;
    readonly gasUsed: number | null;
  }[];
}

/**
 * Revokes, suspends or reinstates certificates on the chain, and waits until that is final. Certificates of one batch
 * share a transaction. Those that have the status already are left out.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`, `status-unchanged` when all of them have it already,
 * `key-missing`, `act-refused`, `anchoring-unfinished`, `chain-unavailable`
 */
export async function changeStatus(
  installation: Installation,
  kind: StatusChangeKind,
  hashes: readonly CredentialHash[],
  reason: StatusReason,
  onProgress: OnProgress = () => {},
): Promise<StatusChangeSummary> {
  const indicesOf = await indicesByBatch(installation, hashes);
  const { reader } = await connect(installation.deployment);
  const signer = await installation.signer(ROLE[kind]);
  const actIds = new Set<string>();
  let certificates = 0;
  for (const [batchId, indices] of indicesOf) {
    const { issuerId, root } = placeOf(await finalBatch(installation.store.db, batchId, 'anchor-pending'));
    const begun = await underWay(installation, kind, batchId, indices);
    for (const actId of begun.actIds) actIds.add(actId);
    certificates += begun.indices.length;
    const change = { kind, issuerId, root, reason };
    const left = without(indices, begun.indices);
    // What an opposite act is still to change has not the status yet in which this one will find it.
    const contested = kind === 'revoke' ? [] : (await underWay(installation, OPPOSITE[kind], batchId, left)).indices;
    const rest = await remainderOf({ ...change, indices: without(left, contested) }, reader, 'latest');
    const changing = [...contested, ...(rest !== null && 'indices' in rest ? rest.indices : [])];
    if (changing.length === 0) continue;
    certificates += changing.length;
    const act = { ...change, indices: changing.toSorted((a, b) => a - b) };
    actIds.add(await requestAct(installation, act, batchId, signer));
  }
  if (actIds.size === 0) {
    throw new CairnError('status-unchanged', `nothing to do: ${ALREADY[kind]}`, { details: { kind } });
  }
  await settleActs(installation, signer, actIds, onProgress);
  return { kind, certificates, reason, transactions: await transactions(installation, actIds) };
}

/** Revokes a certificate where it is not revoked already: for those who take up again what an earlier run began. */
export async function ensureRevoked(
  installation: Installation,
  hash: CredentialHash,
  reason: StatusReason,
  onProgress: OnProgress = () => {},
): Promise<void> {
  try {
    await changeStatus(installation, 'revoke', [hash], reason, onProgress);
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'status-unchanged') throw error;
  }
}

/**
 * Revokes a whole batch with one flag: the admin's alone, for the day on which everything in it has to fall.
 *
 * @throws CairnError `batch-not-found`, `key-missing`, `act-refused`, `chain-unavailable`
 */
export async function revokeBatch(
  installation: Installation,
  batchId: string,
  reason: StatusReason,
  onProgress: OnProgress = () => {},
): Promise<StatusChangeSummary> {
  const batch = await sealedBatch(installation.store.db, batchId);
  const signer = await installation.signer('admin');
  const { issuerId, root } = placeOf(batch);
  const actId = await requestAct(installation, { kind: 'revoke-batch', issuerId, root, reason }, batchId, signer);
  const actIds = new Set([actId]);
  await settleActs(installation, signer, actIds, onProgress);
  return {
    kind: 'revoke-batch',
    certificates: batch.size,
    reason,
    transactions: await transactions(installation, actIds),
  };
}

const ALREADY: Record<StatusChangeKind, string> = {
  revoke: 'every one of them is revoked already',
  suspend: 'every one of them is suspended already',
  reinstate: 'none of them is suspended',
};

async function indicesByBatch({ store }: Installation, hashes: readonly CredentialHash[]) {
  const indicesOf = new Map<string, number[]>();
  for (const hash of new Set(hashes)) {
    const credential = await sealedCredentialByHash(store.db, hash);
    if (credential === undefined) throw credentialNotFound(hash);
    const indices = indicesOf.get(credential.batch_id) ?? [];
    indices.push(credential.leaf_index);
    indicesOf.set(credential.batch_id, indices);
  }
  for (const batchId of indicesOf.keys()) await finalBatch(store.db, batchId, 'anchor-pending');
  return indicesOf;
}

const OPPOSITE = { suspend: 'reinstate', reinstate: 'suspend' } as const;

/** Which of these an earlier run, that was interrupted, has begun to change, and in which acts: they go on. */
async function underWay(
  { store }: Installation,
  kind: StatusChangeKind,
  batchId: string,
  indices: readonly number[],
): Promise<{ readonly actIds: readonly string[]; readonly indices: readonly number[] }> {
  const acts = (await unsettledActs(store.db, kind, batchId))
    .filter(({ state }) => state !== 'refused')
    .map((row) => ({ actId: row.act_id, act: parseAct(row) }));
  const covers = (act: Act, index: number) => 'indices' in act && act.indices.includes(index);
  return {
    actIds: acts.filter(({ act }) => indices.some((index) => covers(act, index))).map(({ actId }) => actId),
    indices: indices.filter((index) => acts.some(({ act }) => covers(act, index))),
  };
}

function without(indices: readonly number[], others: readonly number[]): number[] {
  return indices.filter((index) => !others.includes(index));
}

async function transactions({ store }: Installation, actIds: ReadonlySet<string>) {
  return await Promise.all(
    [...actIds].map(async (actId) => {
      const { transaction_hash, block_number, gas_used } = await actById(store.db, actId);
      return { transactionHash: transaction_hash, blockNumber: block_number, gasUsed: gas_used };
    }),
  );
}
