import type { Selectable } from 'kysely';
import type { EnrolmentTable } from './schema.ts';
import type { Connection } from './store.ts';

export type WholeEnrolmentRow = Readonly<Selectable<EnrolmentTable>>;

/** How an enrolment stands: an end belongs to every status but `enrolled`. */
export type EnrolmentStanding =
  | { readonly status: 'enrolled'; readonly ended_on: null; readonly transferred_to: null }
  | { readonly status: 'withdrawn'; readonly ended_on: string; readonly transferred_to: null }
  | { readonly status: 'transferred'; readonly ended_on: string; readonly transferred_to: string };

export async function enrolmentOf(
  db: Connection,
  cohortId: string,
  learnerId: string,
): Promise<WholeEnrolmentRow | undefined> {
  return await db
    .selectFrom('enrolment')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '=', learnerId)
    .executeTakeFirst();
}

/** The enrolments of some learners in a cohort, by learner id. */
export async function enrolmentsOf(
  db: Connection,
  cohortId: string,
  learnerIds: readonly string[],
): Promise<Map<string, WholeEnrolmentRow>> {
  const found = new Map<string, WholeEnrolmentRow>();
  for (let start = 0; start < learnerIds.length; start += 1_000) {
    const rows = await db
      .selectFrom('enrolment')
      .selectAll()
      .where('cohort_id', '=', cohortId)
      .where('learner_id', 'in', learnerIds.slice(start, start + 1_000))
      .execute();
    for (const row of rows) found.set(row.learner_id, row);
  }
  return found;
}

/** Who of these learners is enrolled somewhere, but in none of these cohorts. */
export async function learnersOfOthers(
  db: Connection,
  learnerIds: readonly string[],
  cohortIds: readonly string[],
): Promise<Set<string>> {
  const found = new Map<string, boolean>();
  for (let start = 0; start < learnerIds.length; start += 1_000) {
    const rows = await db
      .selectFrom('enrolment')
      .select(['learner_id', 'cohort_id'])
      .where('learner_id', 'in', learnerIds.slice(start, start + 1_000))
      .execute();
    for (const { learner_id, cohort_id } of rows) {
      found.set(learner_id, (found.get(learner_id) ?? false) || cohortIds.includes(cohort_id));
    }
  }
  return new Set([...found].filter(([, isOurs]) => !isOurs).map(([id]) => id));
}

/** Sets how an enrolment stands; returns whether that is a change. */
export async function setStanding(
  db: Connection,
  { cohort_id, learner_id }: Pick<WholeEnrolmentRow, 'cohort_id' | 'learner_id'>,
  standing: EnrolmentStanding,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('enrolment')
    .set(standing)
    .where('cohort_id', '=', cohort_id)
    .where('learner_id', '=', learner_id)
    .where((eb) =>
      eb.or([
        eb('status', '!=', standing.status),
        eb('ended_on', 'is not', standing.ended_on),
        eb('transferred_to', 'is not', standing.transferred_to),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sets the day on which enrolments began, where none is set. */
export async function setEnrolledOn(
  db: Connection,
  cohortId: string,
  learnerIds: readonly string[],
  enrolledOn: string,
): Promise<void> {
  for (let start = 0; start < learnerIds.length; start += 1_000) {
    await db
      .updateTable('enrolment')
      .set({ enrolled_on: enrolledOn })
      .where('cohort_id', '=', cohortId)
      .where('learner_id', 'in', learnerIds.slice(start, start + 1_000))
      .where('enrolled_on', 'is', null)
      .execute();
  }
}

/** The results of one learner in one cohort, by assessment and attempt. */
export async function resultsOf(db: Connection, cohortId: string, learnerId: string) {
  return await db
    .selectFrom('result')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '=', learnerId)
    .orderBy('assessment_id')
    .orderBy('attempt')
    .execute();
}

/** How many learners are enrolled in a cohort, or were. */
export async function enrolmentCount(db: Connection, cohortId: string): Promise<number> {
  const { learners } = await db
    .selectFrom('enrolment')
    .select((eb) => eb.fn.countAll<number>().as('learners'))
    .where('cohort_id', '=', cohortId)
    .executeTakeFirstOrThrow();
  return learners;
}

/** How many learners of each cohort stand how. */
export async function standingCounts(db: Connection) {
  return await db
    .selectFrom('enrolment')
    .select((eb) => ['cohort_id', 'status', eb.fn.countAll<number>().as('learners')])
    .groupBy(['cohort_id', 'status'])
    .execute();
}
