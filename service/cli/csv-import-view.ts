import {
  type CsvFindings,
  type CsvImportReport,
  type CsvReading,
  type CsvRefusal,
  foundText,
} from '../registrar/results/csv-import-report.ts';
import { separatorName } from '../registrar/results/mapping-options.ts';
import type { Cli } from './cli.ts';
import { facts, table } from './table.ts';
import { byteCount, count, counted, duration } from './words.ts';

/** How much of what is wrong a person is shown. */
const SHOWN_PROBLEMS = 20;
/** Below this, a greatest score lets one ask whether these are percentages at all. */
const DOUBTFUL_PERCENTAGE = 25;

/** What was read and done, or would be. */
export function tellImported(
  cli: Cli,
  report: CsvImportReport,
  milliseconds: number,
  errors: string | undefined,
): void {
  const { terminal } = cli;
  const { problems, ...summary } = report;
  for (const problem of problems) terminal.record({ kind: 'problem', ...problem });
  terminal.record({ kind: 'summary', command: 'import', format: 'csv', ...summary, milliseconds });
  terminal.say(
    ...readingLines(cli, report.reading),
    '',
    ...problemLines(cli, report, errors),
    ...cohortLines(cli, report),
  );
  if (report.dryRun) terminal.say(...sampleLines(cli, report));
  terminal.say(...doubts(report), ...endLines(report, milliseconds));
}

/** What was recognised, and what is wrong; the error itself follows. */
export function tellRefused(cli: Cli, { reading, findings }: CsvRefusal, errors: string | undefined): void {
  const { terminal } = cli;
  for (const problem of findings.problems) terminal.record({ kind: 'problem', ...problem });
  terminal.say(...readingLines(cli, reading), '', ...problemLines(cli, findings, errors));
}

function readingLines({ terminal }: Cli, reading: CsvReading): string[] {
  const { paint } = terminal;
  const { encoding, encodingGuessed, separator, layout, bytes, columns, assessments, ignored } = reading;
  const form = [
    encodingGuessed ? `${encoding} (a guess: check the names)` : encoding,
    `${separatorName(separator)}-separated`,
    layout === 'wide'
      ? 'a line a learner'
      : columns.some(({ field }) => field === 'score')
        ? 'a line a result'
        : 'no results',
    byteCount(bytes),
  ].join(', ');
  return facts(
    [
      ['Read as', form],
      ...columns.map(({ meaning, column }) => [capital(meaning), paint(JSON.stringify(column))] as const),
      ...assessments.map(
        ({ assessmentId, column, outOf }) =>
          [
            assessmentId,
            `${paint(JSON.stringify(column))}, ${outOf === null ? 'percent' : `points out of ${outOf}`}`,
          ] as const,
      ),
      ...(ignored.length === 0 ? [] : [['Not read', paint(listed(ignored))] as const]),
    ],
    paint,
  );
}

function problemLines({ terminal }: Cli, findings: CsvFindings, errors: string | undefined): string[] {
  const { problems, problemCount, badLines, lines } = findings;
  if (problemCount === 0) return [];
  const some = problems.slice(0, SHOWN_PROBLEMS);
  const rest = problemCount - some.length;
  return [
    terminal.paint(`${count(badLines)} of ${counted(lines, 'line')} not as they should be:`, 'yellow'),
    ...table(
      [
        { title: 'Line', align: 'right', cell: ({ line }) => String(line) },
        { title: 'Column', cell: ({ column }) => column ?? 'the whole line' },
        { title: 'Found', cell: ({ found }) => short(foundText(found)) },
        { title: 'Expected', cell: ({ expected }) => expected },
      ],
      some,
      terminal.paint,
    ),
    ...(errors !== undefined
      ? [`All of it stands in ${terminal.paint(errors)}.`]
      : rest > 0
        ? [`And ${count(rest)} more; --errors FILE writes down all of them.`]
        : []),
    '',
  ];
}

function cohortLines({ terminal }: Cli, { cohorts }: CsvImportReport): string[] {
  if (cohorts.length === 0) return ['No line of it is left to be taken.'];
  return table(
    [
      { title: 'Cohort', cell: ({ cohortId }) => cohortId },
      { title: 'Learners', align: 'right', cell: ({ learners }) => count(learners) },
      { title: 'To enrol', align: 'right', cell: ({ enrolled }) => count(enrolled) },
      { title: 'Final results', align: 'right', cell: ({ changedFinalResults }) => count(changedFinalResults) },
      { title: 'New results', align: 'right', cell: ({ newResults }) => count(newResults) },
      { title: 'Changed', align: 'right', cell: ({ changedResults }) => count(changedResults) },
      {
        title: 'Known already',
        align: 'right',
        cell: ({ results, newResults, changedResults }) => count(results - newResults - changedResults),
      },
    ],
    cohorts,
    terminal.paint,
  );
}

function sampleLines({ terminal }: Cli, { samples, learners, cohorts }: CsvImportReport): string[] {
  if (samples === null) return [];
  const { paint } = terminal;
  const results = cohorts.reduce((sum, { changedResults }) => sum + changedResults, 0);
  const block = (title: string, shown: number, all: number, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${title}${shown < all ? `, the first ${shown} of ${count(all)}` : ''}:`, ...lines];
  return [
    ...block(
      'New learners',
      samples.newLearners.length,
      learners.new,
      samples.newLearners.map(
        ({ line, learnerId, name }) => `  line ${line}  ${paint(learnerId)}  ${paint(name ?? 'no name')}`,
      ),
    ),
    ...block(
      'Learners of whom something changes',
      samples.changedLearners.length,
      learners.changed,
      samples.changedLearners.map(
        ({ line, learnerId, before, after }) =>
          `  line ${line}  ${paint(learnerId)}  ${paint(before)} -> ${paint(after)}`,
      ),
    ),
    ...block(
      'Results that change',
      samples.changedResults.length,
      results,
      samples.changedResults.map(
        ({ line, learnerId, assessmentId, attempt, before, after }) =>
          `  line ${line}  ${paint(learnerId)}  ${paint(assessmentId)}${attempt === 1 ? '' : `, attempt ${attempt}`}  ${before} -> ${after}`,
      ),
    ),
  ];
}

function doubts({ greatestScore, reading }: CsvImportReport): string[] {
  const isPercent =
    reading.assessments.every(({ outOf }) => outOf === null) &&
    reading.columns.every(({ field }) => field !== 'maximum');
  if (greatestScore === null || !isPercent || greatestScore > DOUBTFUL_PERCENTAGE) return [];
  return ['', `No score is above ${greatestScore} of 100. If they are points, say out of how many: --out-of POINTS.`];
}

function endLines(
  { dryRun, changed, learners, skippedLines, cohorts, savedMapping }: CsvImportReport,
  milliseconds: number,
): string[] {
  const skipped = skippedLines === 0 ? '' : ` ${counted(skippedLines, 'line')} left out.`;
  const kept =
    savedMapping === null ? [] : [`Kept how it was read as ${savedMapping}: next time, --mapping ${savedMapping}`];
  const what = [
    counted(learners.new, 'new learner'),
    `${counted(learners.changed, 'learner')} with another name or address`,
    ...resultsCounted(cohorts),
  ].join(', ');
  const only = cohorts.length === 1 ? ` ${cohorts[0]?.cohortId}` : '';
  if (dryRun) {
    return ['', `${what}.${skipped} Nothing was changed (${duration(milliseconds)}). Next: the same without --dry-run`];
  }
  if (changed === 0)
    return ['', `All of it was known already: nothing was changed (${duration(milliseconds)}).${skipped}`, ...kept];
  return ['', `Imported: ${what} (${duration(milliseconds)}).${skipped}`, ...kept, `Next: npx cairn evaluate${only}`];
}

/** What of results is new or another: what evaluation will look at. */
function resultsCounted(cohorts: CsvImportReport['cohorts']): string[] {
  const sum = (of: (cohort: CsvImportReport['cohorts'][number]) => number) =>
    cohorts.reduce((total, cohort) => total + of(cohort), 0);
  return [
    counted(
      sum(({ newResults }) => newResults),
      'new result',
    ),
    counted(
      sum(({ changedResults }) => changedResults),
      'changed result',
    ),
  ];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, 12).map((name) => JSON.stringify(short(name)));
  return `${some.join(', ')}${names.length > some.length ? ` and ${names.length - some.length} more` : ''}`;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
