import { assessmentsThatMayBeLate } from '../../pathway/evaluation/late-work.ts';
import { type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import { dueDatesOf } from '../../store/due-dates.ts';
import { furtherVersions } from '../../store/enrolment-pins.ts';
import type { Connection } from '../../store/store.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';

/**
 * The assessments of a cohort whose pathway takes something from late work, and which are due on no day: so nothing is late.
 * In the pathway's order.
 */
export async function lateWithoutDueDate(db: Connection, { cohort_id, pathway_digest }: CohortRow): Promise<string[]> {
  const due = new Set((await dueDatesOf(db, cohort_id)).map(({ assessment_id }) => assessment_id));
  const found = new Set<string>();
  for (const digest of [pathway_digest, ...(await furtherVersions(db, cohort_id))]) {
    const { modules } = currentPathway(await pathwayVersion(db, digest)) ?? { modules: [] };
    for (const id of assessmentsThatMayBeLate(modules)) if (!due.has(id)) found.add(id);
  }
  return [...found];
}
