/** The one report for a line of a file that is not what its format says. */
import { CairnError } from '../core/errors.ts';

/** Where it stands, what stood there, and what was expected. */
export interface CsvProblem {
  /** The file's path. */
  readonly file: string;
  /** From 1, the header's line included. */
  readonly line: number;
  /** The column's name, or `null` where the whole line is meant. */
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
}

const SHOWN_CHARACTERS = 80;

/** What stood there, cut short and with control and invisible characters escaped: a binary file must not reach a terminal. */
export function shown(text: string): string {
  const cut = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\p{Cf}\u2028\u2029\ufffd]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** A `malformed-results` error whose message and details name file, line, column, finding and expectation. */
export function csvError(problem: CsvProblem, cause?: unknown): CairnError {
  const { file, line, column, found, expected } = problem;
  const place = column === null ? `${file}, line ${line}` : `${file}, line ${line}, column ${column}`;
  return new CairnError('malformed-results', `${place}: expected ${expected}, found ${shown(found)}.`, {
    remedy: 'Correct that line, or fetch the file anew from where it was published, and import again.',
    details: { ...problem, found: shown(found) },
    cause,
  });
}
