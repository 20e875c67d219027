import type { Pathway } from '../../pathway/pathway.ts';
import { type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import { furtherVersions } from '../../store/enrolment-pins.ts';
import type { Connection } from '../../store/store.ts';
import { chooseCohorts } from '../cohorts/known-cohort.ts';
import { pathwayPinnedBy } from './pathway-pinned-by.ts';
import { formOutdated, pathwayHeading } from './stored-pathway.ts';

/** A cohort with the versions of its pathway by which its learners are decided. */
export interface PinnedCohort {
  readonly cohort: CohortRow;
  /** By digest; the first is the one that those are pinned to who enrol from now on, and mostly the only one. */
  readonly versions: ReadonlyMap<string, Pathway>;
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
  const pinned: PinnedCohort[] = [];
  const leftOut: string[] = [];
  const outdated = new Map<string, boolean>();
  for (const cohort of await chooseCohorts(store, cohortIds)) {
    const { cohort_id, pathway_digest: digest } = cohort;
    const row = outdated.has(digest) ? null : await pathwayVersion(store.db, digest);
    if (row !== null) outdated.set(digest, !pathwayHeading(row).isCurrent);
    if (outdated.get(digest) === false) {
      pinned.push({ cohort, versions: await versionsInUse(store.db, cohort) });
    } else if (cohortIds.length === 0) leftOut.push(cohort_id);
    else throw formOutdated(await pathwayVersion(store.db, digest), cohort_id);
  }
  return { pinned, leftOut };
}

/** @throws CairnError `pathway-form-outdated` */
async function versionsInUse(
  db: Connection,
  { cohort_id, pathway_digest }: CohortRow,
): Promise<ReadonlyMap<string, Pathway>> {
  const versions = new Map<string, Pathway>();
  for (const digest of [pathway_digest, ...(await furtherVersions(db, cohort_id))]) {
    versions.set(digest, await pathwayPinnedBy(db, { cohort_id, pathway_digest: digest }));
  }
  return versions;
}
