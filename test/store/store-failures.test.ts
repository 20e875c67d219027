import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveLearners } from '../../service/store/learner-records.ts';
import { openStore, type Store } from '../../service/store/store.ts';
import { findWriteProblem } from '../../service/store/write-check.ts';
import { mountSmallDisk } from './small-disk.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-store-'));
  file = join(folder, 'cairn.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

const learner = (id: string, name = 'Zoë') => ({ learner_id: id, name, email: null });
const names = ({ db }: Store) => db.selectFrom('learner').select('learner_id').orderBy('learner_id').execute();

describe('a database that another process holds', () => {
  let holder: ChildProcess;

  /** Takes the write lock in a process of its own. */
  async function hold(): Promise<void> {
    const script = join(import.meta.dirname, 'lock-holder.ts');
    holder = spawn(process.execPath, ['--no-warnings', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (holder.stdout !== null) await once(holder.stdout, 'data');
  }

  async function release(): Promise<void> {
    const exited = once(holder, 'exit');
    holder.kill('SIGKILL');
    await exited;
  }

  it('is busy after the time that was given to it, for transactions and for statements of their own', async () => {
    const store = await openStore(file, { lockTimeoutMs: 150 });
    await hold();
    const busy = { code: 'store-busy', remedy: expect.stringContaining('try again') };
    await expect(saveLearners(store.db, [learner('a')])).rejects.toMatchObject(busy);
    await expect(store.db.transaction().execute((tx) => saveLearners(tx, [learner('a')]))).rejects.toMatchObject(busy);
    expect(await names(store)).toEqual([]);
    await release();
    expect(await saveLearners(store.db, [learner('a')])).toBe(1);
    await store.close();
  });

  it('is read meanwhile, by those who came later too, and written once it is free', async () => {
    const store = await openStore(file, { lockTimeoutMs: 20_000 });
    await hold();
    const written: string[] = [];
    const writing = [
      store.db.transaction().execute((tx) => saveLearners(tx, [learner('a')])),
      saveLearners(store.db, [learner('b')]),
    ].map(async (write) => {
      await write;
      written.push('written');
    });
    for (let n = 0; n < 20; n += 1) expect(await names(store)).toEqual([]);
    expect(await findWriteProblem(store)).toBeNull();
    expect(written).toEqual([]);
    await release();
    await Promise.all(writing);
    expect(await names(store)).toEqual([{ learner_id: 'a' }, { learner_id: 'b' }]);
    await store.close();
  });

  it('keeps its own transactions apart while it waits between them', async () => {
    const store = await openStore(file);
    await saveLearners(store.db, [learner('a', '0')]);
    await hold();
    const counting = Array.from({ length: 20 }, () =>
      store.db.transaction().execute(async (tx) => {
        const { name } = await tx.selectFrom('learner').select('name').executeTakeFirstOrThrow();
        await new Promise((resolve) => setImmediate(resolve));
        await saveLearners(tx, [learner('a', String(Number(name) + 1))]);
      }),
    );
    await release();
    await Promise.all(counting);
    const { name } = await store.db.selectFrom('learner').select('name').executeTakeFirstOrThrow();
    expect(name).toBe('20');
    await store.close();
  });
});

describe('a database that may not grow', () => {
  it('undoes what does not fit, says that the disk is full, and goes on once there is room', async () => {
    const store = await openStore(file);
    await saveLearners(store.db, [learner('before')]);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(store.db);
    const many = Array.from({ length: 500 }, (_, n) => learner(`many-${n}`, 'x'.repeat(200)));
    const failing = store.db.transaction().execute((tx) => saveLearners(tx, many));
    await expect(failing).rejects.toMatchObject({ code: 'store-full', remedy: expect.stringContaining('make room') });
    expect(await names(store)).toEqual([{ learner_id: 'before' }]);
    await sql`pragma max_page_count = 1000000`.execute(store.db);
    expect(await store.db.transaction().execute((tx) => saveLearners(tx, many))).toBe(500);
    await store.close();
  });
});

describe('a database that may only be read', () => {
  it('is read, and says what it is to whoever writes', async () => {
    const store = await openStore(file);
    await saveLearners(store.db, [learner('a')]);
    await sql`pragma query_only = on`.execute(store.db);
    await expect(saveLearners(store.db, [learner('b')])).rejects.toMatchObject({ code: 'store-read-only' });
    expect(await names(store)).toEqual([{ learner_id: 'a' }]);
    await store.close();
  });
});

describe('a database whose file is damaged', () => {
  it('is told as such when what is damaged is read', async () => {
    const store = await openStore(file);
    await saveLearners(
      store.db,
      Array.from({ length: 4_000 }, (_, n) => learner(`l-${n}`, 'x'.repeat(100))),
    );
    await store.close();
    const { size } = await stat(file);
    const bytes = await open(file, 'r+');
    await bytes.write(Buffer.alloc(size - 2 * 16_384, 0x5a), 0, undefined, 2 * 16_384);
    await bytes.close();
    const spoilt = await openStore(file).catch((error: unknown) => error);
    const failure = spoilt instanceof Error ? spoilt : await names(spoilt as Store).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'store-corrupt', remedy: expect.stringContaining('backup') });
  });
});

const disk = mountSmallDisk(4);

describe.skipIf(disk === null)('a disk without a byte left', () => {
  afterAll(() => disk?.unmount());

  it('loses nothing that was acknowledged, and takes more once there is room', async () => {
    if (disk === null) return;
    const path = join(disk.folder, 'cairn.sqlite');
    const store = await openStore(path);
    await saveLearners(store.db, [learner('before')]);
    await disk.fill();
    const full = { code: 'store-full', details: { file: path } };
    // The file's log may have room for a small write that it has had before; not for ever.
    let acknowledged = 0;
    const failure = await (async () => {
      for (; ; acknowledged += 1) await saveLearners(store.db, [learner(`small-${acknowledged}`, 'x'.repeat(4_000))]);
    })().catch((error: unknown) => error);
    expect(failure).toMatchObject(full);
    await expect(
      store.db.transaction().execute((tx) => saveLearners(tx, [learner('big', 'x'.repeat(200_000))])),
    ).rejects.toMatchObject(full);
    expect(await names(store)).toHaveLength(1 + acknowledged);
    await disk.empty();
    expect(await saveLearners(store.db, [learner('big', 'x'.repeat(200_000))])).toBe(1);
    await store.close();
    const again = await openStore(path);
    expect(await names(again)).toHaveLength(2 + acknowledged);
    await again.close();
  });

  it('is told when a database is to be made on it', async () => {
    if (disk === null) return;
    await disk.fill();
    await expect(openStore(join(disk.folder, 'new', 'cairn.sqlite'))).rejects.toMatchObject({ code: 'store-full' });
    await disk.empty();
  });
});
