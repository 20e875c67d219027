import { open, rename } from 'node:fs/promises';
import { CairnError } from '../core/errors.ts';

/**
 * Writes a file whole or not at all, readable by its owner alone, and on the disk when this resolves.
 *
 * @throws CairnError `output-unwritable`
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new CairnError('output-unwritable', `${path} cannot be written (${cause.code})`, {
      remedy:
        'choose another place with --out, and run the command again: what it did is kept, and nothing is done twice',
      details: { path },
      cause,
    });
  }
}
