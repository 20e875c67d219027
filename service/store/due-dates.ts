import type { DueDateTable } from './schema.ts';
import type { Connection } from './store.ts';

export type DueDateRow = Readonly<DueDateTable>;

/** The due days of all cohorts, by cohort and assessment. */
export async function dueDates(db: Connection): Promise<DueDateRow[]> {
  return await db.selectFrom('due_date').selectAll().orderBy('cohort_id').orderBy('assessment_id').execute();
}

/** The due days of a cohort, by assessment. */
export async function dueDatesOf(db: Connection, cohortId: string): Promise<DueDateRow[]> {
  return await db
    .selectFrom('due_date')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .orderBy('assessment_id')
    .execute();
}

/** Sets the day on which an assessment is due, or takes it away; returns whether that is a change. */
export async function setDueDate(
  db: Connection,
  cohortId: string,
  assessmentId: string,
  dueOn: string | null,
): Promise<boolean> {
  if (dueOn === null) {
    const { numDeletedRows } = await db
      .deleteFrom('due_date')
      .where('cohort_id', '=', cohortId)
      .where('assessment_id', '=', assessmentId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('due_date')
    .values({ cohort_id: cohortId, assessment_id: assessmentId, due_on: dueOn })
    .onConflict((c) =>
      c
        .columns(['cohort_id', 'assessment_id'])
        .doUpdateSet((eb) => ({ due_on: eb.ref('excluded.due_on') }))
        .whereRef('due_date.due_on', '!=', (eb) => eb.ref('excluded.due_on')),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
