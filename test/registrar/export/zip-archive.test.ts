import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportEntry } from '../../../service/registrar/export/certificate-export.ts';
import { zipArchive } from '../../../service/registrar/export/zip-archive.ts';
import { readZip } from './read-zip.ts';

const modified = new Date('2026-11-24T10:00:00Z');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Entries that tell how many were asked for, and whether whoever asked has let them go. */
function entriesOf(count: number, size: number) {
  const told = { asked: 0, ended: false };
  async function* entries(): AsyncGenerator<ExportEntry> {
    try {
      for (; told.asked < count; told.asked += 1) {
        yield { path: `${told.asked}.pdf`, bytes: crypto.getRandomValues(new Uint8Array(size)) };
      }
    } finally {
      told.ended = true;
    }
  }
  return { told, entries: entries() };
}

describe('a streamed archive', () => {
  it('is read by another program, file by file, with its checksums', async () => {
    const path = join(folder, 'small.zip');
    async function* entries(): AsyncGenerator<ExportEntry> {
      yield { path: 'ليلى/index.csv', bytes: Buffer.from('a,b\r\n') };
      yield { path: 'empty.pdf', bytes: new Uint8Array() };
    }
    await writeFile(path, zipArchive(entries(), modified));
    const files = await readZip(path);
    expect([...files].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['ليلى/index.csv', 'a,b\r\n'],
      ['empty.pdf', ''],
    ]);
  });

  it('is the same bytes each time', async () => {
    async function* entries(): AsyncGenerator<ExportEntry> {
      yield { path: 'a.txt', bytes: Buffer.from('same') };
    }
    expect(await buffer(zipArchive(entries(), modified))).toEqual(await buffer(zipArchive(entries(), modified)));
  });

  it('asks for no more than is read, however many files there are', async () => {
    const { told, entries } = entriesOf(1000, 64 * 1024);
    const archive = zipArchive(entries, modified);
    await archive[Symbol.asyncIterator]().next();
    for (let turn = 0; turn < 200; turn += 1) await setImmediate();
    expect(told.asked).toBeLessThan(10);
    archive.destroy();
  });

  it('lets go of what makes its files when whoever reads it goes away', async () => {
    const { told, entries } = entriesOf(1000, 64 * 1024);
    for await (const _ of zipArchive(entries, modified)) break;
    await expect.poll(() => told.ended).toBe(true);
  });

  it('fails when one of its files cannot be made', async () => {
    async function* entries(): AsyncGenerator<ExportEntry> {
      yield { path: 'a.txt', bytes: Buffer.from('first') };
      throw new Error('the second cannot be made');
    }
    await expect(buffer(zipArchive(entries(), modified))).rejects.toThrow('the second cannot be made');
  });

  it.runIf(process.env['CAIRN_LONG'] === '1')(
    'holds more files than the first ZIP could count',
    async () => {
      const path = join(folder, 'many.zip');
      const { entries } = entriesOf(65_600, 1);
      await writeFile(path, zipArchive(entries, modified));
      expect((await readZip(path)).size).toBe(65_600);
    },
    600_000,
  );
});
