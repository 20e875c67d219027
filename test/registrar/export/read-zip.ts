import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** The files of a ZIP archive by name, read by another library than the one that writes them; checksums are compared. */
export async function readZip(path: string): Promise<Map<string, Buffer>> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  zip.on('entry', async (entry: yauzl.Entry) => {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    zip.readEntry();
  });
  zip.readEntry();
  await once(zip, 'end');
  return files;
}
