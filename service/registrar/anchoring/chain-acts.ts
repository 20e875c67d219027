import { randomUUID } from 'node:crypto';
import { type Act, formatAct } from '../../anchoring/act.ts';
import { type Anchoring, retryRefused } from '../../anchoring/advance.ts';
import { runUntilSettled } from '../../anchoring/run-anchoring.ts';
import type { Signer } from '../../chain/transaction-signing.ts';
import { CairnError } from '../../core/errors.ts';
import { type ActRow, insertAct } from '../../store/acts.ts';
import type { BatchPart } from '../../store/holders-elsewhere.ts';
import { outdateDependents } from '../cohorts/outdate-dependents.ts';
import type { Installation, OnProgress } from '../installation.ts';

/** Anchoring as this installation does it, with the keys that an act needs. */
export function anchoringWith({ store, deployment, now }: Installation, signers: readonly Signer[]): Anchoring {
  return { store, deployment, now, signers: new Map(signers.map((signer) => [signer.address, signer])) };
}

/**
 * Writes down what has to come onto the chain, before anything is sent. A batch's anchoring is written once, whoever asks.
 * With a change of standing, what rests on those certificates elsewhere counts as outdated.
 *
 * @param batchId of the batch that it concerns; null for none
 * @returns the act's id
 */
export async function requestAct(
  { store, now }: Installation,
  act: Act,
  batchId: string | null,
  signer: Signer,
): Promise<string> {
  const actId = randomUUID();
  await store.db.transaction().execute(async (tx) => {
    await insertAct(tx, {
      act_id: actId,
      kind: act.kind,
      batch_id: batchId,
      payload: formatAct(act),
      signer: signer.address,
      created_at: now().toISOString(),
    });
    const indices = indicesChangedBy(act);
    if (batchId !== null && indices !== null) await outdateDependents(tx, { batchId, indices });
  });
  return actId;
}

/** Of which certificates of its batch an act changes the standing; null where of none. */
function indicesChangedBy(act: Act): BatchPart['indices'] | null {
  switch (act.kind) {
    case 'revoke':
    case 'suspend':
    case 'reinstate':
      return act.indices;
    case 'revoke-batch':
      return 'all';
    case 'anchor':
    case 'publish':
      return null;
  }
}

/**
 * Does acts that are written down, those that were refused before too, and waits until they are final.
 *
 * @throws CairnError `act-refused` naming what the contract refused, `anchoring-unfinished`, `chain-unavailable`,
 * `wrong-chain`, `registry-unknown`
 */
export async function settleActs(
  installation: Installation,
  signer: Signer,
  actIds: ReadonlySet<string>,
  onProgress: OnProgress = () => {},
): Promise<void> {
  const anchoring = anchoringWith(installation, [signer]);
  await retryRefused(anchoring, actIds);
  const { refused } = await runUntilSettled(anchoring, {
    actIds,
    onState: ({ final }) => onProgress({ step: 'final on the chain', done: final, total: actIds.size }),
  });
  assertNoneRefused(refused);
}

function assertNoneRefused(refused: readonly ActRow[]): void {
  const [first] = refused;
  if (first === undefined) return;
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  throw new CairnError('act-refused', `${first.kind} was refused: ${first.failure ?? 'for no stated reason'}${more}`, {
    remedy: 'remove the cause and run the command again; nothing that was accepted is lost',
    details: { kind: first.kind, cause: first.failure_code, refused: refused.length },
  });
}
