import type { DeploymentPin } from '../core/pins.ts';
import { type ActRow, actsIn } from '../store/acts.ts';
import { type AwaitedPublication, awaitedPublications } from '../store/pathway-publications.ts';
import type { Store } from '../store/store.ts';

/** An act to move, or to refuse for what it waited for was refused. */
export interface DueAct {
  readonly row: ActRow;
  readonly failed: { readonly code: string; readonly sentence: string } | null;
}

/**
 * The acts to move in a pass, in the order in which they were written down. The status of certificates waits until their
 * batch is anchored (it may have to be anchored again), and of a batch's suspensions and reinstatements, which undo each
 * other, each waits until the one before it is settled. A batch waits for the publication of its pathway version.
 */
export async function dueActs(
  { store, deployment }: { readonly store: Store; readonly deployment: DeploymentPin },
  actIds: ReadonlySet<string> | undefined,
): Promise<DueAct[]> {
  const rows = await actsIn(store.db, ['included', 'submitted', 'pending'], deployment);
  const awaited = await awaitedPublications(store.db);
  return due(rows, actIds && withAwaited(actIds, awaited)).flatMap((row) => {
    const publication = awaited.get(row.act_id);
    if (publication === undefined || mayFollow(row, publication)) return [{ row, failed: null }];
    const failed = publication.state === 'refused' && row.state === 'pending';
    return failed ? [{ row, failed: failureOf(publication) }] : [];
  });
}

/** What is chosen brings along what it waits for. */
export function withAwaited(
  actIds: ReadonlySet<string>,
  awaited: ReadonlyMap<string, AwaitedPublication>,
): ReadonlySet<string> {
  const publications = [...actIds].flatMap((id) => awaited.get(id)?.act_id ?? []);
  return new Set([...actIds, ...publications]);
}

/**
 * Whether an anchoring may take its next step while the publication of its pathway version is not final: on the chain the
 * rules come before the first award that was decided by them. It is signed once a block includes the publication by a
 * transaction of the same account, whose nonces hold the order through every reorganisation, and it is final only after.
 */
function mayFollow(anchoring: ActRow, { state, sent_by }: AwaitedPublication): boolean {
  if (anchoring.state === 'submitted') return true;
  if (anchoring.state === 'included') return false;
  return state === 'included' && sent_by === anchoring.signer;
}

function failureOf({ failure_code, failure }: AwaitedPublication): DueAct['failed'] {
  const sentence = `The digest of its pathway version could not be published: ${failure ?? 'for no stated reason'}`;
  return { code: failure_code ?? 'act-refused', sentence };
}

function due(rows: readonly ActRow[], actIds: ReadonlySet<string> | undefined): ActRow[] {
  const chosen = (row: ActRow) => actIds === undefined || actIds.has(row.act_id) || row.state !== 'pending';
  const unanchored = new Set(
    rows.filter(({ kind, state }) => kind === 'anchor' && state !== 'included').map((row) => row.batch_id),
  );
  const batches = new Set(rows.filter((row) => undoable(row) && chosen(row)).map((row) => row.batch_id));
  const first = new Set<string | null>();
  return rows.filter((row) => {
    if (row.kind !== 'anchor' && unanchored.has(row.batch_id)) return false;
    if (!undoable(row)) return chosen(row);
    if (!batches.has(row.batch_id) || first.has(row.batch_id)) return false;
    first.add(row.batch_id);
    return true;
  });
}

/** Whether it undoes, or is undone by, another act. */
export function undoable({ kind }: ActRow): boolean {
  return kind === 'suspend' || kind === 'reinstate';
}
