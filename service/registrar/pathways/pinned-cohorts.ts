import type { Pathway } from '../../pathway/pathway.ts';
import { type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';
import { chooseCohorts } from '../cohorts/known-cohort.ts';
import { currentPathway, formOutdated } from './stored-pathway.ts';

/** A cohort with the pathway version that it is pinned to. */
export interface PinnedCohort {
  readonly cohort: CohortRow;
  readonly pathway: Pathway;
}

/** Cohorts that something is decided of. */
export interface PinnedCohorts {
  readonly pinned: readonly PinnedCohort[];
  /** Those that nobody named and whose definition has an earlier form: nothing is decided of them. */
  readonly leftOut: readonly string[];
}

/**
 * The cohorts of these ids with their pathways; all when none is named, but for those whose definition has an earlier form:
 * they hold up nobody who did not ask for them.
 *
 * @throws CairnError `cohort-not-found`; `pathway-form-outdated` for one that is named
 */
export async function pinnedCohorts(
  store: { readonly db: Connection },
  cohortIds: readonly string[],
): Promise<PinnedCohorts> {
  const pathways = new Map<string, Pathway | null>();
  const pinned: PinnedCohort[] = [];
  const leftOut: string[] = [];
  for (const cohort of await chooseCohorts(store, cohortIds)) {
    const { cohort_id, pathway_digest: digest } = cohort;
    if (!pathways.has(digest)) pathways.set(digest, currentPathway(await pathwayVersion(store.db, digest)));
    const pathway = pathways.get(digest) ?? null;
    if (pathway !== null) pinned.push({ cohort, pathway });
    else if (cohortIds.length === 0) leftOut.push(cohort_id);
    else throw formOutdated(await pathwayVersion(store.db, digest), cohort_id);
  }
  return { pinned, leftOut };
}
