import { CairnError } from '../../core/errors.ts';
import { readEmployerFeedback } from '../../ingest/employer-feedback/read-employer-feedback.ts';
import { openTable } from '../../ingest/table/read-table.ts';
import { readDocument } from '../../pathway/document/read-document.ts';
import type { EmployerFeedback } from '../../pathway/role/employer-feedback.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import { malformedFeedback, parseFeedback } from './parse-feedback.ts';

/**
 * The answers in a CSV file. All of them, or none.
 *
 * @param name what reports call it
 * @throws CairnError `not-csv`, `columns-unknown`, `results-not-found`; `malformed-feedback` with `details.problems` for
 * lines that are not as they should be
 */
export async function feedbackInTable(file: string, name: string): Promise<readonly EmployerFeedback[]> {
  const { lines, answers, problems } = await readEmployerFeedback(await openTable(file, name));
  const [first] = problems;
  if (first !== undefined) {
    const badLines = new Set(problems.map(({ line }) => line)).size;
    const place = first.column === null ? `line ${first.line}` : `line ${first.line}, column ${first.column}`;
    throw new CairnError(
      'malformed-feedback',
      `${badLines} of ${lines} lines of ${name} are not as they should be, so nothing was recorded. The first is ${place}: ` +
        `expected ${first.expected}, found ${first.found}.`,
      {
        remedy: 'Correct the file, and record it again.',
        details: { lines, badLines, problemCount: problems.length, problems: problems.slice(0, 1_000) },
      },
    );
  }
  return answers.map(parseFeedback);
}

/** The one answer in a JSON or YAML file. @throws CairnError `malformed-feedback` */
export function feedbackInDocument({ bytes, format }: DefinitionFile): EmployerFeedback {
  const reading = readDocument(bytes, format);
  if (reading.document !== null) return parseFeedback(reading.document.json);
  const [{ region, sentence, remedy }] = reading.findings;
  throw malformedFeedback(`Line ${region.line}: ${sentence}`, remedy);
}
