import { open, rename, rm } from 'node:fs/promises';
import { CairnError } from '../../core/errors.ts';
import { BYTE_ORDER_MARK, csvText } from '../../formats/csv-text.ts';
import type { StagedProblem } from '../../store/staged-results.ts';

const PAGE = 5_000;

/**
 * Writes all that is wrong with a file as CSV, which no spreadsheet takes for formulas; whole or not at all, and readable by
 * its owner alone, since it quotes what stood there.
 *
 * @throws CairnError `output-unwritable`
 */
export async function writeProblems(
  path: string,
  page: (limit: number, offset: number) => Promise<readonly StagedProblem[]>,
): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.write(`${BYTE_ORDER_MARK}${csvText([['line', 'column', 'found', 'expected']])}`);
      for (let offset = 0; ; offset += PAGE) {
        const problems = await page(PAGE, offset);
        if (problems.length === 0) break;
        await file.write(csvText(problems.map(({ line, place, found, expected }) => [line, place, found, expected])));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => null);
    if (!(cause instanceof Error && 'code' in cause) || cause instanceof CairnError) throw cause;
    throw new CairnError('output-unwritable', `${path} cannot be written (${cause.code}); nothing was imported`, {
      remedy: 'choose another place with --errors, and run the command again',
      details: { path },
      cause,
    });
  }
}
