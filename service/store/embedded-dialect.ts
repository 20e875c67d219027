import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { withCachedStatements } from './cached-statements.ts';
import { LockPatience } from './lock-patience.ts';
import { storeFailure } from './store-failure.ts';
import { Turns } from './turns.ts';

export interface EmbeddedDialectConfig {
  readonly database: Database.Database;
  /** Its path, or `:memory:`. */
  readonly file: string;
  /** How long another process may hold the lock that is waited for, in milliseconds. */
  readonly lockTimeoutMs: number;
}

/**
 * Kysely's SQLite dialect for a file that several processes write (the service, a command beside it).
 *
 * A transaction takes the write lock when it begins. SQLite's own default takes it at the first write, which fails at
 * once, without waiting, when another process has written since the transaction's first read
 * (https://www.sqlite.org/isolation.html, `SQLITE_BUSY_SNAPSHOT`).
 *
 * The lock is waited for here and not by SQLite, which would hold up the whole process: meanwhile others read. Every
 * statement's failure becomes one of ours (`storeFailure`).
 */
export class EmbeddedDialect extends SqliteDialect {
  readonly #driver: () => SqliteDriver;

  constructor(config: EmbeddedDialectConfig) {
    const statements = withCachedStatements(config.database);
    super({ database: statements });
    this.#driver = () => new EmbeddedDriver(config, statements);
  }

  override createDriver(): SqliteDriver {
    return this.#driver();
  }

  override createAdapter(): SqliteAdapter {
    return new EmbeddedAdapter();
  }
}

class EmbeddedDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #turns = new Turns();
  readonly #patience: LockPatience;
  #connection: DatabaseConnection | undefined;

  constructor({ database, file, lockTimeoutMs }: EmbeddedDialectConfig, statements: SqliteDatabase) {
    super({ database: statements });
    this.#database = database;
    this.#file = file;
    this.#patience = new LockPatience(this.#turns, lockTimeoutMs);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    this.#connection ??= new EmbeddedConnection(
      await super.acquireConnection(),
      this.#database,
      this.#file,
      this.#patience,
    );
    return this.#connection;
  }

  override async releaseConnection(): Promise<void> {
    this.#turns.give();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#patience.until(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has undone the transaction by itself where the disk was full or failed: a rollback would fail, and its
    // failure hide the first (https://www.sqlite.org/lang_transaction.html, section 3).
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #statements: DatabaseConnection;
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #patience: LockPatience;

  constructor(statements: DatabaseConnection, database: Database.Database, file: string, patience: LockPatience) {
    this.#statements = statements;
    this.#database = database;
    this.#file = file;
    this.#patience = patience;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    // A statement of its own waits for the lock as a transaction does. What is written in SQL is taken as it comes.
    if (this.#database.inTransaction || query.query.kind === 'RawNode') return await this.#execute(query);
    return await this.#patience.until(() => this.#execute(query));
  }

  async *streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    try {
      yield* this.#statements.streamQuery<Row>(query, chunkSize);
    } catch (error) {
      throw storeFailure(error, this.#file);
    }
  }

  async #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.#statements.executeQuery<Row>(query);
    } catch (error) {
      throw storeFailure(error, this.#file);
    }
  }
}

/** SQLite's tables are made within transactions like everything else: a migration is whole or was never begun. */
class EmbeddedAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** There is one, but the driver gives it out by turns. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
