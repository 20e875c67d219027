import { CairnError } from '../../core/errors.ts';
import { type CohortRow, cohort, cohorts } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';

/** @throws CairnError `cohort-not-found` */
export async function knownCohort(db: Connection, cohortId: string): Promise<CohortRow> {
  const found = await cohort(db, cohortId);
  if (found !== undefined) return found;
  const known = (await cohorts(db)).map(({ cohort_id }) => cohort_id);
  throw new CairnError('cohort-not-found', `no cohort ${cohortId} is known`, {
    remedy:
      known.length === 0
        ? 'import results first, or make one with npx cairn cohort create'
        : `known cohorts: ${known.slice(0, 30).join(', ')}`,
    details: { cohort: cohortId },
  });
}

/** The cohorts of these ids, or all. @throws CairnError `cohort-not-found` */
export async function chooseCohorts(
  { db }: { readonly db: Connection },
  cohortIds: readonly string[],
): Promise<readonly CohortRow[]> {
  if (cohortIds.length === 0) return await cohorts(db);
  return await Promise.all(cohortIds.map((id) => knownCohort(db, id)));
}
