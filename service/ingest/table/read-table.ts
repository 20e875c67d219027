/** A table in a text file, whatever encoding, separator and line ends it has come with. */
import { CairnError } from '../../core/errors.ts';
import { csvError } from '../csv-error.ts';
import { type FileSurvey, surveyFile } from './file-survey.ts';
import { foreignFormat } from './foreign-format.ts';
import { parseStart, type Separator, separatorOf } from './separator.ts';
import { readLines, type TableLine } from './table-lines.ts';
import { type Encoding, encodingOf, textOf } from './text-encoding.ts';

/** What a gradebook has at most, by far. */
const MOST_COLUMNS = 2_000;

/** How a table is to be read, where that is known beforehand. */
export interface TableForm {
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
}

/** A table that has been looked at, and can be read. */
export interface Table extends Pick<FileSurvey, 'bytes' | 'digest'> {
  /** The file's name, as reports give it. */
  readonly name: string;
  readonly encoding: Encoding;
  /** Whether the encoding is only what is usual. */
  readonly encodingGuessed: boolean;
  readonly separator: Separator;
  /** The cells of the first line, without blanks around them. */
  readonly header: readonly string[];
  /** The lines after the header in batches of a few thousand, blank ones left out. `onBytes` is told what has been read. */
  lines(onBytes?: (read: number) => void): AsyncGenerator<readonly TableLine[]>;
}

/**
 * Looks at a file: is it a table at all, in which encoding and with which separator, and what stands in its header?
 *
 * @param name what reports call it: an upload has another path than its name
 * @throws CairnError `results-not-found` when it cannot be read; `not-csv` for a spreadsheet, a document, an empty file;
 * `malformed-results` when its header cannot be read, or it is in another encoding than `form` says
 */
export async function openTable(file: string, name: string, form: TableForm = {}): Promise<Table> {
  const survey = await surveyFile(file, name);
  if (survey.bytes === 0)
    throw notCsv(name, 'an empty file', 'check whether the export has gone through, and give that file');
  // A mapping that says UTF-16 answers what NUL bytes ask.
  const isUtf16 = form.encoding?.startsWith('utf-16') === true;
  const foreign = foreignFormat(survey.start);
  if (foreign !== null && !(isUtf16 && foreign.name.startsWith('text in UTF-16'))) {
    throw notCsv(name, foreign.name, foreign.remedy);
  }
  const { encoding, guessed } = encodingOf(name, survey, form.encoding);
  const start = textOf(survey.start, encoding);
  if (start.trim() === '') throw notCsv(name, 'a file of blanks', 'give the file with the results');
  const { separator, declared } = separatorOf(start, form.separator);
  const [header] = parseStart(start, separator, declared ? 2 : 1).slice(declared ? 1 : 0);
  if (header === undefined) throw headerUnreadable(name, declared);
  if (header.length > MOST_COLUMNS) {
    throw csvError({
      file: name,
      line: 1,
      column: null,
      found: `${header.length} cells`,
      expected: `a header of at most ${MOST_COLUMNS} columns`,
    });
  }
  const { bytes, digest } = survey;
  const layout = { file, name, encoding, separator, declared, columns: header.length };
  return {
    ...{ name, bytes, digest, encoding, encodingGuessed: guessed, separator },
    header: header.map((cell) => cell.trim()),
    lines: (onBytes = () => {}) => readLines(layout, onBytes),
  };
}

function notCsv(name: string, what: string, remedy: string): CairnError {
  return new CairnError('not-csv', `${name} is no CSV file but ${what}.`, {
    remedy,
    details: { file: name, found: what },
  });
}

function headerUnreadable(name: string, declared: boolean): CairnError {
  return csvError({
    file: name,
    line: declared ? 2 : 1,
    column: null,
    found: 'quotes that do not end within it, or a longer line',
    expected: 'a header, with the names of the columns',
  });
}
