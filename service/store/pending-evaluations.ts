/**
 * Of whom something has changed since a cohort was evaluated, so that the next evaluation decides those alone.
 *
 * Whoever changes what evaluation rests on says so, in the transaction that makes the change: {@link noteChangedLearners}
 * where it concerns some learners, `noteChangedFacts` where it concerns them all. A cohort whose next evaluation will be
 * whole in any case keeps no list; what changes while that goes on is seen by `noteEvaluation`, which then asks for another.
 */

import { insertRows } from './insert-rows.ts';
import type { EnrolmentTable } from './schema.ts';
import type { Connection } from './store.ts';

/** A learner of a cohort. */
export type EnrolmentKey = Readonly<Pick<EnrolmentTable, 'cohort_id' | 'learner_id'>>;

/** A cohort of which it is kept whom a change concerns, and the revision of that change. */
export interface ListedChange {
  readonly cohort_id: string;
  readonly revision: number;
}

/** Notes that something has changed that the evaluation of these learners rests on. */
export async function noteChangedLearners(db: Connection, learners: readonly EnrolmentKey[]): Promise<void> {
  const listed = await noteChange(
    db,
    learners.map(({ cohort_id }) => cohort_id),
  );
  if (listed.length === 0) return;
  const learnersOf = Map.groupBy(learners, ({ cohort_id }) => cohort_id);
  for (const change of listed) {
    const concerned = learnersOf.get(change.cohort_id) ?? [];
    await listPending(
      db,
      change,
      concerned.map(({ learner_id }) => learner_id),
    );
  }
}

/** Puts learners of a cohort on the list of those of whom something has changed at a revision. */
export async function listPending(
  db: Connection,
  { cohort_id, revision }: ListedChange,
  learnerIds: readonly string[],
): Promise<void> {
  const rows = [...new Set(learnerIds)].map((learner_id) => ({ cohort_id, learner_id, revision }));
  await insertRows(db, rows, (some) =>
    db
      .insertInto('pending_evaluation')
      .values(some)
      .onConflict((c) =>
        c
          .columns(['cohort_id', 'learner_id'])
          .doUpdateSet((eb) => ({ revision: eb.ref('excluded.revision') }))
          .whereRef('pending_evaluation.revision', '<', (eb) => eb.ref('excluded.revision')),
      ),
  );
}

/** Counts a change in these cohorts, and tells of which of them it is kept whom it concerns. */
export async function noteChange(db: Connection, cohortIds: Iterable<string>): Promise<ListedChange[]> {
  const changed = [...new Set(cohortIds)];
  if (changed.length === 0) return [];
  const rows = await db
    .updateTable('cohort')
    .set((eb) => ({ facts_revision: eb('facts_revision', '+', 1) }))
    .where('cohort_id', 'in', changed)
    .returning(['cohort_id', 'facts_revision', 'whole_revision', 'evaluated_revision'])
    .execute();
  return rows
    .filter((row) => !isWholeDue(row))
    .map(({ cohort_id, facts_revision }) => ({ cohort_id, revision: facts_revision }));
}

/** Whether the next evaluation of a cohort has to decide all of its learners. */
export function isWholeDue({
  whole_revision,
  evaluated_revision,
}: {
  readonly whole_revision: number;
  readonly evaluated_revision: number | null;
}): boolean {
  return evaluated_revision === null || whole_revision > evaluated_revision;
}

/** Those of these cohorts of which it is kept whom a change concerns. */
export async function listingCohorts(db: Connection, cohortIds: Iterable<string>): Promise<Set<string>> {
  const rows = await db
    .selectFrom('cohort')
    .select(['cohort_id', 'whole_revision', 'evaluated_revision'])
    .where('cohort_id', 'in', [...new Set(cohortIds)])
    .execute();
  return new Set(rows.filter((row) => !isWholeDue(row)).map(({ cohort_id }) => cohort_id));
}

/** The learners of a cohort of whom something has changed up to a revision, by id, in pages. */
export async function* pendingLearners(
  db: Connection,
  { cohort_id, revision }: ListedChange,
  pageSize = 1_000,
): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('pending_evaluation')
      .select('learner_id')
      .where('cohort_id', '=', cohort_id)
      .where('learner_id', '>', after)
      .where('revision', '<=', revision)
      .orderBy('learner_id')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ learner_id }) => learner_id);
    after = last.learner_id;
  }
}

export async function hasPending(db: Connection, cohortId: string): Promise<boolean> {
  const row = await db
    .selectFrom('pending_evaluation')
    .select('learner_id')
    .where('cohort_id', '=', cohortId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes learners off the list who were decided on what was known at a revision, or later.
 *
 * @returns who was taken off: not those of whom more has changed since, nor whom another evaluation has decided meanwhile
 */
export async function clearPending(
  tx: Connection,
  { cohort_id, revision }: ListedChange,
  learnerIds: readonly string[],
): Promise<Set<string>> {
  if (learnerIds.length === 0) return new Set();
  const rows = await tx
    .deleteFrom('pending_evaluation')
    .where('cohort_id', '=', cohort_id)
    .where('learner_id', 'in', learnerIds)
    .where('revision', '<=', revision)
    .returning('learner_id')
    .execute();
  return new Set(rows.map(({ learner_id }) => learner_id));
}
