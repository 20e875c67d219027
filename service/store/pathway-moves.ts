import { insertRows } from './insert-rows.ts';
import type { LearnerRange } from './learner-records.ts';
import type { KeptAwardTable, PathwayMoveTable } from './schema.ts';
import type { Connection } from './store.ts';

export type PathwayMoveRow = Readonly<PathwayMoveTable>;
export type KeptAwardRow = Readonly<KeptAwardTable>;

/** Writes down moves, and what had been earned when each of them was made. */
export async function insertPathwayMoves(
  db: Connection,
  moves: readonly PathwayMoveRow[],
  kept: readonly KeptAwardRow[],
): Promise<void> {
  await insertRows(db, moves, (some) => db.insertInto('pathway_move').values(some));
  await insertRows(db, kept, (some) => db.insertInto('kept_award').values(some));
}

/** What some learners of a cohort had earned whenever they were moved, by learner; the last move first. */
export async function keptAwards(
  db: Connection,
  cohortId: string,
  { from, to }: LearnerRange,
): Promise<Map<string, KeptAwardRow[]>> {
  const rows = await db
    .selectFrom('kept_award')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '>=', from)
    .where('learner_id', '<=', to)
    .orderBy('learner_id')
    .orderBy('position', 'desc')
    .orderBy('award_id')
    .execute();
  return Map.groupBy(rows, ({ learner_id }) => learner_id);
}

/** How often some learners of a cohort have been moved, by learner; of those who never were, nothing. */
export async function moveCounts(
  db: Connection,
  cohortId: string,
  { from, to }: LearnerRange,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('pathway_move')
    .select((eb) => ['learner_id', eb.fn.countAll<number>().as('moves')])
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '>=', from)
    .where('learner_id', '<=', to)
    .groupBy('learner_id')
    .execute();
  return new Map(rows.map(({ learner_id, moves }) => [learner_id, moves]));
}

/** The moves of one learner in a cohort, in the order in which they were made. */
export async function pathwayMovesOf(db: Connection, cohortId: string, learnerId: string): Promise<PathwayMoveRow[]> {
  return await db
    .selectFrom('pathway_move')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '=', learnerId)
    .orderBy('recorded_at')
    .orderBy('move_id')
    .execute();
}
