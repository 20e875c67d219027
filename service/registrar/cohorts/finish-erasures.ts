import { CairnError } from '../../core/errors.ts';
import { setScrubbed, unscrubbedErasures } from '../../store/erasures.ts';
import { scrubFreedSpace } from '../../store/scrub.ts';
import type { Installation } from '../installation.ts';

/** Cleans the file where an erasure has not done so yet. @throws CairnError `erasure-unfinished` */
export async function finishErasures({ store, now }: Pick<Installation, 'store' | 'now'>): Promise<void> {
  const waiting = await unscrubbedErasures(store.db);
  if (waiting.length === 0) return;
  const problem = await scrubFreedSpace(store);
  if (problem !== null) {
    throw new CairnError('erasure-unfinished', `the rows are erased, but the file could not be cleaned (${problem})`, {
      remedy:
        problem === 'SQLITE_FULL'
          ? 'make room for another copy of the database, and run the same command again'
          : 'run the same command again when no other process works on the database',
      details: { problem },
    });
  }
  await setScrubbed(store.db, waiting, now().toISOString());
}
