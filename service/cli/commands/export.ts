import { exportBatch } from '../../registrar/export-batch.ts';
import { plainText } from '../plain-text.ts';
import { counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn export BATCH --out DIR` */
export const addExport: AddCommands = (program, cli) => {
  program
    .command('export')
    .argument('<batch>', 'the id of a batch that is final on the chain')
    .requiredOption('--out <dir>', 'folder to write to; made when it is not there')
    .description('write the certificate files of a batch, one a certificate')
    .addHelpText('after', example('export 3f0c7c1e-0d7e-4f4e-9a43-6f1d2b9c8a55 --out certificates'))
    .action(async (batchId: string, { out }: { readonly out: string }) => {
      const started = performance.now();
      const summary = await cli.acting(
        'certificates.export',
        { subject: batchId },
        ({ installation }) => cli.terminal.showing((onProgress) => exportBatch(installation, batchId, out, onProgress)),
        ({ files }) => ({ files }),
      );
      const milliseconds = Math.round(performance.now() - started);
      cli.terminal.answer(
        { kind: 'summary', command: 'export', batchId, ...summary, milliseconds },
        `Wrote ${counted(summary.files, 'certificate file')} to ${plainText(out)} (${duration(milliseconds)}).`,
        ...(summary.erased === 0
          ? []
          : [`Without ${counted(summary.erased, 'certificate')} of learners who were erased here.`]),
        'They are personal: give each to its holder, and to nobody else.',
      );
    });
};
