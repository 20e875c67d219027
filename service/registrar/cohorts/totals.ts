import { batchTotals } from '../../store/batches.ts';
import type { Installation } from '../installation.ts';

/** What an installation has issued, by award, and what that cost. */
export interface Totals {
  readonly awards: readonly { readonly awardId: string; readonly credentials: number; readonly batches: number }[];
  readonly batches: number;
  /** Of the anchorings, in all. */
  readonly gasUsed: number;
}

/** Counts what stands in batches of the cohorts of a source; of all when absent. */
export async function totals({ store }: Installation, source?: string): Promise<Totals> {
  const rows = await batchTotals(store.db, source);
  return {
    awards: rows.map(({ award_id, credentials, batches }) => ({ awardId: award_id, credentials, batches })),
    batches: rows.reduce((sum, { batches }) => sum + batches, 0),
    gasUsed: rows.reduce((sum, { gas_used }) => sum + gas_used, 0),
  };
}
