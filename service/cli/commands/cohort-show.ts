import type { Command } from 'commander';
import { type CohortOverview, cohortOverviews } from '../../registrar/cohorts/cohort-overview.ts';
import { knownCohort } from '../../registrar/cohorts/known-cohort.ts';
import { lateWithoutDueDate } from '../../registrar/cohorts/late-without-due-date.ts';
import type { Cli } from '../cli.ts';
import { datesOf, pathwayOf } from '../cohort-words.ts';
import { facts, table } from '../table.ts';
import { count } from '../words.ts';
import { example } from './command-group.ts';

/** `cairn cohort show COHORT` */
export function addCohortShow(group: Command, cli: Cli): void {
  group
    .command('show')
    .argument('<cohort>', 'its id')
    .description('show a cohort: its dates, when its assessments are due, and how far its learners have come')
    .addHelpText('after', example('cohort show welding-2026'))
    .action(async (cohortId: string) => {
      const { terminal } = cli;
      const { installation } = await cli.open();
      const undated = await lateWithoutDueDate(
        installation.store.db,
        await knownCohort(installation.store.db, cohortId),
      );
      const [cohort] = await cohortOverviews(installation, cohortId);
      if (cohort === undefined) throw new RangeError('a cohort that is known has no overview');
      terminal.answer(
        { kind: 'summary', command: 'cohort show', ...cohort, lateWithoutDueDate: undated },
        ...facts(
          [
            ['Cohort', terminal.paint(cohort.cohortId, 'bold')],
            ['Title', terminal.paint(cohort.title)],
            ['Pathway', pathwayOf(cohort)],
            ['Dates', datesOf(cohort)],
            ['Learners', learnersOf(cohort)],
            ['Evaluated', `${count(cohort.evaluated)}${cohort.evaluated > 0 && cohort.outdated ? ', outdated' : ''}`],
          ],
          terminal.paint,
        ),
        '',
        ...table<CohortOverview['awards'][number]>(
          [
            { title: 'Award', cell: ({ name }) => name },
            { title: 'Earned', align: 'right', cell: ({ earned }) => count(earned) },
            { title: 'With distinction', align: 'right', cell: ({ distinctions }) => count(distinctions) },
            { title: 'Issued', align: 'right', cell: ({ issued }) => count(issued) },
          ],
          cohort.awards,
          terminal.paint,
        ),
        ...dueLines(cohort, cli),
        ...undatedLines(undated, cohortId),
      );
    });
}

function learnersOf({ learners, withdrawn, transferred }: CohortOverview): string {
  const left = withdrawn + transferred;
  return `${count(learners)}${left === 0 ? '' : `, of whom ${count(left)} left`}`;
}

function dueLines({ dueDates }: CohortOverview, { terminal }: Cli): string[] {
  if (dueDates.length === 0) return [];
  return [
    '',
    ...table<CohortOverview['dueDates'][number]>(
      [
        { title: 'Assessment', cell: ({ assessmentId }) => assessmentId },
        { title: 'Due on', cell: ({ dueOn }) => dueOn },
      ],
      dueDates,
      terminal.paint,
    ),
  ];
}

function undatedLines(assessments: readonly string[], cohortId: string): string[] {
  const [first] = assessments;
  if (first === undefined) return [];
  return [
    '',
    `The pathway takes something from late work, and these are due on no day, so nothing is late: ${assessments.join(', ')}.`,
    `Next: npx cairn cohort due ${cohortId} ${first} DAY`,
  ];
}
