import { CairnError } from '../core/errors.ts';
import type { ActKind, ActState, BatchState } from '../store/schema.ts';
import type { Connection } from '../store/store.ts';
import type { Installation } from './installation.ts';

/** A cohort and how far its learners have come. */
export interface CohortOverview {
  readonly cohortId: string;
  readonly title: string;
  readonly learners: number;
  /** Learners who have been evaluated. */
  readonly evaluated: number;
  /** Awards earned, over all kinds. */
  readonly earned: number;
  /** Of those, how many have a certificate. */
  readonly issued: number;
}

/** A batch and where it stands. */
export interface BatchOverview {
  readonly batchId: string;
  readonly cohortId: string;
  readonly awardId: string;
  readonly state: BatchState;
  readonly size: number;
  readonly root: string | null;
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
}

/** Something that was, or is, to be done on the chain. */
export interface ActOverview {
  readonly kind: ActKind;
  readonly state: ActState;
  readonly requestedAt: string;
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
  /** Why it was refused. */
  readonly failure: string | null;
}

export interface StatusOverview {
  readonly cohorts: readonly CohortOverview[];
  readonly batches: readonly BatchOverview[];
}

/** The cohorts and batches of this installation, as its database knows them; the chain is not asked. */
export async function statusOverview({ store }: Installation): Promise<StatusOverview> {
  return { cohorts: await cohortOverviews(store.db), batches: await batchOverviews(store.db) };
}

/**
 * One batch, with everything that was to be done with it on the chain.
 *
 * @throws CairnError `batch-not-found`
 */
export async function batchOverview(
  { store }: Installation,
  batchId: string,
): Promise<{ readonly batch: BatchOverview; readonly acts: readonly ActOverview[] }> {
  const [batch] = await batchOverviews(store.db, batchId);
  if (batch === undefined) {
    throw new CairnError('batch-not-found', `no batch ${batchId} is known here`, {
      remedy: '`npx cairn status` lists the batches',
      details: { batchId },
    });
  }
  const acts = await store.db
    .selectFrom('act')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('created_at')
    .orderBy('act_id')
    .execute();
  return {
    batch,
    acts: acts.map((act) => ({
      kind: act.kind,
      state: act.state,
      requestedAt: act.created_at,
      transactionHash: act.transaction_hash,
      blockNumber: act.block_number,
      gasUsed: act.gas_used,
      failure: act.failure,
    })),
  };
}

async function batchOverviews(db: Connection, batchId?: string): Promise<BatchOverview[]> {
  let query = db
    .selectFrom('batch')
    .leftJoin('act', (join) => join.onRef('act.batch_id', '=', 'batch.batch_id').on('act.kind', '=', 'anchor'))
    .select([
      'batch.batch_id',
      'batch.cohort_id',
      'batch.award_id',
      'batch.state',
      'batch.size',
      'batch.root',
      'act.transaction_hash',
      'act.block_number',
      'act.gas_used',
    ])
    .orderBy('batch.cohort_id')
    .orderBy('batch.award_id')
    .orderBy('batch.created_at')
    .orderBy('batch.batch_id');
  if (batchId !== undefined) query = query.where('batch.batch_id', '=', batchId);
  return (await query.execute()).map((row) => ({
    batchId: row.batch_id,
    cohortId: row.cohort_id,
    awardId: row.award_id,
    state: row.state,
    size: row.size ?? 0,
    root: row.root,
    transactionHash: row.transaction_hash,
    blockNumber: row.block_number,
    gasUsed: row.gas_used,
  }));
}

async function cohortOverviews(db: Connection): Promise<CohortOverview[]> {
  const cohorts = await db.selectFrom('cohort').select(['cohort_id', 'title']).orderBy('cohort_id').execute();
  const learners = await countsByCohort(
    db
      .selectFrom('enrolment')
      .select((eb) => ['cohort_id', eb.fn.countAll<number>().as('rows')])
      .groupBy('cohort_id'),
  );
  const evaluated = await countsByCohort(
    db
      .selectFrom('decision')
      .select((eb) => ['cohort_id', eb.fn.count<number>('learner_id').distinct().as('rows')])
      .groupBy('cohort_id'),
  );
  const earned = await countsByCohort(
    db
      .selectFrom('decision')
      .select((eb) => ['cohort_id', eb.fn.countAll<number>().as('rows')])
      .where('outcome', '=', 'earned')
      .groupBy('cohort_id'),
  );
  // A correction is the same award once more.
  const issued = await countsByCohort(
    db
      .selectFrom('credential')
      .select((eb) => ['cohort_id', eb.fn.countAll<number>().as('rows')])
      .where('revision', '=', 1)
      .groupBy('cohort_id'),
  );
  return cohorts.map(({ cohort_id, title }) => ({
    cohortId: cohort_id,
    title,
    learners: learners.get(cohort_id) ?? 0,
    evaluated: evaluated.get(cohort_id) ?? 0,
    earned: earned.get(cohort_id) ?? 0,
    issued: issued.get(cohort_id) ?? 0,
  }));
}

async function countsByCohort(query: {
  execute(): Promise<readonly { readonly cohort_id: string; readonly rows: number | bigint | string }[]>;
}): Promise<Map<string, number>> {
  return new Map((await query.execute()).map(({ cohort_id, rows }) => [cohort_id, Number(rows)]));
}
