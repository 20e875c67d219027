import { sql } from 'kysely';
import { dayText, parseDay } from '../core/calendar-day.ts';
import type { Connection } from './store.ts';

/** Days of a cohort, the first and the last both included. */
export interface DaysOfCohort {
  readonly cohortId: string;
  /** The cohort's first day, which day numbers are counted from; null where it is not known. */
  readonly startsOn: string | null;
  readonly from: string;
  readonly to: string;
}

/**
 * The learners of a cohort who have something that is dated on one of these days, whatever it is: a result, a recognition, a
 * certificate of another cohort. It may name some who have not, where a text is no date and looks like one.
 */
export async function learnersDatedBetween(
  db: Connection,
  { cohortId, startsOn, from, to }: DaysOfCohort,
): Promise<string[]> {
  const after = dayText(parseDay(to) + 1);
  const [first, last] = startsOn === null ? [1, 0] : [from, to].map((day) => parseDay(day) - parseDay(startsOn));
  const { rows } = await sql<{ learner_id: string }>`
    select learner_id from result
    where cohort_id = ${cohortId} and submitted_on is not null
      and ((submitted_on >= ${from} and submitted_on < ${after})
        or (length(submitted_on) < 10 and cast(submitted_on as integer) between ${first} and ${last}))
    union
    select e.learner_id from recognition r join enrolment e on e.learner_id = r.learner_id and e.cohort_id = ${cohortId}
    where r.decided_on between ${from} and ${to}
    union
    select e.learner_id from batch b join credential c on c.batch_id = b.batch_id
      join enrolment e on e.learner_id = c.learner_id and e.cohort_id = ${cohortId}
    where b.cohort_id <> ${cohortId} and b.created_at >= ${from} and b.created_at < ${after}`.execute(db);
  return rows.map(({ learner_id }) => learner_id);
}
