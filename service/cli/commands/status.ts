import { shortHash } from '../../core/short-hash.ts';
import {
  type ActOverview,
  type BatchOverview,
  batchOverview,
  type CohortCounts,
  type PathwayStanding,
  statusOverview,
} from '../../registrar/anchoring/status-overview.ts';
import { chainStyle, chainWords } from '../chain-publication-words.ts';
import type { Cli } from '../cli.ts';
import type { Style } from '../palette.ts';
import { openReviewWords } from '../review-words.ts';
import { facts, table } from '../table.ts';
import { count, counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn status [BATCH]` */
export const addStatus: AddCommands = (program, cli) => {
  program
    .command('status')
    .argument('[batch]', 'one batch, with everything that was done with it on the chain')
    .description('show cohorts and batches, and where each stands')
    .addHelpText('after', example('status'))
    .action((batchId: string | undefined) => (batchId === undefined ? everything(cli) : oneBatch(cli, batchId)));
};

const STATE_STYLE: Readonly<Record<BatchOverview['state'], Style>> = {
  open: 'yellow',
  sealed: 'yellow',
  submitted: 'cyan',
  included: 'cyan',
  final: 'green',
};

async function everything(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const { cohorts, batches, pathways, openReviews } = await statusOverview(installation);
  const inState = Object.groupBy(batches, ({ state }) => state);
  const totals = {
    cohorts: cohorts.length,
    learners: cohorts.reduce((sum, { learners }) => sum + learners, 0),
    earned: cohorts.reduce((sum, { earned }) => sum + earned, 0),
    batches: batches.length,
    certificates: batches.reduce((sum, { size }) => sum + size, 0),
    final: (inState.final ?? []).reduce((sum, { size }) => sum + size, 0),
    gasUsed: batches.reduce((sum, { gasUsed }) => sum + (gasUsed ?? 0), 0),
    openReviews: openReviews.reduce((sum, { reviews }) => sum + reviews, 0),
  };
  for (const cohort of cohorts) terminal.record({ kind: 'cohort', ...cohort });
  for (const pathway of pathways) terminal.record({ kind: 'pathway', ...pathway });
  for (const batch of batches) terminal.record({ kind: 'batch', ...batch });
  terminal.record({
    kind: 'summary',
    command: 'status',
    ...totals,
    states: Object.fromEntries(Object.entries(inState).map(([state, rows]) => [state, rows.length])),
  });
  if (cohorts.length === 0) return terminal.say('No cohort is known yet. Next: npx cairn import oulad DIR');
  terminal.say(...cohortTable(cohorts, cli), '');
  if (pathways.length > 0) terminal.say(...pathwayTable(pathways, cli), '');
  if (batches.length === 0) {
    return terminal.say(
      'No batch yet. Next: npx cairn evaluate, then npx cairn issue',
      ...openReviewWords(totals.openReviews),
    );
  }
  const waiting = batches.length - (inState.final?.length ?? 0);
  terminal.say(
    ...batchTable(batches, cli),
    '',
    `${counted(totals.certificates, 'certificate')} in ${counted(batches.length, 'batch', 'batches')}, ` +
      `${count(totals.final)} of them final on the chain; ${count(totals.gasUsed)} gas.`,
    ...(waiting === 0 ? [] : [`${counted(waiting, 'batch is', 'batches are')} not final yet. Next: npx cairn anchor`]),
    ...openReviewWords(totals.openReviews),
  );
}

function cohortTable(cohorts: readonly CohortCounts[], { terminal }: Cli): string[] {
  return table<CohortCounts>(
    [
      { title: 'Cohort', cell: ({ cohortId }) => cohortId, style: () => 'bold' },
      { title: 'Learners', align: 'right', cell: ({ learners }) => count(learners) },
      { title: 'Evaluated', align: 'right', cell: ({ evaluated }) => count(evaluated) },
      { title: 'Earned', align: 'right', cell: ({ earned }) => count(earned) },
      { title: 'Issued', align: 'right', cell: ({ issued }) => count(issued) },
      { title: 'Title', cell: ({ title }) => title, style: () => 'dim' },
    ],
    cohorts,
    terminal.paint,
  );
}

function pathwayTable(pathways: readonly PathwayStanding[], { terminal }: Cli): string[] {
  return table<PathwayStanding>(
    [
      { title: 'Pathway', cell: ({ name }) => name },
      { title: 'Digest', cell: ({ digest }) => shortHash(digest), style: () => 'dim' },
      {
        title: 'On the chain',
        cell: ({ onChain }) => chainWords(onChain),
        style: ({ onChain }) => chainStyle(onChain),
      },
      { title: 'Transaction', cell: ({ onChain }) => shortHash(onChain.transactionHash ?? ''), style: () => 'dim' },
    ],
    pathways,
    terminal.paint,
  );
}

function batchTable(batches: readonly BatchOverview[], { terminal }: Cli): string[] {
  return table<BatchOverview>(
    [
      { title: 'Cohort', cell: ({ cohortId }) => cohortId },
      { title: 'Award', cell: ({ awardId }) => awardId },
      { title: 'State', cell: ({ state }) => state, style: ({ state }) => STATE_STYLE[state] },
      { title: 'Size', align: 'right', cell: ({ size }) => count(size) },
      { title: 'Batch', cell: ({ batchId }) => batchId },
      { title: 'Root', cell: ({ root }) => shortHash(root ?? ''), style: () => 'dim' },
      { title: 'Transaction', cell: ({ transactionHash }) => shortHash(transactionHash ?? ''), style: () => 'dim' },
    ],
    batches,
    terminal.paint,
  );
}

async function oneBatch(cli: Cli, batchId: string): Promise<void> {
  const { terminal } = cli;
  const { batch, acts } = await batchOverview((await cli.open()).installation, batchId);
  for (const { kind: act, ...known } of acts) terminal.record({ kind: 'act', act, ...known });
  terminal.record({ kind: 'summary', command: 'status', ...batch });
  terminal.say(
    ...facts(
      [
        ['Batch', terminal.paint(batch.batchId, 'bold')],
        ['Cohort', terminal.paint(batch.cohortId)],
        ['Award', terminal.paint(batch.awardId)],
        ['State', terminal.paint(batch.state, STATE_STYLE[batch.state])],
        ['Certificates', count(batch.size)],
        ['Root', batch.root ?? 'none yet'],
      ],
      terminal.paint,
    ),
    '',
    ...(acts.length === 0
      ? ['Nothing was done with it on the chain yet. Next: npx cairn anchor']
      : actTable(acts, terminal.paint)),
  );
}

function actTable(acts: readonly ActOverview[], paint: Cli['terminal']['paint']): string[] {
  return table<ActOverview>(
    [
      { title: 'On the chain', cell: ({ kind }) => kind },
      { title: 'State', cell: ({ state }) => state, style: ({ state }) => (state === 'refused' ? 'red' : null) },
      { title: 'Asked for', cell: ({ requestedAt }) => requestedAt },
      { title: 'Block', align: 'right', cell: ({ blockNumber }) => (blockNumber === null ? '' : String(blockNumber)) },
      { title: 'Gas', align: 'right', cell: ({ gasUsed }) => (gasUsed === null ? '' : count(gasUsed)) },
      {
        title: 'Transaction',
        cell: ({ transactionHash, failure }) => failure ?? transactionHash ?? '',
        style: () => 'dim',
      },
    ],
    acts,
    paint,
  );
}
