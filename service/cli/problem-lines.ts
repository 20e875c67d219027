import { CairnError } from '../core/errors.ts';
import type { Paint } from './palette.ts';
import { table } from './table.ts';
import { counted } from './words.ts';

/** What is wrong with a line of a file. */
export interface LineProblem {
  readonly line: number;
  /** Null where the whole line is meant. */
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
}

/** How much of what is wrong a person is shown. */
const SHOWN_PROBLEMS = 20;

/** What is wrong with the lines of a file, for people. */
export function problemLines(problems: readonly LineProblem[], paint: Paint): string[] {
  if (problems.length === 0) return [];
  const rest = problems.length - SHOWN_PROBLEMS;
  return [
    ...table<LineProblem>(
      [
        { title: 'Line', align: 'right', cell: ({ line }) => String(line) },
        { title: 'Column', cell: ({ column }) => column ?? 'the whole line' },
        { title: 'Found', cell: ({ found }) => found },
        { title: 'Expected', cell: ({ expected }) => expected },
      ],
      problems.slice(0, SHOWN_PROBLEMS),
      paint,
    ),
    ...(rest > 0 ? [`And ${counted(rest, 'more problem')}; --json shows all.`] : []),
    '',
  ];
}

/** The same of an error that refuses a file for its lines; nothing of any other error. */
export function refusedLines(error: unknown, paint: Paint): string[] {
  const problems = error instanceof CairnError ? error.details['problems'] : undefined;
  return Array.isArray(problems) ? problemLines(problems.filter(isLineProblem), paint) : [];
}

function isLineProblem(value: unknown): value is LineProblem {
  if (typeof value !== 'object' || value === null) return false;
  if (!('line' in value && 'column' in value && 'found' in value && 'expected' in value)) return false;
  const { line, column, found, expected } = value;
  const isPlace = typeof line === 'number' && (column === null || typeof column === 'string');
  return isPlace && typeof found === 'string' && typeof expected === 'string';
}
