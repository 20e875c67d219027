import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { EmployerRatingTable } from './schema.ts';
import type { Connection } from './store.ts';

export type EmployerRatingRow = Readonly<Selectable<EmployerRatingTable>>;

/** What makes a rating the one that it is. */
export type EmployerRatingKey = Pick<
  EmployerRatingRow,
  'pathway_digest' | 'award_id' | 'competency' | 'organisation' | 'given_on' | 'source' | 'response'
>;

/** Which ratings are asked for. */
export interface EmployerRatingChoice {
  readonly pathwayId?: string | undefined;
  readonly edition?: string | undefined;
  readonly awardId?: string | undefined;
  readonly competency?: string | undefined;
}

/** A rating with the pathway that it is of. */
export interface EmployerRatingView extends EmployerRatingRow {
  readonly pathway_id: string;
  readonly edition: string;
}

/** The rating of that key, should it have been recorded before. */
export async function employerRatingByKey(
  db: Connection,
  key: EmployerRatingKey,
): Promise<EmployerRatingRow | undefined> {
  return await db
    .selectFrom('employer_rating')
    .selectAll()
    .where('pathway_digest', '=', key.pathway_digest)
    .where('award_id', '=', key.award_id)
    .where('competency', '=', key.competency)
    .where('organisation', '=', key.organisation)
    .where('given_on', '=', key.given_on)
    .where('source', '=', key.source)
    .where('response', '=', key.response)
    .executeTakeFirst();
}

/** @returns its id */
export async function insertEmployerRating(
  db: Connection,
  rating: Omit<EmployerRatingRow, 'rating_id' | 'erased_at'>,
): Promise<string> {
  const rating_id = randomUUID();
  await db
    .insertInto('employer_rating')
    .values({ ...rating, rating_id, erased_at: null })
    .execute();
  return rating_id;
}

/** Ratings in the order in which they were given, those after `after` and no more than `limit` of them. */
export async function employerRatings(
  db: Connection,
  choice: EmployerRatingChoice,
  page: { readonly limit: number; readonly offset: number },
): Promise<EmployerRatingView[]> {
  return await chosen(db, choice)
    .selectAll('employer_rating')
    .select(['pathway_version.pathway_id', 'pathway_version.edition'])
    .orderBy('employer_rating.given_on')
    .orderBy('employer_rating.recorded_at')
    .orderBy('employer_rating.organisation')
    .orderBy('employer_rating.source')
    .orderBy('employer_rating.response')
    .orderBy('employer_rating.competency')
    .orderBy('employer_rating.rating_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many gave which rating, by competency. */
export async function employerRatingCounts(
  db: Connection,
  choice: EmployerRatingChoice,
): Promise<{ readonly competency: string; readonly rating: number; readonly ratings: number }[]> {
  const rows = await chosen(db, choice)
    .select(['employer_rating.competency', 'employer_rating.rating'])
    .select((eb) => eb.fn.countAll<number>().as('ratings'))
    .groupBy(['employer_rating.competency', 'employer_rating.rating'])
    .orderBy('employer_rating.competency')
    .orderBy('employer_rating.rating')
    .execute();
  return rows.map(({ ratings, ...row }) => ({ ...row, ratings: Number(ratings) }));
}

function chosen(db: Connection, { pathwayId, edition, awardId, competency }: EmployerRatingChoice) {
  return db
    .selectFrom('employer_rating')
    .innerJoin('pathway_version', 'pathway_version.digest', 'employer_rating.pathway_digest')
    .$if(pathwayId !== undefined, (q) => q.where('pathway_version.pathway_id', '=', pathwayId ?? ''))
    .$if(edition !== undefined, (q) => q.where('pathway_version.edition', '=', edition ?? ''))
    .$if(awardId !== undefined, (q) => q.where('employer_rating.award_id', '=', awardId ?? ''))
    .$if(competency !== undefined, (q) => q.where('employer_rating.competency', '=', competency ?? ''));
}

/** False where there is no such rating. */
export async function removeEmployerRating(db: Connection, ratingId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('employer_rating')
    .where('rating_id', '=', ratingId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes the comment out of a rating; false where there is no such rating, or it has none. */
export async function emptyRatingComment(db: Connection, ratingId: string, erasedAt: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('employer_rating')
    .set({ comment: null, erased_at: erasedAt })
    .where('rating_id', '=', ratingId)
    .where('comment', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
