import type { HeldCertificate } from '../../registrar/certificates/held-certificates.ts';
import { enrolLearners } from '../../registrar/cohorts/enrol-learners.ts';
import { moveLearner } from '../../registrar/cohorts/move-learner.ts';
import type { TransferMove } from '../../registrar/cohorts/move-on-transfer.ts';
import { transferLearner } from '../../registrar/cohorts/transfer-learner.ts';
import { withdrawLearner } from '../../registrar/cohorts/withdraw-learner.ts';
import { findPathway } from '../../registrar/pathways/find-pathway.ts';
import { differenceLines } from '../difference-view.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface DayFlag {
  readonly on?: string;
}

interface EnrolFlags extends DayFlag {
  readonly name?: string;
  readonly email?: string;
}

interface MoveFlags {
  readonly to: string;
  readonly dryRun?: boolean;
}

interface TransferFlags extends DayFlag {
  readonly from: string;
  readonly to: string;
}

const DAY = 'the day, as 2026-09-01; without it, today';

/** `cairn enrol|withdraw|move COHORT LEARNER`, `cairn transfer LEARNER --from COHORT --to COHORT` */
export const addEnrolment: AddCommands = (program, cli) => {
  program
    .command('enrol')
    .argument('<cohort>', 'the cohort')
    .argument('<learner>', "the learner's id, as the learning platform writes it")
    .option('--name <name>', 'the name that certificates will state')
    .option('--email <address>', 'the e-mail address')
    .option('--on <day>', DAY)
    .description('enrol a learner in a cohort; who had withdrawn is enrolled again')
    .addHelpText('after', example('enrol welding-2026 s-1042 --name "Zoë Müller" --email zoe@example.org'))
    .action(async (cohortId: string, learnerId: string, { name, email, on }: EnrolFlags) => {
      const summary = await cli.acting(
        'enrolments.enrol',
        { cohortId },
        ({ installation }) => enrolLearners(installation, cohortId, [{ learnerId, name, email }], on),
        ({ learners, enrolled, returned, changed }) => ({ learners, enrolled, returned, changed }),
      );
      cli.terminal.answer(
        { kind: 'summary', command: 'enrol', ...summary },
        summary.enrolled > 0
          ? `Enrolled in ${cohortId}.`
          : summary.returned > 0
            ? `Enrolled in ${cohortId} again: the withdrawal is undone.`
            : summary.changed > 0
              ? 'Enrolled already; what is known of the learner was changed.'
              : 'Enrolled already: nothing was changed.',
      );
    });
  program
    .command('withdraw')
    .argument('<cohort>', 'the cohort')
    .argument('<learner>', "the learner's id")
    .option('--on <day>', DAY)
    .description('withdraw a learner from a cohort: what is handed in after that day does not count')
    .addHelpText('after', example('withdraw welding-2026 s-1042 --on 2026-04-01'))
    .action(async (cohortId: string, learnerId: string, { on }: DayFlag) => {
      const summary = await cli.acting(
        'enrolments.withdraw',
        { cohortId },
        ({ installation }) => withdrawLearner(installation, cohortId, learnerId, on),
        (done) => ({ learner: done.learnerReference, on: done.on, changed: done.changed }),
      );
      cli.terminal.answer(
        { kind: 'summary', command: 'withdraw', ...summary },
        summary.changed
          ? `Withdrawn from ${cohortId} as of ${summary.on}. Next: npx cairn evaluate ${cohortId}`
          : `Withdrawn already as of ${summary.on}: nothing was changed.`,
        ...stillHeld(summary.certificates),
      );
    });
  program
    .command('move')
    .argument('<cohort>', 'the cohort')
    .argument('<learner>', "the learner's id")
    .requiredOption('--to <edition>', 'the edition that the learner is to be pinned to: ID@EDITION')
    .option('--dry-run', 'say what it would change for the learner, and change nothing')
    .description("move a learner to another edition of the cohort's pathway; what was earned stays earned")
    .addHelpText('after', example('move welding-2026 s-1042 --to welding@2026.2 --dry-run'))
    .action(async (cohortId: string, learnerId: string, { to, dryRun = false }: MoveFlags) => {
      // What stands of the learner is shown, so it is written down who saw it.
      const summary = await cli.acting(
        dryRun ? 'enrolments.preview-move' : 'enrolments.move',
        { cohortId, details: { to } },
        async ({ installation }, actor) =>
          moveLearner(installation, actor, {
            ...{ cohortId, learnerId, dryRun },
            to: await findPathway(installation.store.db, to),
          }),
        (done) => ({ learner: done.learnerReference, from: done.from, changed: done.changed }),
      );
      const { difference } = summary;
      cli.terminal.answer(
        { kind: 'summary', command: 'move', ...summary },
        ...(difference === null
          ? [`Pinned to ${summary.to} already: nothing was changed.`]
          : [
              ...differenceLines(difference, cli.terminal.paint),
              '',
              dryRun
                ? `Would move from ${summary.from} to ${summary.to}. Nothing was changed.`
                : `Moved from ${summary.from} to ${summary.to}.`,
            ]),
        ...stillHeld(summary.certificates),
      );
    });
  program
    .command('transfer')
    .argument('<learner>', "the learner's id")
    .requiredOption('--from <cohort>', 'the cohort that is left')
    .requiredOption('--to <cohort>', 'the cohort that is entered')
    .option('--on <day>', DAY)
    .description('transfer a learner to another cohort; results that count in the old one are carried over')
    .addHelpText('after', example('transfer s-1042 --from welding-2026 --to welding-2027 --on 2026-05-01'))
    .action(async (learnerId: string, { from, to, on }: TransferFlags) => {
      const summary = await cli.acting(
        'enrolments.transfer',
        { cohortId: from, details: { to } },
        ({ installation }, actor) => transferLearner(installation, actor, { learnerId, from, to, on }),
        (done) => ({
          learner: done.learnerReference,
          on: done.on,
          changed: done.changed,
          carriedOver: done.carriedOver,
        }),
      );
      cli.terminal.answer(
        { kind: 'summary', command: 'transfer', ...summary },
        summary.changed
          ? `Transferred from ${from} to ${to} as of ${summary.on}. Next: npx cairn evaluate ${from} ${to}`
          : `Transferred already as of ${summary.on}: nothing was changed.`,
        `${counted(summary.carriedOver, 'result')} carried over` +
          (summary.kept === 0 ? '.' : `; ${counted(summary.kept, 'result')} of ${to} itself stay as they are.`),
        ...(summary.moved === null ? [] : transferMoveLines(summary.moved)),
        ...stillHeld(summary.certificates),
      );
    });
};

/** That a transfer was a move to another edition too, for people. */
function transferMoveLines({ from, to, kept }: TransferMove): string[] {
  return [
    `It is a move from ${from} to ${to} too; ${kept.length === 0 ? 'nothing had been earned by then' : `earned before, and so it stays: ${kept.join(', ')}`}.`,
  ];
}

/** What a learner still holds after an act that takes nothing back, for people. */
export function stillHeld(certificates: readonly HeldCertificate[]): string[] {
  if (certificates.length === 0) return [];
  return [
    `${counted(certificates.length, 'certificate')} issued before ${certificates.length === 1 ? 'stays' : 'stay'} as ${certificates.length === 1 ? 'it is' : 'they are'}; to take one back: npx cairn revoke HASH --reason REASON`,
    ...certificates.map(({ awardId, credentialHash }) => `  ${awardId}  ${credentialHash}`),
  ];
}
