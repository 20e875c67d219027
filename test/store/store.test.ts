import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveLearners } from '../../service/store/learner-records.ts';
import { openStore } from '../../service/store/store.ts';
import { findWriteProblem } from '../../service/store/write-check.ts';

const ROUNDS = process.env['CAIRN_LONG'] === '1' ? 100 : 12;
const script = join(import.meta.dirname, 'committing-writer.ts');

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-store-'));
  file = join(folder, 'cairn.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

function runWriter(first: number): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', script, file, `${first}`], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills a writer by `kill -9` once it has acknowledged so many rows; returns the last that it acknowledged. */
async function writeAndKill(first: number, rows: number): Promise<number> {
  const child = runWriter(first);
  const exited = once(child, 'exit');
  let last = first - 1;
  if (child.stdout === null) throw new Error('the writer has no output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = Number(line);
    if (last >= first + rows) child.kill('SIGKILL');
  });
  await exited;
  return last;
}

describe('the store', () => {
  it("is its owner's alone, its log too", async () => {
    const store = await openStore(file);
    await saveLearners(store.db, [{ learner_id: 'a', name: 'A', email: null }]);
    for (const part of [file, `${file}-wal`]) expect((await stat(part)).mode & 0o077, part).toBe(0);
    await store.close();
  });

  it('keeps every write that it acknowledged, whenever its process is killed', { timeout: 120_000 }, async () => {
    let acknowledged = -1;
    for (let round = 0; round < ROUNDS; round += 1) {
      acknowledged = await writeAndKill(acknowledged + 1, Math.floor(Math.random() * 40));
      const store = await openStore(file);
      const rows = await store.db.selectFrom('learner').select('learner_id').execute();
      const found = new Set(rows.map(({ learner_id }) => Number(learner_id)));
      await store.close();
      for (let n = 0; n <= acknowledged; n += 1) expect(found.has(n)).toBe(true);
      // The next may be on the disk before its acknowledgement was; nothing further can be.
      expect(found.size).toBeLessThanOrEqual(acknowledged + 2);
      acknowledged = found.size - 1;
    }
    const database = new Database(file);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('is migrated once, and opened again as it is', async () => {
    const first = await openStore(file);
    await saveLearners(first.db, [{ learner_id: 'a', name: 'A', email: null }]);
    await first.close();
    const database = new Database(file);
    const migrations = () => database.prepare('select * from kysely_migration').all();
    const before = migrations();
    const second = await openStore(file);
    expect(migrations()).toEqual(before);
    expect(before).not.toEqual([]);
    expect(await second.db.selectFrom('learner').select(['learner_id', 'name', 'email']).execute()).toEqual([
      { learner_id: 'a', name: 'A', email: null },
    ]);
    await second.close();
    database.close();
  });

  it('is made once when several processes open it for the first time', async () => {
    const writers = [0, 1, 2, 3].map((n) => runWriter(n * 1_000_000));
    await Promise.all(writers.map(({ stdout }) => stdout && once(stdout, 'data')));
    const exits = writers.map((child) => once(child, 'exit'));
    for (const child of writers) child.kill('SIGKILL');
    await Promise.all(exits);
    expect(writers.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGKILL']);
  });

  it('is whole or not begun when its first migration is killed', async () => {
    for (let round = 0; round < 4; round += 1) {
      const child = runWriter(0);
      const exited = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 250));
      child.kill('SIGKILL');
      await exited;
      const store = await openStore(file);
      expect(await store.db.selectFrom('lease').selectAll().execute()).toEqual([]);
      await store.close();
      await rm(file, { force: true });
      await rm(`${file}-wal`, { force: true });
      await rm(`${file}-shm`, { force: true });
    }
  });

  it('written by a newer version is refused, and says so', async () => {
    await (await openStore(file)).close();
    const database = new Database(file);
    database.prepare("insert into kysely_migration values ('0999-from-the-future', '2099-01-01T00:00:00Z')").run();
    database.close();
    await expect(openStore(file)).rejects.toMatchObject({
      code: 'store-unavailable',
      message: `the database ${file} cannot be opened: it was written by a newer version of Cairn (0999-from-the-future)`,
    });
  });

  it('is not made from a file that is no database', async () => {
    await writeFile(file, 'Dear diary, this is not a database. '.repeat(200));
    await expect(openStore(file)).rejects.toMatchObject({
      code: 'store-corrupt',
      details: { file, driverCode: 'SQLITE_NOTADB' },
    });
  });

  it('is not made below a file', async () => {
    await writeFile(join(folder, 'plain'), '');
    await expect(openStore(join(folder, 'plain', 'cairn.sqlite'))).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('lets a transaction that began with reading write, though another process writes meanwhile', async () => {
    const child = runWriter(0);
    const exited = once(child, 'exit');
    await (child.stdout && once(child.stdout, 'data'));
    const store = await openStore(file);
    for (let n = 0; n < 100; n += 1) {
      await store.db.transaction().execute(async (tx) => {
        await tx.selectFrom('learner').select('learner_id').limit(1).execute();
        // Another process may take its turn here.
        await new Promise((resolve) => setTimeout(resolve, 2));
        await saveLearners(tx, [{ learner_id: `ours-${n}`, name: null, email: null }]);
      });
    }
    expect(await findWriteProblem(store)).toBeNull();
    const { length } = await store.db
      .selectFrom('learner')
      .select('learner_id')
      .where('learner_id', 'like', 'ours-%')
      .execute();
    expect(length).toBe(100);
    child.kill('SIGKILL');
    await exited;
    await store.close();
  });
});
