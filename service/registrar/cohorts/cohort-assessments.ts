import type { CohortAssessments } from '../../ingest/gradebook/assessment-names.ts';
import type { PathwayModule } from '../../pathway/definition/module.ts';
import { assessmentsOfCohorts, type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import { furtherVersions } from '../../store/enrolment-pins.ts';
import type { Connection } from '../../store/store.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';

/**
 * What each of some cohorts can have results of: what the pathway versions of its learners say, and what it has brought
 * itself.
 */
export async function cohortAssessments(db: Connection, cohorts: readonly CohortRow[]): Promise<CohortAssessments[]> {
  const known = new Map<string, readonly PathwayModule[]>();
  const modulesOf = async (digest: string): Promise<readonly PathwayModule[]> => {
    // Of a version of an earlier form nothing is told: results come in once the cohort is moved to a new edition.
    const modules = known.get(digest) ?? currentPathway(await pathwayVersion(db, digest))?.modules ?? [];
    known.set(digest, modules);
    return modules;
  };
  const brought = Map.groupBy(await assessmentsOfCohorts(db), ({ cohort_id }) => cohort_id);
  const found: CohortAssessments[] = [];
  for (const { cohort_id, pathway_digest } of cohorts) {
    const versions: (readonly PathwayModule[])[] = [];
    for (const digest of [pathway_digest, ...(await furtherVersions(db, cohort_id))]) {
      versions.push(await modulesOf(digest));
    }
    const further = (brought.get(cohort_id) ?? []).map(({ assessment_id }) => assessment_id);
    found.push({
      cohortId: cohort_id,
      modules: together(versions),
      further,
      isOpen: further.length === 0 && versions.flat().some(({ assessments }) => assessments === undefined),
    });
  }
  return found;
}

/** The modules of all versions, each once with the assessments that it has in any; the first version's titles stand. */
function together(versions: readonly (readonly PathwayModule[])[]): CohortAssessments['modules'] {
  return [...Map.groupBy(versions.flat(), ({ id }) => id)].map(([id, modules]) => ({
    id,
    title: modules[0]?.title ?? id,
    assessments: [
      ...new Map(
        modules
          .flatMap(({ assessments = [] }) => assessments)
          .toReversed()
          .map((assessment) => [assessment.id, assessment]),
      ).values(),
    ].toReversed(),
  }));
}
