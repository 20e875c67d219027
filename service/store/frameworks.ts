import type { FrameworkEditionTable, FrameworkSignOffTable } from './schema.ts';
import type { Connection } from './store.ts';

export type FrameworkEditionRow = Readonly<FrameworkEditionTable>;
export type FrameworkSignOffRow = Readonly<FrameworkSignOffTable>;

/** Which edition of which framework. */
export interface FrameworkEditionKey {
  readonly id: string;
  readonly edition: string;
}

/** Every edition, by framework and edition. */
export async function frameworkEditions(db: Connection): Promise<FrameworkEditionRow[]> {
  return await db.selectFrom('framework_edition').selectAll().orderBy('framework_id').orderBy('edition').execute();
}

/** Which editions there are, by framework and edition. */
export async function frameworkEditionKeys(db: Connection): Promise<FrameworkEditionKey[]> {
  return await db
    .selectFrom('framework_edition')
    .select(['framework_id as id', 'edition'])
    .orderBy('framework_id')
    .orderBy('edition')
    .execute();
}

export async function frameworkEdition(
  db: Connection,
  { id, edition }: FrameworkEditionKey,
): Promise<FrameworkEditionRow | undefined> {
  return await db
    .selectFrom('framework_edition')
    .selectAll()
    .where('framework_id', '=', id)
    .where('edition', '=', edition)
    .executeTakeFirst();
}

/** Keeps an edition in place of what was kept of it; false, and nothing is changed, where that is published. */
export async function saveFrameworkEdition(db: Connection, row: FrameworkEditionRow): Promise<boolean> {
  const { framework_id, edition, ...content } = row;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('framework_edition')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['framework_id', 'edition'])
        .doUpdateSet(content)
        // Whatever comes to be written here: what is published never changes.
        .where('framework_edition.state', '<>', 'published'),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What reviewers said of the texts of an edition, in that order. */
export async function frameworkSignOffs(
  db: Connection,
  { id, edition }: FrameworkEditionKey,
): Promise<FrameworkSignOffRow[]> {
  return await db
    .selectFrom('framework_sign_off')
    .selectAll()
    .where('framework_id', '=', id)
    .where('edition', '=', edition)
    .orderBy('position')
    .execute();
}

/** Keeps what a reviewer said, after all that was said before; within a transaction that has read the edition. */
export async function insertFrameworkSignOff(
  db: Connection,
  row: Omit<FrameworkSignOffRow, 'position'>,
): Promise<FrameworkSignOffRow> {
  const { last } = await db
    .selectFrom('framework_sign_off')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('framework_id', '=', row.framework_id)
    .where('edition', '=', row.edition)
    .executeTakeFirstOrThrow();
  const placed = { ...row, position: Number(last ?? 0) + 1 };
  await db.insertInto('framework_sign_off').values(placed).execute();
  return placed;
}

/** Which editions are published and since when, in that order, without their texts. */
export async function publishedFrameworkEditions(
  db: Connection,
): Promise<(FrameworkEditionKey & { readonly publishedAt: string })[]> {
  const rows = await db
    .selectFrom('framework_edition')
    .select(['framework_id as id', 'edition', 'published_at'])
    .where('state', '=', 'published')
    .orderBy('published_at')
    .orderBy('framework_id')
    .orderBy('edition')
    .execute();
  return rows.flatMap(({ published_at: publishedAt, ...key }) =>
    publishedAt === null ? [] : [{ ...key, publishedAt }],
  );
}
