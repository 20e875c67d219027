import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../service/store/store.ts';
import { findWriteProblem } from '../../service/store/write-check.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-health-'));
});

afterEach(async () => await rm(folder, { recursive: true }));

describe('whether the store takes writes', () => {
  it('is found out without leaving anything behind', async () => {
    const store = await openStore(join(folder, 'cairn.sqlite'));
    expect(await findWriteProblem(store)).toBeNull();
    // The lock is given back, here and for others.
    await store.db.insertInto('learner').values({ learner_id: 'a', name: null, email: null, reference: '' }).execute();
    expect(await findWriteProblem(store)).toBeNull();
    await store.close();
  });

  it('is found out at once while another process writes', async () => {
    const file = join(folder, 'cairn.sqlite');
    const store = await openStore(file);
    const other = new Database(file);
    other.exec('begin immediate');
    const begun = performance.now();
    expect(await findWriteProblem(store)).toBeNull();
    expect(performance.now() - begun).toBeLessThan(2_000);
    other.exec('rollback');
    other.close();
    await store.close();
  });

  it('is told by the code of what forbids them', async () => {
    const store = await openStore(join(folder, 'cairn.sqlite'));
    await sql`pragma query_only = on`.execute(store.db);
    expect(await findWriteProblem(store)).toBe('store-read-only');
    await store.close();
  });
});
