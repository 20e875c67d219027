import { transcriptOf } from '../../registrar/transcripts/transcript-of.ts';
import type { Cli } from '../cli.ts';
import { transcriptCsv, transcriptLines } from '../transcript-view.ts';
import { writeWhole } from '../write-whole.ts';
import { type AddCommands, example } from './command-group.ts';

/** Columns: what is assumed of a pipe, and what is used of a wide terminal. */
const COLUMNS = { usual: 80, most: 110 } as const;

/** `cairn transcript LEARNER [--csv FILE]` */
export const addTranscript: AddCommands = (program, cli) => {
  program
    .command('transcript')
    .argument('<learner>', "the learner's id, as the learning platform writes it")
    .option('--csv <file>', 'write it into this file, for spreadsheets')
    .description('say what credit a learner has earned over all enrolments, and what it counts for elsewhere')
    .addHelpText('after', example('transcript s-1042', 'transcript s-1042 --csv transcript.csv'))
    .action((learnerId: string, flags: { readonly csv?: string }) => show(cli, learnerId, flags.csv ?? null));
};

async function show(cli: Cli, learnerId: string, csv: string | null): Promise<void> {
  const { terminal } = cli;
  // What somebody has earned is personal, so it is written down who saw it.
  const transcript = await cli.acting(
    'learners.transcript',
    {},
    ({ installation }) => transcriptOf(installation, [learnerId]),
    ({ learnerReference, enrolments }) => ({ learner: learnerReference, enrolments: enrolments.length }),
  );
  if (csv !== null) await writeWhole(csv, transcriptCsv(transcript));
  const width = Math.min(cli.process.stdout.columns ?? COLUMNS.usual, COLUMNS.most);
  terminal.answer(
    { kind: 'summary', command: 'transcript', csv, ...transcript },
    ...transcriptLines(transcript, width, terminal.paint),
    ...(csv === null ? [] : ['', `Written: ${terminal.paint(csv)}`]),
  );
}
