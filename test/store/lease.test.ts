import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLease } from '../../service/store/lease.ts';
import { openStore, type Store } from '../../service/store/store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-lease-'));
  store = await openStore(join(folder, 'cairn.sqlite'));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** As another process would: takes the lease by force. */
async function takeOver(expiresAt: number): Promise<void> {
  await store.db.deleteFrom('lease').execute();
  await store.db.insertInto('lease').values({ name: 'work', holder: 'another', expires_at: expiresAt }).execute();
}

describe('a lease', () => {
  it('is given back when the work ends, and when it fails', async () => {
    expect(await withLease(store.db, 'work', async () => {})).toBe(true);
    await expect(withLease(store.db, 'work', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await store.db.selectFrom('lease').selectAll().execute()).toEqual([]);
  });

  it('keeps others from the work while it lasts', async () => {
    await takeOver(Date.now() + 60_000);
    expect(await withLease(store.db, 'work', () => Promise.reject(new Error('both at once')))).toBe(false);
  });

  it('of a process that died is taken over once it has run out', async () => {
    await takeOver(Date.now() - 1);
    let worked = false;
    expect(
      await withLease(store.db, 'work', async () => {
        worked = true;
      }),
    ).toBe(true);
    expect(worked).toBe(true);
  });

  it('lasts through a step that takes longer than the lease', async () => {
    await withLease(store.db, 'work', async () => {
      const expiry = async () =>
        (await store.db.selectFrom('lease').select('expires_at').executeTakeFirstOrThrow()).expires_at;
      const before = await expiry();
      await sleep(1_300);
      expect(await expiry()).toBeGreaterThan(before);
    });
  });

  it('that another process has taken is noticed, and not taken from it', async () => {
    await withLease(store.db, 'work', async (held) => {
      expect(await held()).toBe(true);
      await takeOver(Date.now() + 60_000);
      expect(await held()).toBe(false);
    });
    expect(await store.db.selectFrom('lease').select('holder').execute()).toEqual([{ holder: 'another' }]);
  });
});
