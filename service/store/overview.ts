import type { ActKind, ActState, BatchState } from './schema.ts';
import type { Connection } from './store.ts';

/** How far the learners of a cohort have come. */
export interface CohortCounts {
  readonly cohortId: string;
  readonly title: string;
  readonly learners: number;
  /** Learners who have been evaluated. */
  readonly evaluated: number;
  /** Awards earned, over all kinds. */
  readonly earned: number;
  /** Of those, how many have a certificate; like all others, without those of learners who have been erased. */
  readonly issued: number;
}

/** A batch and the transaction that anchored it. */
export interface BatchOverview {
  readonly batchId: string;
  readonly cohortId: string;
  readonly awardId: string;
  readonly state: BatchState;
  /** 0 while it is open. */
  readonly size: number;
  readonly root: string | null;
  /** Null until a block includes it, and where another account anchored it. */
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
}

/** Something that was, or is, to be done on the chain. */
export interface ActOverview {
  readonly actId: string;
  readonly kind: ActKind;
  readonly state: ActState;
  readonly requestedAt: string;
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
  /** Why it was refused. */
  readonly failure: string | null;
}

/** Every cohort, by id. */
export async function cohortCounts(db: Connection): Promise<CohortCounts[]> {
  const cohorts = await db.selectFrom('cohort').select(['cohort_id', 'title']).orderBy('cohort_id').execute();
  const learners = await db
    .selectFrom('enrolment')
    .select((eb) => ['cohort_id', eb.fn.countAll().as('rows')])
    .groupBy('cohort_id')
    .execute();
  const evaluated = await db
    .selectFrom('decision')
    .select((eb) => ['cohort_id', eb.fn.count('learner_id').distinct().as('rows')])
    .groupBy('cohort_id')
    .execute();
  const earned = await db
    .selectFrom('decision')
    .select((eb) => ['cohort_id', eb.fn.countAll().as('rows')])
    .where('outcome', '=', 'earned')
    .groupBy('cohort_id')
    .execute();
  // A correction is the same award once more.
  const issued = await db
    .selectFrom('credential')
    .select((eb) => ['cohort_id', eb.fn.countAll().as('rows')])
    .where('revision', '=', 1)
    .where('erased_at', 'is', null)
    .groupBy('cohort_id')
    .execute();
  return cohorts.map(({ cohort_id, title }) => {
    const rowsOf = (counts: readonly { readonly cohort_id: string; readonly rows: number | string | bigint }[]) =>
      Number(counts.find((row) => row.cohort_id === cohort_id)?.rows ?? 0);
    return {
      cohortId: cohort_id,
      title,
      learners: rowsOf(learners),
      evaluated: rowsOf(evaluated),
      earned: rowsOf(earned),
      issued: rowsOf(issued),
    };
  });
}

/** The batches, or one of them, by cohort and award in the order in which they were made. */
export async function batchOverviews(db: Connection, batchId?: string): Promise<BatchOverview[]> {
  let query = db
    .selectFrom('batch')
    .leftJoin('act', (join) => join.onRef('act.batch_id', '=', 'batch.batch_id').on('act.kind', '=', 'anchor'))
    .select([
      'batch.batch_id as batchId',
      'batch.cohort_id as cohortId',
      'batch.award_id as awardId',
      'batch.state',
      'batch.size',
      'batch.root',
      'act.transaction_hash as transactionHash',
      'act.block_number as blockNumber',
      'act.gas_used as gasUsed',
    ])
    .orderBy('batch.cohort_id')
    .orderBy('batch.award_id')
    .orderBy('batch.created_at')
    .orderBy('batch.batch_id');
  if (batchId !== undefined) query = query.where('batch.batch_id', '=', batchId);
  return (await query.execute()).map((row) => ({ ...row, size: row.size ?? 0 }));
}

/** All that was to be done with a batch on the chain, in the order in which it was asked for. */
export async function actOverviews(db: Connection, batchId: string): Promise<ActOverview[]> {
  return await overviewsOfActs(db).where('batch_id', '=', batchId).orderBy('created_at').orderBy('act_id').execute();
}

/** One act, and the batch that it concerns. */
export async function actOverview(
  db: Connection,
  actId: string,
): Promise<(ActOverview & { readonly batchId: string | null }) | undefined> {
  return await overviewsOfActs(db).select('batch_id as batchId').where('act_id', '=', actId).executeTakeFirst();
}

function overviewsOfActs(db: Connection) {
  return db
    .selectFrom('act')
    .select([
      'act_id as actId',
      'kind',
      'state',
      'created_at as requestedAt',
      'transaction_hash as transactionHash',
      'block_number as blockNumber',
      'gas_used as gasUsed',
      'failure',
    ]);
}
