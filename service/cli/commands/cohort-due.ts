import type { Command } from 'commander';
import { setCohortDueDate } from '../../registrar/cohorts/set-due-date.ts';
import type { Cli } from '../cli.ts';
import { example } from './command-group.ts';

/** `cairn cohort due COHORT ASSESSMENT DAY` */
export function addCohortDue(group: Command, cli: Cli): void {
  group
    .command('due')
    .argument('<cohort>', 'its id')
    .argument('<assessment>', 'the id of the assessment')
    .argument('<day>', 'the last day on which it is handed in on time, as 2026-03-01; or "none"')
    .description('set the day on which an assessment is due, or take it away')
    .addHelpText(
      'after',
      `\nWhat lateness takes from a score is the pathway's to say: npx cairn pathway show ID\n${example(
        'cohort due welding-2026 essay 2026-03-01',
        'cohort due welding-2026 essay none',
      )}`,
    )
    .action(async (cohortId: string, assessmentId: string, day: string) => {
      const dueOn = day === 'none' ? null : day;
      const changed = await cli.acting(
        'cohorts.due',
        { cohortId, details: { assessment: assessmentId, dueOn } },
        async ({ installation }) => await setCohortDueDate(installation, { cohortId, assessmentId, dueOn }),
        (done) => ({ outcome: done ? 'changed' : 'unchanged' }),
      );
      const when = dueOn === null ? `${assessmentId} is due on no day` : `${assessmentId} is due on ${dueOn}`;
      cli.terminal.answer(
        { kind: 'summary', command: 'cohort due', cohortId, assessmentId, dueOn, changed },
        changed
          ? `In ${cohortId} ${when}. Next: npx cairn evaluate ${cohortId}`
          : `In ${cohortId} ${when} already: nothing was changed.`,
      );
    });
}
