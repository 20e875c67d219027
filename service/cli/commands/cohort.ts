import { CairnError } from '../../core/errors.ts';
import type { Actor } from '../../registrar/access/actor.ts';
import { type CohortOverview, cohortOverviews } from '../../registrar/cohorts/cohort-overview.ts';
import { moveCohort } from '../../registrar/cohorts/move-cohort.ts';
import { type CohortOutcome, type CohortProperties, putCohort, setCohort } from '../../registrar/cohorts/set-cohort.ts';
import { definitionFile, MOST_DEFINITION_BYTES } from '../../registrar/definitions/definition-file.ts';
import type { Installation } from '../../registrar/installation.ts';
import { findPathway } from '../../registrar/pathways/find-pathway.ts';
import { publishPathway } from '../../registrar/pathways/publish-pathway.ts';
import type { Cli } from '../cli.ts';
import { datesOf, pathwayOf } from '../cohort-words.ts';
import { cohortMoveLines } from '../difference-view.ts';
import { readFileUpTo } from '../read-file.ts';
import { table } from '../table.ts';
import { count, counted } from '../words.ts';
import { addCohortDue } from './cohort-due.ts';
import { addCohortShow } from './cohort-show.ts';
import { type AddCommands, example } from './command-group.ts';

interface CohortFlags {
  readonly title?: string;
  readonly starts?: string;
  readonly ends?: string;
  readonly resultsUntil?: string;
}

const OUTCOMES: Readonly<Record<CohortOutcome, string>> = {
  created: 'made',
  changed: 'changed',
  unchanged: 'is so already: nothing was changed',
};

interface MoveFlags {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly list?: boolean;
}

/** How many learners are shown unless all are asked for. */
const SAMPLE = 5;

/** `cairn cohort list|show|create|set|due|move` */
export const addCohort: AddCommands = (program, cli) => {
  const group = program.command('cohort').description('make cohorts, set their dates, list them');
  group
    .command('list')
    .description('show the cohorts, what they are pinned to, and how far their learners have come')
    .addHelpText('after', example('cohort list'))
    .action(() => list(cli));
  addCohortShow(group, cli);
  group
    .command('create')
    .argument('<cohort>', 'its id: letters, digits, points, hyphens and underscores')
    .requiredOption('--pathway <name-or-file>', 'the pathway that it is pinned to: ID, ID@EDITION, or a JSON file')
    .option('--title <title>', "its title; without it, the pathway's")
    .option('--starts <day>', 'its first day, as 2026-09-01: what was handed in earlier does not count')
    .option('--ends <day>', 'its last day')
    .option('--results-until <day>', 'the last day for results, where that is later than its last day')
    .description('make a cohort of a pathway')
    .addHelpText('after', example('cohort create welding-2026 --pathway welding@2026.1 --starts 2026-02-02'))
    .action(async (cohortId: string, { pathway, ...flags }: CohortFlags & { readonly pathway: string }) => {
      const outcome = await cli.acting(
        'cohorts.create',
        { cohortId, details: { pathway } },
        async ({ installation }, actor) =>
          putCohort(installation, cohortId, await namedPathway(installation, actor, pathway), properties(flags)),
        (done) => ({ outcome: done }),
      );
      await tellOutcome(cli, cohortId, outcome);
    });
  group
    .command('set')
    .argument('<cohort>', 'its id')
    .option('--title <title>', 'its title')
    .option('--starts <day>', 'its first day, or "none"')
    .option('--ends <day>', 'its last day, or "none"')
    .option('--results-until <day>', 'the last day for results, or "none"')
    .option(
      '--pathway <name-or-file>',
      'the edition of its pathway by which those are decided who enrol from now on; nobody is moved by it',
    )
    .description('change the title or the dates of a cohort, or the edition for those who enrol from now on')
    .addHelpText('after', example('cohort set welding-2026 --ends 2026-06-26 --results-until 2026-07-10'))
    .action(async (cohortId: string, { pathway, ...flags }: CohortFlags & { readonly pathway?: string }) => {
      const outcome = await cli.acting(
        'cohorts.set',
        { cohortId, details: { ...flags, ...(pathway !== undefined && { pathway }) } },
        async ({ installation }, actor) => {
          const edition = pathway === undefined ? undefined : await namedPathway(installation, actor, pathway);
          return await setCohort(installation, cohortId, properties(flags), edition);
        },
        (done) => ({ outcome: done }),
      );
      await tellOutcome(cli, cohortId, outcome);
    });
  addCohortDue(group, cli);
  group
    .command('move')
    .argument('<cohort>', 'its id')
    .requiredOption('--to <edition>', 'the edition that everybody is to be pinned to: ID@EDITION')
    .option('--dry-run', 'say what it would change, and change nothing')
    .option('--list', 'show every learner for whom something changes')
    .description('move everybody in a cohort to another edition of its pathway; what was earned stays earned')
    .addHelpText('after', example('cohort move welding-2026 --to welding@2026.2 --dry-run'))
    .action((cohortId: string, flags: MoveFlags) => move(cli, cohortId, flags));
};

function properties({ title, starts, ends, resultsUntil }: CohortFlags): CohortProperties {
  const day = (text: string | undefined) => (text === 'none' ? null : text);
  return { title, startsOn: day(starts), endsOn: day(ends), resultsUntil: day(resultsUntil) };
}

/** A pathway by the name that it is known by here, or from a file, which is published with that. */
async function namedPathway(installation: Installation, actor: Actor, name: string) {
  if (!/[/\\]|\.(?:json|ya?ml)$/i.test(name)) return await findPathway(installation.store.db, name);
  const definition = definitionFile(name, await readFileUpTo(name, MOST_DEFINITION_BYTES));
  const { pathway } = await publishPathway(installation, actor, definition, { how: 'later' });
  return await findPathway(installation.store.db, `${pathway.id}@${pathway.edition}`);
}

async function tellOutcome(cli: Cli, cohortId: string, outcome: CohortOutcome): Promise<void> {
  const { installation } = await cli.open();
  const [overview] = await cohortOverviews(installation, cohortId);
  if (overview === undefined) throw new CairnError('cohort-not-found', `no cohort ${cohortId} is known`);
  const { awards, ...cohort } = overview;
  const again = outcome === 'changed' && overview.outdated && overview.evaluated > 0;
  cli.terminal.answer(
    { kind: 'summary', command: `cohort ${outcome === 'created' ? 'create' : 'set'}`, outcome, ...cohort },
    `Cohort ${cohortId} ${OUTCOMES[outcome]}.`,
    `Pathway ${pathwayOf(overview)}; ${datesOf(overview)}.`,
    again
      ? 'What may count has changed. Next: npx cairn evaluate'
      : overview.learners === 0
        ? `Next: npx cairn enrol ${cohortId} LEARNER, or bring in its results`
        : `${counted(overview.learners, 'learner')}. Next: npx cairn evaluate ${cohortId}`,
  );
}

async function move(cli: Cli, cohortId: string, { to, dryRun = false, list: all = false }: MoveFlags): Promise<void> {
  const { terminal } = cli;
  const listed = all || terminal.json ? Number.POSITIVE_INFINITY : SAMPLE;
  // What stands of learners is shown, so it is written down who saw it.
  const summary = await cli.acting(
    dryRun ? 'cohorts.preview-move' : 'cohorts.move',
    { cohortId, details: { to } },
    async ({ installation }, actor) => {
      const edition = await findPathway(installation.store.db, to);
      return await terminal.showing((onProgress) =>
        moveCohort(installation, actor, { ...{ cohortId, dryRun, listed }, to: edition }, onProgress),
      );
    },
    ({ moved, already, left, from }) => ({ from, moved, already, left }),
  );
  const { list: learners, ...counts } = summary;
  for (const learner of learners) terminal.record({ kind: 'learner', ...learner });
  terminal.answer({ kind: 'summary', command: 'cohort move', ...counts }, ...cohortMoveLines(summary, terminal.paint));
}

async function list(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const cohorts = await cohortOverviews(installation);
  for (const cohort of cohorts) terminal.record({ kind: 'cohort', ...cohort });
  terminal.record({ kind: 'summary', command: 'cohort list', cohorts: cohorts.length });
  if (cohorts.length === 0) {
    return terminal.say('No cohort is known yet. Next: npx cairn cohort create ID --pathway ID|FILE');
  }
  const sum = (of: (award: CohortOverview['awards'][number]) => number) => (cohort: CohortOverview) =>
    count(cohort.awards.reduce((total, award) => total + of(award), 0));
  terminal.say(
    ...table<CohortOverview>(
      [
        { title: 'Cohort', cell: ({ cohortId }) => cohortId },
        { title: 'Title', cell: ({ title }) => (title.length > 40 ? `${title.slice(0, 39)}…` : title) },
        { title: 'Pathway', cell: pathwayOf },
        { title: 'Starts', cell: ({ startsOn }) => startsOn ?? '–' },
        { title: 'Ends', cell: ({ endsOn }) => endsOn ?? '–' },
        { title: 'Results until', cell: ({ resultsUntil }) => resultsUntil ?? '–' },
        { title: 'Learners', align: 'right', cell: ({ learners }) => count(learners) },
        { title: 'Left', align: 'right', cell: ({ withdrawn, transferred }) => count(withdrawn + transferred) },
        {
          title: 'Evaluated',
          align: 'right',
          cell: ({ evaluated, outdated }) => `${count(evaluated)}${evaluated > 0 && outdated ? ' outdated' : ''}`,
          style: ({ outdated, evaluated }) => (evaluated > 0 && outdated ? 'yellow' : null),
        },
        { title: 'Earned', align: 'right', cell: sum(({ earned }) => earned) },
        { title: 'Issued', align: 'right', cell: sum(({ issued }) => issued) },
      ],
      cohorts,
      terminal.paint,
    ),
    '',
    `${counted(cohorts.length, 'cohort')}.`,
  );
}
