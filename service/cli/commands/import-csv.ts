import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { importOutcome, RefusedResults } from '../../registrar/results/csv-import-report.ts';
import { importCsv } from '../../registrar/results/import-csv.ts';
import {
  MAPPING_DATE_FORMS,
  MAPPING_FIELDS,
  type MappingOptions,
  mappingFrom,
  SEPARATOR_NAMES,
} from '../../registrar/results/mapping-options.ts';
import type { Cli } from '../cli.ts';
import { tellImported, tellRefused } from '../csv-import-view.ts';
import { example, gathered } from './command-group.ts';

interface ImportFlags extends MappingOptions {
  readonly cohort?: string;
  readonly mapping?: string;
  readonly saveMapping?: string;
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly errors?: string;
}

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
    tellImported(cli, report, Math.round(performance.now() - started), errors);
  } catch (error) {
    if (error instanceof RefusedResults) tellRefused(cli, error.refusal, errors);
    throw error;
  }
}
