import { type ErasureSummary, eraseLearner } from '../../registrar/cohorts/erase-learner.ts';
import type { Cli } from '../cli.ts';
import { confirm } from '../confirm.ts';
import { plainText } from '../plain-text.ts';
import { facts } from '../table.ts';
import { count, counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface EraseFlags {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** `cairn erase LEARNER [--dry-run] [--yes]` */
export const addErase: AddCommands = (program, cli) => {
  program
    .command('erase')
    .argument('<learner>', "the learner's id, as it was imported")
    .option('--dry-run', 'show what would go, and erase nothing')
    .option('--yes', 'do not ask: for programs')
    .description('erase a learner: everything personal of theirs leaves the database, for ever')
    .addHelpText('after', example('erase s1234567 --dry-run', 'erase s1234567'))
    .action(async (learnerId: string, { dryRun = false, yes = false }: EraseFlags) => {
      const { installation } = await cli.open();
      if (dryRun || !yes) {
        const foreseen = await eraseLearner(installation, learnerId, { dryRun: true });
        if (dryRun) return report(cli, foreseen, 0);
        cli.terminal.say(...whatGoes(cli, foreseen));
        await confirm(cli, `Erase ${plainText(learnerId)}, for ever?`);
      }
      const started = performance.now();
      // The log tells that somebody was erased, and not who.
      const erased = await cli.acting(
        'learners.erase',
        {},
        () => eraseLearner(installation, learnerId),
        ({ rows, certificates }) => ({ rows, certificates: certificates.length }),
      );
      report(cli, erased, Math.round(performance.now() - started));
    });
};

function report(cli: Cli, summary: ErasureSummary, milliseconds: number): void {
  const { terminal } = cli;
  terminal.record({ kind: 'summary', command: 'erase', ...summary, milliseconds });
  terminal.say(...whatGoes(cli, summary));
  if (summary.dryRun) {
    terminal.say('Nothing was erased.');
    return;
  }
  if (summary.earlier) terminal.say('An earlier erasure, which had been cut off, is finished too.');
  terminal.say(
    `Erased from the database, its file and its log (${duration(milliseconds)}).`,
    'Take them out of what you import and export too: an import that names them brings them back. Backups still hold them.',
  );
}

function whatGoes({ terminal }: Cli, { rows, cohortIds, certificates }: ErasureSummary): string[] {
  const waiting = certificates.filter(({ state }) => state !== 'final').length;
  return [
    ...facts(
      [
        ...Object.entries(rows).map(([table, number]) => [table, counted(number, 'row')] as const),
        ['cohorts', cohortIds.length === 0 ? 'none' : terminal.paint(cohortIds.join(', '))] as const,
      ],
      terminal.paint,
    ),
    '',
    certificates.length === 0
      ? 'No certificate was issued to them.'
      : `${counted(certificates.length, 'certificate')}: hash and proof stay, and the holder's own file goes on verifying.`,
    ...(waiting === 0 ? [] : [`${count(waiting)} of them not final on the chain yet: nobody will have the file.`]),
  ];
}
