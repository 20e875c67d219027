import { importOulad } from '../../registrar/results/import-oulad.ts';
import { counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';
import { addImportCsv } from './import-csv.ts';

/** `cairn import csv FILE`, `cairn import oulad DIR` */
export const addImport: AddCommands = (program, cli) => {
  const group = program.command('import').description('bring in learners and results');
  addImportCsv(group, cli);
  group
    .command('oulad')
    .argument('<dir>', 'folder with the CSV files of the Open University Learning Analytics Dataset')
    .description('bring in the OULAD dataset: a cohort for each module presentation')
    .addHelpText('after', example('import oulad ../shared/data/oulad'))
    .action(async (folder: string) => {
      const started = performance.now();
      const summary = await cli.acting(
        'results.import',
        { details: { format: 'oulad' } },
        ({ installation }) => cli.terminal.showing((onProgress) => importOulad(installation, folder, onProgress)),
        (done) => ({ ...done }),
      );
      const milliseconds = Math.round(performance.now() - started);
      cli.terminal.answer(
        { kind: 'summary', command: 'import', ...summary, milliseconds },
        `Imported ${counted(summary.cohorts, 'cohort')}: ${counted(summary.enrolments, 'enrolment')}, ` +
          `${counted(summary.results, 'result')} of ${counted(summary.assessments, 'assessment')} ` +
          `(${duration(milliseconds)}).`,
        summary.changed === 0
          ? 'All of it was known already.'
          : `${counted(summary.changed, 'row')} new or changed. Next: npx cairn evaluate`,
      );
    });
};
