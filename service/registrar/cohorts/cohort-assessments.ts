import type { CohortAssessments } from '../../ingest/gradebook/assessment-names.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { assessmentsOfCohorts, type CohortRow, pathwayVersions } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';

/** What each of some cohorts can have results of: what its pathway version says, and what it has brought itself. */
export async function cohortAssessments(db: Connection, cohorts: readonly CohortRow[]): Promise<CohortAssessments[]> {
  const wanted = new Set(cohorts.map(({ pathway_digest }) => pathway_digest));
  const pathways = new Map<string, Pathway>();
  for (const row of await pathwayVersions(db)) {
    // Of a version of an earlier form nothing is told: results come in once the cohort is moved to a new edition.
    const pathway = wanted.has(row.digest) ? currentPathway(row) : null;
    if (pathway !== null) pathways.set(row.digest, pathway);
  }
  const brought = Map.groupBy(await assessmentsOfCohorts(db), ({ cohort_id }) => cohort_id);
  return cohorts.map(({ cohort_id, pathway_digest }) => {
    const { modules } = pathways.get(pathway_digest) ?? { modules: [] };
    const further = (brought.get(cohort_id) ?? []).map(({ assessment_id }) => assessment_id);
    return {
      cohortId: cohort_id,
      modules: modules.map(({ id, title, assessments = [] }) => ({ id, title, assessments })),
      further,
      isOpen: further.length === 0 && modules.some(({ assessments }) => assessments === undefined),
    };
  });
}
