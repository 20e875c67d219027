import { type CohortRow, type PathwayVersionRow, pathwayVersion } from '../../store/cohorts.ts';
import { furtherVersions } from '../../store/enrolment-pins.ts';
import type { Connection } from '../../store/store.ts';

/**
 * The pathway versions by which something is decided of a cohort's learners, in whatever form: the first is the one that
 * those are pinned to who enrol from now on, and mostly the only one.
 */
export async function cohortVersions(
  db: Connection,
  { cohort_id, pathway_digest }: Pick<CohortRow, 'cohort_id' | 'pathway_digest'>,
): Promise<PathwayVersionRow[]> {
  const rows: PathwayVersionRow[] = [];
  for (const digest of [pathway_digest, ...(await furtherVersions(db, cohort_id))]) {
    rows.push(await pathwayVersion(db, digest));
  }
  return rows;
}
