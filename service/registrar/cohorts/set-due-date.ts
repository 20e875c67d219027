import { parseDay } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import { AssessmentNames } from '../../ingest/gradebook/assessment-names.ts';
import { noteChangedFacts } from '../../store/cohorts.ts';
import { setDueDate } from '../../store/due-dates.ts';
import type { Installation } from '../installation.ts';
import { cohortAssessments } from './cohort-assessments.ts';
import { knownCohort } from './known-cohort.ts';

/** The day on which an assessment of a cohort is due; null where it is due on none. */
export interface DueDateRequest {
  readonly cohortId: string;
  readonly assessmentId: string;
  readonly dueOn: string | null;
}

/**
 * Sets the day on which an assessment is due in a cohort, or takes it away. What lateness does to a score is the pathway's
 * to say; see `pathway/evaluation/late-work.ts`. When the day changes, the evaluation of the cohort has to be done again.
 *
 * @returns whether that is a change
 * @throws CairnError `cohort-not-found`, `assessment-not-found`, `malformed-date`
 */
export async function setCohortDueDate({ store }: Installation, request: DueDateRequest): Promise<boolean> {
  const { cohortId, assessmentId, dueOn } = request;
  if (dueOn !== null) parseDay(dueOn);
  return await store.db.transaction().execute(async (tx) => {
    const cohort = await knownCohort(tx, cohortId);
    const names = new AssessmentNames(await cohortAssessments(tx, [cohort]), {});
    // A day can be taken away of what the cohort has no more.
    if (dueOn !== null && !names.has(assessmentId)) {
      throw new CairnError(
        'assessment-not-found',
        `cohort ${cohortId} has no assessment ${assessmentId.slice(0, 80)}`,
        {
          remedy: `its assessments: ${names.listing}`,
          details: { cohort: cohortId, assessment: assessmentId.slice(0, 80) },
        },
      );
    }
    const changed = await setDueDate(tx, cohortId, assessmentId, dueOn);
    if (changed) await noteChangedFacts(tx, [cohortId]);
    return changed;
  });
}
