import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { CairnError } from '../core/errors.ts';
import { EmbeddedDialect } from './embedded-dialect.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as enrolment from './migrations/0002-enrolment.ts';
import * as access from './migrations/0003-access.ts';
import * as erasure from './migrations/0005-erasure.ts';
import * as columnMapping from './migrations/0006-column-mapping.ts';
import * as holderLinks from './migrations/0007-holder-links.ts';
import * as framework from './migrations/0008-framework.ts';
import * as pathwayPublication from './migrations/0009-pathway-publication.ts';
import * as role from './migrations/0010-role.ts';
import * as recognition from './migrations/0012-recognition.ts';
import * as decisionsAnew from './migrations/0013-decisions-anew.ts';
import * as attempts from './migrations/0014-attempts.ts';
import * as evidence from './migrations/0015-evidence.ts';
import * as review from './migrations/0016-review.ts';
import * as pathwayMove from './migrations/0017-pathway-move.ts';
import * as learnerSignIn from './migrations/0018-learner-sign-in.ts';
import type { Schema } from './schema.ts';
import { storeFailure } from './store-failure.ts';

/** Reads and writes: the store itself or a transaction on it. */
export type Connection = Kysely<Schema> | Transaction<Schema>;

/** Migrations by name, in the order in which they apply. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-enrolment': enrolment,
  '0003-access': access,
  '0005-erasure': erasure,
  '0006-column-mapping': columnMapping,
  '0007-holder-links': holderLinks,
  '0008-framework': framework,
  '0009-pathway-publication': pathwayPublication,
  '0010-role': role,
  '0012-recognition': recognition,
  '0013-decisions-anew': decisionsAnew,
  '0014-attempts': attempts,
  '0015-evidence': evidence,
  '0016-review': review,
  '0017-pathway-move': pathwayMove,
  '0018-learner-sign-in': learnerSignIn,
};

export interface StoreOptions {
  /** How long another process may hold the lock that is waited for, in milliseconds; default 10 seconds. */
  readonly lockTimeoutMs?: number | undefined;
}

const DEFAULT_LOCK_TIMEOUT_MS = 10_000;

export interface Store {
  readonly db: Kysely<Schema>;
  /** Its path, or `:memory:`. */
  readonly file: string;
  close(): Promise<void>;
}

/**
 * Opens the embedded store and brings it to the newest schema.
 *
 * Durability: WAL with `synchronous = FULL`, so a transaction that has committed is on the disk before the caller
 * hears of it and survives `kill -9` and a power cut (https://www.sqlite.org/pragma.html#pragma_synchronous).
 *
 * @param file path of the database, made when absent; `:memory:` for one that is gone with the process
 * @throws CairnError `store-unavailable` when the file cannot be opened or is newer than this program; `store-busy`,
 * `store-full`, `store-read-only`, `store-corrupt`
 */
export async function openStore(file: string, options: StoreOptions = {}): Promise<Store> {
  const { lockTimeoutMs = DEFAULT_LOCK_TIMEOUT_MS } = options;
  const database = openDatabase(file, lockTimeoutMs);
  const db = new Kysely<Schema>({ dialect: new EmbeddedDialect({ database, file, lockTimeoutMs }) });
  try {
    const applied = appliedMigrations(database);
    assertNotNewer(applied);
    if (applied.length < Object.keys(MIGRATIONS).length) await migrate(db);
  } catch (cause) {
    await db.destroy();
    throw unavailable(file, cause);
  }
  return { db, file, close: () => db.destroy() };
}

/** Applies what is missing, all or nothing: a process that is killed, or another that opens the file too, does no harm. */
async function migrate(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const migrator = new Migrator({
      db: tx,
      provider: { getMigrations: async () => MIGRATIONS },
      allowUnorderedMigrations: true,
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}

/** Read before anything is written, so that opening a store that is up to date waits for nobody. */
function appliedMigrations(database: Database.Database): string[] {
  const table = database
    .prepare("select 1 from sqlite_master where type = 'table' and name = ?")
    .get(DEFAULT_MIGRATION_TABLE);
  if (table === undefined) return [];
  return database
    .prepare<[], { name: string }>(`select name from ${DEFAULT_MIGRATION_TABLE}`)
    .all()
    .map(({ name }) => name);
}

function assertNotNewer(applied: readonly string[]): void {
  const unknown = applied.find((name) => !(name in MIGRATIONS));
  if (unknown !== undefined) throw new Error(`it was written by a newer version of Cairn (${unknown})`);
}

function openDatabase(file: string, lockTimeoutMs: number): Database.Database {
  let database: Database.Database | null = null;
  try {
    if (file !== ':memory:') ownFile(file);
    database = new Database(file, { timeout: lockTimeoutMs });
    // Takes effect where the file is new. A credential with its trace has nearly 4 KiB: it would fill a usual page alone.
    database.pragma('page_size = 16384');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // A batch is written in one transaction: with a small cache its pages would go to the disk twice.
    database.pragma('cache_size = -65536');
    database.pragma('wal_autocheckpoint = 8192');
    // From here on the dialect waits, which holds up nobody else.
    database.pragma('busy_timeout = 0');
    return database;
  } catch (cause) {
    database?.close();
    throw unavailable(file, cause);
  }
}

/** It holds names and results: a new one is its owner's alone, and SQLite gives its log the same rights. */
function ownFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

function unavailable(file: string, cause: unknown): unknown {
  const failure = storeFailure(cause, file);
  if (failure instanceof CairnError) return failure;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new CairnError('store-unavailable', `the database ${file} cannot be opened: ${detail}`, {
    remedy: 'check that the path is writable and that the file was made by this version of Cairn or an older one',
    details: { file },
    cause,
  });
}
