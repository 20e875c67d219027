import { type Act, parseAct } from '../../anchoring/act.ts';
import { remainderOf } from '../../anchoring/act-effect.ts';
import { connect } from '../../anchoring/chain-connection.ts';
import type { KeyRole } from '../../chain/key-role.ts';
import type { Signer } from '../../chain/transaction-signing.ts';
import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { StatusReason } from '../../core/status-reason.ts';
import { unsettledActs } from '../../store/acts.ts';
import { sealedCredentialByHash } from '../../store/credentials.ts';
import { requestAct } from '../anchoring/chain-acts.ts';
import { credentialNotFound } from '../certificates/certificate-of.ts';
import { finalBatch, placeOf } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';

export type StatusChangeKind = 'revoke' | 'suspend' | 'reinstate';

/** Revocation is for ever, so its key is another one than the everyday key; DESIGN, "The contracts". */
const ROLE: Record<StatusChangeKind, KeyRole> = { revoke: 'revoke', suspend: 'anchor', reinstate: 'anchor' };

/** A change of status that is written down: whatever happens now, it comes onto the chain. */
export interface RequestedStatusChange {
  /** What is to be done on the chain; some of it may have been asked for before. */
  readonly actIds: ReadonlySet<string>;
  /** How many certificates that concerns: without those that have the status already. */
  readonly certificates: number;
  /** The key that does it. */
  readonly signer: Signer;
}

/**
 * Writes down that certificates are to be revoked, suspended or reinstated, and sends nothing. Certificates of one batch
 * share an act. Those that have the status already are left out, and those that an earlier request is about to change.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`, `status-unchanged` when all of them have it already,
 * `key-missing`, `chain-unavailable`
 */
export async function requestStatusChange(
  installation: Installation,
  kind: StatusChangeKind,
  hashes: readonly CredentialHash[],
  reason: StatusReason,
): Promise<RequestedStatusChange> {
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
  return { actIds, certificates, signer };
}

/**
 * Why the chain refused to change the status of a certificate, when it was asked for before; null where it did not. A
 * person who asks again removes the cause first; a program that asks by itself has to look here.
 */
export async function refusedChange(
  { store }: Installation,
  kind: StatusChangeKind,
  hash: CredentialHash,
): Promise<string | null> {
  const credential = await sealedCredentialByHash(store.db, hash);
  if (credential === undefined) throw credentialNotFound(hash);
  const { batch_id, leaf_index } = credential;
  const refused = (await unsettledActs(store.db, kind, batch_id)).find(
    (row) => row.state === 'refused' && covers(parseAct(row), leaf_index),
  );
  return refused === undefined ? null : (refused.failure ?? 'for no stated reason');
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
  return {
    actIds: acts.filter(({ act }) => indices.some((index) => covers(act, index))).map(({ actId }) => actId),
    indices: indices.filter((index) => acts.some(({ act }) => covers(act, index))),
  };
}

function covers(act: Act, index: number): boolean {
  return 'indices' in act && act.indices.includes(index);
}

function without(indices: readonly number[], others: readonly number[]): number[] {
  return indices.filter((index) => !others.includes(index));
}
