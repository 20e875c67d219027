import type { Installation } from './installation.ts';

/** What an installation has issued, by award, and what that cost. */
export interface Totals {
  readonly awards: readonly { readonly awardId: string; readonly credentials: number; readonly batches: number }[];
  readonly batches: number;
  /** Of the anchorings, in all. */
  readonly gasUsed: number;
}

/** Counts what stands in batches of the cohorts of a source; of all when absent. */
export async function totals({ store }: Installation, source?: string): Promise<Totals> {
  let query = store.db
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
  const rows = await query.execute();
  return {
    awards: rows.map(({ award_id, credentials, batches }) => ({ awardId: award_id, credentials, batches })),
    batches: rows.reduce((sum, { batches }) => sum + batches, 0),
    gasUsed: rows.reduce((sum, { gas_used }) => sum + gas_used, 0),
  };
}
