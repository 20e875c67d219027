import { sql } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { Connection } from './store.ts';

export interface DecisionRow {
  readonly cohort_id: string;
  readonly learner_id: string;
  readonly award_id: string;
  readonly pathway_digest: string;
  readonly outcome: 'earned' | 'not-yet' | 'impossible';
  readonly distinction: 0 | 1;
  readonly trace: string;
  readonly evaluated_at: string;
}

/**
 * Keeps decisions; one that comes out the same again is left as it was, its time included, and the day on which it came out
 * so first.
 */
export async function saveDecisions(db: Connection, rows: readonly DecisionRow[]): Promise<number> {
  return await insertRows(db, rows, (some) =>
    db
      .insertInto('decision')
      .values(some)
      .onConflict((c) =>
        c
          .columns(['cohort_id', 'award_id', 'learner_id'])
          .doUpdateSet((eb) => ({
            pathway_digest: eb.ref('excluded.pathway_digest'),
            outcome: eb.ref('excluded.outcome'),
            distinction: eb.ref('excluded.distinction'),
            trace: eb.ref('excluded.trace'),
            evaluated_at: eb.ref('excluded.evaluated_at'),
          }))
          .where((eb) =>
            eb.or([
              eb(sinceAsOf('decision.trace'), '!=', sinceAsOf('excluded.trace')),
              eb('decision.pathway_digest', '!=', eb.ref('excluded.pathway_digest')),
            ]),
          ),
      ),
  );
}

/** A trace without the day of its decision, which is the first thing in it and always as long. */
export function sinceAsOf(column: 'decision.trace' | 'excluded.trace' | 'credential.trace') {
  return sql<string>`substr(${sql.ref(column)}, ${sql.lit('{"asOf":"2026-09-01",'.length + 1)})`;
}

/** The decision on an award of a learner in a cohort, where there is one. */
export async function decisionOf(
  db: Connection,
  { cohort_id, award_id, learner_id }: Pick<DecisionRow, 'cohort_id' | 'award_id' | 'learner_id'>,
): Promise<DecisionRow | undefined> {
  return await db
    .selectFrom('decision')
    .selectAll()
    .where('cohort_id', '=', cohort_id)
    .where('award_id', '=', award_id)
    .where('learner_id', '=', learner_id)
    .executeTakeFirst();
}

/** Takes out what was decided of a cohort; what was issued keeps its own trace. */
export async function deleteDecisions(db: Connection, cohortId: string): Promise<void> {
  await db.deleteFrom('decision').where('cohort_id', '=', cohortId).execute();
}

/** Takes out what was decided of some learners of a cohort on certain awards. */
export async function deleteDecisionsOf(
  tx: Connection,
  cohortId: string,
  awardIds: readonly string[],
  learnerIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < learnerIds.length; start += 1_000) {
    await tx
      .deleteFrom('decision')
      .where('cohort_id', '=', cohortId)
      .where('award_id', 'in', awardIds)
      .where('learner_id', 'in', learnerIds.slice(start, start + 1_000))
      .execute();
  }
}

export interface AwardCount {
  readonly cohort_id: string;
  readonly award_id: string;
  readonly earned: number;
  readonly distinctions: number;
}

/** How many earned which award, by cohort. */
export async function awardCounts(db: Connection): Promise<AwardCount[]> {
  return await db
    .selectFrom('decision')
    .select((eb) => [
      'cohort_id',
      'award_id',
      eb.fn.countAll<number>().as('earned'),
      eb.fn.sum<number>('distinction').as('distinctions'),
    ])
    .where('outcome', '=', 'earned')
    .groupBy(['cohort_id', 'award_id'])
    .orderBy('cohort_id')
    .orderBy('award_id')
    .execute();
}

/** Of how many learners of each cohort there are decisions. */
export async function evaluatedCounts(db: Connection) {
  return await db
    .selectFrom('decision')
    .select((eb) => ['cohort_id', eb.fn.count<number>('learner_id').distinct().as('learners')])
    .groupBy('cohort_id')
    .execute();
}
