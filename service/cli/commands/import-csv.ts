import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type CsvFindings,
  type CsvImportReport,
  type CsvReading,
  type CsvRefusal,
  foundText,
  importOutcome,
  RefusedResults,
} from '../../registrar/csv-import-report.ts';
import { importCsv } from '../../registrar/import-csv.ts';
import {
  MAPPING_DATE_FORMS,
  MAPPING_FIELDS,
  type MappingOptions,
  mappingFrom,
  SEPARATOR_NAMES,
  separatorName,
} from '../../registrar/mapping-options.ts';
import type { Cli } from '../cli.ts';
import { facts, table } from '../table.ts';
import { byteCount, count, counted, duration } from '../words.ts';
import { example, gathered } from './command-group.ts';

interface ImportFlags extends MappingOptions {
  readonly cohort?: string;
  readonly mapping?: string;
  readonly saveMapping?: string;
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly errors?: string;
}

/** How much of what is wrong a person is shown. */
const SHOWN_PROBLEMS = 20;
/** Below this, a greatest score lets one ask whether these are percentages at all. */
const DOUBTFUL_PERCENTAGE = 25;

/** `cairn import csv FILE` */
export function addImportCsv(group: Command, cli: Cli): void {
  group
    .command('csv')
    .argument('<file>', 'a list of results, or a gradebook, as CSV')
    .option('--cohort <id>', 'the cohort that all of it is of; without it, a column says so')
    .option('--dry-run', 'show how the file is read and what would change, and change nothing')
    .option('--skip-invalid', 'leave out the lines that are not as they should be, and take the others')
    .option('--errors <file>', 'write all that is wrong with the file to a CSV file')
    .option('--map <field=column>', 'which column holds what; may be given several times', gathered)
    .option('--mapping <name>', 'read it as the mapping says that was kept under this name')
    .option('--save-mapping <name>', 'keep under this name how the file was read')
    .option('--out-of <points>', 'scores are points of so many: 40, or ASSESSMENT=40', gathered)
    .option('--round <digits>', 'round percentages half up to so many digits after the point')
    .option('--decimal <mark>', 'the decimal mark: point or comma')
    .option('--date <form>', `how dates are written: ${MAPPING_DATE_FORMS.join(', ')}`)
    .option('--layout <layout>', 'long (a line a result) or wide (a line a learner, a column an assessment)')
    .option('--separator <name>', `what stands between cells: ${SEPARATOR_NAMES.join(', ')}`)
    .option('--encoding <name>', 'the encoding, as utf-8 or windows-1252')
    .description('bring in learners and results from any system')
    .addHelpText(
      'after',
      `\nFields for --map: ${MAPPING_FIELDS.join(', ')};\nassessment:ID for the column, or the text in a column, that stands for an assessment.\n${example(
        'import csv gradebook.csv --cohort welding-2026 --dry-run',
        'import csv gradebook.csv --cohort welding-2026 --map learner="Student ID" --map assessment:final-exam="Exam (Real)" --save-mapping moodle',
        'import csv next.csv --cohort welding-2026 --mapping moodle',
      )}`,
    )
    .action((file: string, flags: ImportFlags) => run(cli, file, flags));
}

async function run(cli: Cli, file: string, flags: ImportFlags): Promise<void> {
  const { cohort, mapping, saveMapping, dryRun = false, skipInvalid = false, errors, ...options } = flags;
  const started = performance.now();
  const request = {
    file: resolve(file),
    name: file,
    origin: basename(file).slice(0, 200),
    cohortId: cohort ?? null,
    within: null,
    mappingName: mapping ?? null,
    mapping: mappingFrom(options),
    saveMapping: saveMapping ?? null,
    dryRun,
    skipInvalid,
    errorsFile: errors === undefined ? null : resolve(errors),
  };
  try {
    const report = await cli.acting(
      'results.import',
      { cohortId: cohort, details: { format: 'csv', dryRun, skipInvalid, mapping: mapping ?? null } },
      ({ installation }) => cli.terminal.showing((onProgress) => importCsv(installation, request, onProgress)),
      importOutcome,
    );
    tell(cli, report, Math.round(performance.now() - started), errors);
  } catch (error) {
    if (error instanceof RefusedResults) tellRefused(cli, error.refusal, errors);
    throw error;
  }
}

function tell(cli: Cli, report: CsvImportReport, milliseconds: number, errors: string | undefined): void {
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
function tellRefused(cli: Cli, { reading, findings }: CsvRefusal, errors: string | undefined): void {
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
        ({ line, learnerId, assessmentId, before, after }) =>
          `  line ${line}  ${paint(learnerId)}  ${paint(assessmentId)}  ${before} -> ${after}`,
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
  const what = `${counted(learners.new, 'new learner')}, ${counted(learners.changed, 'learner')} with something new`;
  const only = cohorts.length === 1 ? ` ${cohorts[0]?.cohortId}` : '';
  if (dryRun) {
    return ['', `${what}.${skipped} Nothing was changed (${duration(milliseconds)}). Next: the same without --dry-run`];
  }
  if (changed === 0)
    return ['', `All of it was known already: nothing was changed (${duration(milliseconds)}).${skipped}`, ...kept];
  return ['', `Imported: ${what} (${duration(milliseconds)}).${skipped}`, ...kept, `Next: npx cairn evaluate${only}`];
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
