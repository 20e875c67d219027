import type { BatchId } from '../core/batch-id.ts';
import type { MerkleRoot } from '../core/hex.ts';
import type { BatchState } from './schema.ts';
import type { Connection } from './store.ts';

export interface BatchRow {
  readonly batch_id: string;
  readonly cohort_id: string;
  readonly award_id: string;
  readonly pathway_digest: string;
  readonly chain_id: number;
  readonly registry: string;
  readonly issuer_id: string;
  readonly state: BatchState;
  readonly root: string | null;
  readonly size: number | null;
  readonly issuer_document: string | null;
  readonly created_at: string;
  readonly sealed_at: string | null;
}

export type NewBatchRow = Omit<BatchRow, 'state' | 'root' | 'size' | 'issuer_document' | 'sealed_at'>;

/** The open batch of a cohort's award and a pathway version; made when there is none. */
export async function openBatch(db: Connection, batch: NewBatchRow): Promise<BatchRow> {
  const open = await db
    .selectFrom('batch')
    .selectAll()
    .where('cohort_id', '=', batch.cohort_id)
    .where('award_id', '=', batch.award_id)
    .where('pathway_digest', '=', batch.pathway_digest)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open !== undefined) return open;
  return await db
    .insertInto('batch')
    .values({ ...batch, state: 'open', root: null, size: null, issuer_document: null, sealed_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Writes the root of a batch and closes it for ever. Part of the sealing transaction (durability point 1). */
export async function closeBatch(
  db: Connection,
  batchId: string,
  sealed: { root: MerkleRoot; size: number; issuerDocument: string | null; sealedAt: string },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('batch')
    .set({
      state: 'sealed',
      root: sealed.root,
      size: sealed.size,
      issuer_document: sealed.issuerDocument,
      sealed_at: sealed.sealedAt,
    })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error(`batch ${batchId} is not open: what is sealed never changes`);
}

/** When the last batch was sealed; null before the first. */
export async function newestSealing(db: Connection): Promise<string | null> {
  const { last } = await db
    .selectFrom('batch')
    .select((eb) => eb.fn.max('sealed_at').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

export async function setBatchState(db: Connection, batchId: string, state: BatchState): Promise<void> {
  await db.updateTable('batch').set({ state }).where('batch_id', '=', batchId).execute();
}

export async function batchById(db: Connection, batchId: BatchId | string): Promise<BatchRow | undefined> {
  return await db.selectFrom('batch').selectAll().where('batch_id', '=', batchId).executeTakeFirst();
}

/** All batches, or those in given states, in the order in which they were made. */
export async function batches(db: Connection, states?: readonly BatchState[]): Promise<BatchRow[]> {
  let query = db.selectFrom('batch').selectAll().orderBy('created_at').orderBy('batch_id');
  if (states !== undefined) query = query.where('state', 'in', states);
  return await query.execute();
}

/** Batches that are final on the chain, by their ids from the one after `after` on; of one root, where one is given. */
export async function finalBatchesAfter(
  db: Connection,
  { root, after, limit }: { root: MerkleRoot | undefined; after: BatchId | undefined; limit: number },
): Promise<BatchRow[]> {
  let query = db.selectFrom('batch').selectAll().where('state', '=', 'final').orderBy('batch_id').limit(limit);
  if (root !== undefined) query = query.where('root', '=', root);
  if (after !== undefined) query = query.where('batch_id', '>', after);
  return await query.execute();
}

export interface BatchTotals {
  readonly award_id: string;
  readonly batches: number;
  readonly credentials: number;
  readonly gas_used: number;
}

/** Batches, their credentials and what anchoring them cost, by award; of the cohorts of one source, or of all. */
export async function batchTotals(db: Connection, source?: string): Promise<BatchTotals[]> {
  let query = db
    .selectFrom('batch')
    .innerJoin('cohort', 'cohort.cohort_id', 'batch.cohort_id')
    .leftJoin('act', (join) => join.onRef('act.batch_id', '=', 'batch.batch_id').on('act.kind', '=', 'anchor'))
    .select((eb) => [
      'batch.award_id',
      eb.fn.countAll<number>().as('batches'),
      eb.fn.coalesce(eb.fn.sum<number>('batch.size'), eb.lit(0)).as('credentials'),
      eb.fn.coalesce(eb.fn.sum<number>('act.gas_used'), eb.lit(0)).as('gas_used'),
    ])
    .groupBy('batch.award_id')
    .orderBy('batch.award_id');
  if (source !== undefined) query = query.where('cohort.source', '=', source);
  return await query.execute();
}
