import { holdersElsewhere } from './holders-elsewhere.ts';
import { setFirstSeen } from './pathway-publications.ts';
import { noteChangedLearners } from './pending-evaluations.ts';
import type { ActKind, ActState, BatchState } from './schema.ts';
import type { Connection } from './store.ts';

export interface ActRow {
  readonly act_id: string;
  readonly kind: ActKind;
  readonly batch_id: string | null;
  readonly payload: string;
  readonly signer: string;
  readonly state: ActState;
  readonly failure_code: string | null;
  readonly failure: string | null;
  readonly block_number: number | null;
  readonly block_hash: string | null;
  readonly transaction_hash: string | null;
  readonly gas_used: number | null;
  readonly created_at: string;
}

export type NewActRow = Pick<ActRow, 'act_id' | 'kind' | 'batch_id' | 'payload' | 'signer' | 'created_at'>;

export interface ChainTransactionRow {
  readonly transaction_hash: string;
  readonly act_id: string;
  readonly chain_id: number;
  readonly signer: string;
  readonly nonce: number;
  readonly raw: string;
  readonly max_fee_per_gas: string;
  readonly max_priority_fee_per_gas: string;
  readonly signed_at: string;
}

/** Writes down what has to be done. A batch's anchoring is written once, however often it is asked for. */
export async function insertAct(db: Connection, act: NewActRow): Promise<void> {
  await db
    .insertInto('act')
    .values({
      ...act,
      state: 'pending',
      failure_code: null,
      failure: null,
      block_number: null,
      block_hash: null,
      transaction_hash: null,
      gas_used: null,
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The registry that acts are done in. */
export interface ActPlace {
  readonly chainId: number;
  readonly registry: string;
}

/**
 * The acts in these states, in the order in which they were written down. What concerns a batch, or a pathway version, in
 * another deployment is left out: nothing of it can be done, or judged, here.
 */
export async function actsIn(db: Connection, states: readonly ActState[], place: ActPlace): Promise<ActRow[]> {
  return await db
    .selectFrom('act')
    .leftJoin('batch', 'batch.batch_id', 'act.batch_id')
    .leftJoin('chain_publication', 'chain_publication.act_id', 'act.act_id')
    .selectAll('act')
    .where('act.state', 'in', states)
    .where(({ eb, and, or }) =>
      and(
        (['batch', 'chain_publication'] as const).map((table) =>
          or([
            eb(`${table}.chain_id`, 'is', null),
            and([eb(`${table}.chain_id`, '=', place.chainId), eb(`${table}.registry`, '=', place.registry)]),
          ]),
        ),
      ),
    )
    .orderBy('act.created_at')
    .orderBy('act.act_id')
    .execute();
}

/** The acts of one kind that are not final yet: of a batch, or of no batch when that is null. */
export async function unsettledActs(db: Connection, kind: ActKind, batchId: string | null): Promise<ActRow[]> {
  return await db
    .selectFrom('act')
    .selectAll()
    .where('kind', '=', kind)
    .where('batch_id', 'is', batchId)
    .where('state', '!=', 'final')
    .orderBy('created_at')
    .orderBy('act_id')
    .execute();
}

/** Lets another account sign an act from now on: the key that was to do it has been replaced. */
export async function handOverAct(db: Connection, actId: string, signer: string): Promise<void> {
  await db.updateTable('act').set({ signer }).where('act_id', '=', actId).where('state', '!=', 'final').execute();
}

/** How many acts there are in each state; of a state that none is in, nothing. */
export async function actsByState(db: Connection): Promise<Map<ActState, number>> {
  const rows = await db
    .selectFrom('act')
    .select((eb) => ['state', eb.fn.countAll().as('acts')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, acts }) => [state, Number(acts)]));
}

export async function actById(db: Connection, actId: string): Promise<ActRow> {
  return await db.selectFrom('act').selectAll().where('act_id', '=', actId).executeTakeFirstOrThrow();
}

export async function anchorActOf(db: Connection, batchId: string): Promise<ActRow | undefined> {
  return await db
    .selectFrom('act')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('kind', '=', 'anchor')
    .executeTakeFirst();
}

/** Where in the chain an act stands; null where it is not, or not by a transaction of ours. */
export interface Inclusion {
  readonly block_number: number | null;
  readonly block_hash: string | null;
  readonly transaction_hash: string | null;
  readonly gas_used: number | null;
}

export const NOT_INCLUDED: Inclusion = {
  block_number: null,
  block_hash: null,
  transaction_hash: null,
  gas_used: null,
};

/** What an anchoring's state means for its batch. */
const BATCH_STATES: Record<ActState, BatchState> = {
  pending: 'sealed',
  submitted: 'submitted',
  included: 'included',
  final: 'final',
  refused: 'sealed',
};

/** What else is known of an act when it moves. */
export interface ActChange extends Partial<Inclusion> {
  readonly failure?: { readonly code: string; readonly sentence: string } | null;
  /** Since when the registry holds what the act published. */
  readonly firstSeenAt?: string | null;
}

/** Moves an act, and with it the batch that it anchors or the publication that it makes: both or neither. */
export async function moveAct(
  db: Connection,
  act: Pick<ActRow, 'act_id' | 'kind' | 'batch_id'>,
  state: ActState,
  change: ActChange = {},
): Promise<void> {
  if (!db.isTransaction) {
    await db.transaction().execute((tx) => moveAct(tx, act, state, change));
    return;
  }
  const { failure = null, firstSeenAt = null, ...inclusion } = change;
  await db
    .updateTable('act')
    .set({ ...inclusion, state, failure_code: failure?.code ?? null, failure: failure?.sentence ?? null })
    .where('act_id', '=', act.act_id)
    .execute();
  if (act.kind === 'anchor' && act.batch_id !== null) {
    await db.updateTable('batch').set({ state: BATCH_STATES[state] }).where('batch_id', '=', act.batch_id).execute();
  }
  // Asked for, a reinstatement counts; refused it does not, until it is asked for again. That is seldom, so it is not looked
  // at whose pathway asks for the award.
  if (act.kind === 'reinstate' && act.batch_id !== null && (state === 'refused' || state === 'pending')) {
    await noteChangedLearners(db, await holdersElsewhere(db, { batchId: act.batch_id, indices: 'all' }, 'any'));
  }
  if (act.kind === 'publish') await setFirstSeen(db, act.act_id, firstSeenAt);
}

/** Keeps a signed transaction, before it is first sent: whatever happens then, it is known what may be mined. */
export async function insertTransaction(db: Connection, row: ChainTransactionRow): Promise<void> {
  await db
    .insertInto('chain_transaction')
    .values(row)
    .onConflict((c) => c.column('transaction_hash').doNothing())
    .execute();
}

/** Every transaction that was ever signed for an act, newest first: each may be the one that is mined. */
export async function transactionsOf(db: Connection, actId: string): Promise<ChainTransactionRow[]> {
  return await db
    .selectFrom('chain_transaction')
    .selectAll()
    .where('act_id', '=', actId)
    .orderBy('signed_at', 'desc')
    .orderBy('nonce', 'desc')
    .execute();
}

/** The nonces that transactions of a signer hold which may still be mined: those of acts that are under way. */
export async function noncesUnderWay(db: Connection, signer: string, chainId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('chain_transaction')
    .innerJoin('act', 'act.act_id', 'chain_transaction.act_id')
    .select('chain_transaction.nonce')
    .where('chain_transaction.signer', '=', signer)
    .where('chain_transaction.chain_id', '=', chainId)
    .where('act.state', 'in', ['submitted', 'included'])
    .execute();
  return new Set(rows.map(({ nonce }) => nonce));
}
