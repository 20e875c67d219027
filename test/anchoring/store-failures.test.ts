import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance } from '../../service/anchoring/advance.ts';
import { runForever } from '../../service/anchoring/run-anchoring.ts';
import type { CairnError } from '../../service/core/errors.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { openStore } from '../../service/store/store.ts';
import { type AnvilInstallation, sealBatchOf, startInstallation } from '../registrar/installation-on-anvil.ts';
import { mountSmallDisk } from '../store/small-disk.ts';
import { anchorEvents, anchoringOf, nonceOf, request, settle, standing } from './anchoring-setting.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

const disk = mountSmallDisk(8);
afterAll(() => disk?.unmount());

/** The installation with a store on a disk of its own. */
async function onDisk(file: string, lockTimeoutMs?: number): Promise<Installation> {
  return { ...setting.installation, store: await openStore(file, { lockTimeoutMs }) };
}

describe('anchoring', () => {
  it('waits out another process that holds the database, reports it once and goes on', {
    timeout: 20_000,
  }, async () => {
    const file = join(setting.folder, 'busy', 'cairn.sqlite');
    const installation = await onDisk(file, 50);
    const { batch } = await sealBatchOf(installation, 3);
    await request(installation, batch.batch_id);
    const key = await installation.signer('anchor');
    const nonce = await nonceOf(setting, key);
    const other = new Database(file);
    other.exec('begin immediate');
    const reported: CairnError[] = [];
    const ending = new AbortController();
    const anchoring = runForever(await anchoringOf(installation), ending.signal, (error) => void reported.push(error), {
      pollMs: 20,
    });
    while (reported.length < 2) await sleep(10);
    other.exec('rollback');
    other.close();
    while ((await standing(installation, batch.batch_id)).batch.state !== 'final') await sleep(20);
    ending.abort();
    await anchoring;
    expect(new Set(reported.map(({ code }) => code))).toEqual(new Set(['store-busy']));
    expect(await nonceOf(setting, key)).toBe(nonce + 1);
    await installation.store.close();
  });

  it.skipIf(disk === null)('on a full disk sends nothing that is not kept, and refuses nothing', async () => {
    if (disk === null) return;
    const installation = await onDisk(join(disk.folder, 'cairn.sqlite'));
    const key = await installation.signer('anchor');
    const { batch } = await sealBatchOf(installation, 3);
    await request(installation, batch.batch_id);
    const nonce = await nonceOf(setting, key);
    const anchoring = await anchoringOf(installation);
    const { db } = installation.store;

    // Before the transaction is kept: room for the lease, which may be written over and over, and for nothing more.
    await disk.fill();
    const failures = new Set<unknown>();
    for (let pass = 0; pass < 8; pass += 1) {
      await db
        .updateTable('lease')
        .set({ expires_at: 0 })
        .execute()
        .catch(() => null);
      failures.add(
        await advance(anchoring).then(
          () => null,
          ({ code }: CairnError) => code,
        ),
      );
    }
    expect(failures).toContain('store-full');
    await disk.empty();
    await db.deleteFrom('lease').execute();
    const kept = await standing(installation, batch.batch_id);
    expect(kept.act.state).not.toBe('refused');
    expect(await nonceOf(setting, key)).toBe(nonce + kept.transactions.length);

    await settle(anchoring);
    expect((await standing(installation, batch.batch_id)).batch.state).toBe('final');
    expect(await anchorEvents({ ...setting, installation }, batch.batch_id)).toBe(1);
    expect(await nonceOf(setting, key)).toBe(nonce + 1);
    await installation.store.close();
  });
});
