import { coinsOf, parseCoinPrice, worthOf } from '../../core/coin-price.ts';
import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { shortHash } from '../../core/short-hash.ts';
import { statusOverview } from '../../registrar/anchoring/status-overview.ts';
import type { Installation } from '../../registrar/installation.ts';
import { type IssuedBatch, issueAwards } from '../../registrar/issuing/issue-awards.ts';
import { type IssuePreview, previewIssue } from '../../registrar/issuing/preview-issue.ts';
import type { Cli } from '../cli.ts';
import { findingLines, previewLines, versionColumn } from '../preview-view.ts';
import { table } from '../table.ts';
import { count, counted, duration } from '../words.ts';
import { type AddCommands, example, gathered } from './command-group.ts';

interface IssueFlags {
  readonly award?: readonly string[];
  readonly dryRun?: boolean;
  readonly list?: boolean;
  readonly price?: string;
  readonly currency: string;
}

/** How many certificates a preview lists on a terminal. */
const SAMPLE = 10;

/** `cairn issue [COHORT...] [--award ID] [--dry-run [--list] [--price N --currency EUR]]` */
export const addIssue: AddCommands = (program, cli) => {
  program
    .command('issue')
    .argument('[cohort...]', 'only these cohorts; all when none is named')
    .option('--award <id>', 'only this award; may be given several times', gathered)
    .option('--dry-run', 'show what would be issued, what stands out and what it costs, and issue nothing')
    .option('--list', 'with --dry-run: list every certificate that would be made')
    .option('--price <amount>', 'with --dry-run: price of a whole coin of the chain, for the cost in money')
    .option('--currency <code>', 'with --price: its currency', 'EUR')
    .description('make and seal the certificates that were earned and are not issued yet, a batch per cohort and award')
    .addHelpText(
      'after',
      example('issue --dry-run', 'issue --dry-run --price 3100 --currency EUR', 'issue AAA-2013J --award certificate'),
    )
    .action((cohortIds: string[], flags: IssueFlags) =>
      flags.dryRun === true ? preview(cli, cohortIds, flags) : issue(cli, cohortIds, flags),
    );
};

async function preview(cli: Cli, cohortIds: readonly string[], flags: IssueFlags): Promise<void> {
  const { terminal } = cli;
  const { award: awardIds, list = false } = flags;
  const price = flags.price === undefined ? null : parseCoinPrice(flags.price, flags.currency);
  const listed = list || terminal.json ? Number.POSITIVE_INFINITY : SAMPLE;
  // Names are shown, so it is written down who saw them.
  const foreseen = await cli.acting(
    'certificates.preview',
    { details: { cohorts: [...cohortIds], awards: [...(awardIds ?? [])] } },
    ({ installation }) =>
      terminal.showing((onProgress) => previewIssue(installation, { cohortIds, awardIds, listed }, onProgress)),
    ({ credentials, batches }) => ({ credentials, batches }),
  );
  const { installation } = await cli.open();
  if (foreseen.credentials === 0) await assertAnythingEarned(installation, cohortIds);
  for (const { credentials, ...batch } of foreseen.awards) {
    if (credentials > 0) terminal.record({ kind: 'batch', batchId: null, root: null, ...batch, credentials });
  }
  for (const { kind, ...finding } of foreseen.findings) terminal.record({ kind: 'finding', finding: kind, ...finding });
  for (const certificate of foreseen.list) terminal.record({ kind: 'certificate', ...certificate });
  const { batches, credentials, possible, waiting, cost } = foreseen;
  const counts = { batches, credentials, possible, waiting };
  const priced = cost === null ? null : { ...cost, ...inCoins(foreseen, price) };
  terminal.record({ kind: 'summary', command: 'issue', dryRun: true, ...counts, cost: priced });
  terminal.say(...previewLines(foreseen, price, terminal.paint));
}

/** The cost in whole coins, and in money where a price was given. */
function inCoins({ cost }: IssuePreview, price: ReturnType<typeof parseCoinPrice> | null): JsonObject {
  if (cost === null) return {};
  const [expected, greatest] = [BigInt(cost.expected), BigInt(cost.greatest)];
  return {
    expectedCoins: coinsOf(expected),
    greatestCoins: coinsOf(greatest),
    ...(price !== null && {
      currency: price.currency,
      expectedMoney: worthOf(expected, price),
      greatestMoney: worthOf(greatest, price),
    }),
  };
}

async function issue(cli: Cli, cohortIds: readonly string[], { award: awardIds }: IssueFlags): Promise<void> {
  const { terminal } = cli;
  const started = performance.now();
  const { installation } = await cli.open();
  const { findings } = await previewIssue(installation, { cohortIds, awardIds, chain: false });
  for (const { kind, ...finding } of findings) terminal.record({ kind: 'finding', finding: kind, ...finding });
  const noted = findings.filter(({ weight }) => weight === 'look');
  const issued = await cli.acting(
    'certificates.issue',
    { details: { cohorts: [...cohortIds], awards: [...(awardIds ?? [])] } },
    () => terminal.showing((onProgress) => issueAwards(installation, { cohortIds, awardIds }, onProgress)),
    issuedBatches,
  );
  if (issued.length === 0) await assertAnythingEarned(installation, cohortIds);
  const milliseconds = Math.round(performance.now() - started);
  const credentials = issued.reduce((sum, batch) => sum + batch.credentials, 0);
  for (const batch of issued) terminal.record({ kind: 'batch', ...batch });
  terminal.record({
    kind: 'summary',
    command: 'issue',
    dryRun: false,
    batches: issued.length,
    credentials,
    milliseconds,
  });
  if (issued.length === 0) return terminal.say('Nothing to issue: everything that was earned is issued.');
  terminal.say(
    ...table<IssuedBatch>(
      [
        { title: 'Cohort', cell: ({ cohortId }) => cohortId },
        { title: 'Award', cell: ({ awardId }) => awardId },
        ...versionColumn(issued),
        { title: 'Certificates', align: 'right', cell: (batch) => count(batch.credentials) },
        { title: 'Without name', align: 'right', cell: ({ withoutName }) => count(withoutName) },
        { title: 'Batch', cell: ({ batchId }) => batchId },
        { title: 'Root', cell: ({ root }) => shortHash(root), style: () => 'dim' },
      ],
      issued,
      terminal.paint,
    ),
    ...findingLines(noted, terminal.paint),
    '',
    `Issued ${counted(credentials, 'certificate')} in ${counted(issued.length, 'batch', 'batches')} (${duration(milliseconds)}). Next: npx cairn anchor`,
  );
}

function issuedBatches(issued: readonly IssuedBatch[]): JsonObject {
  return { batches: issued.map(({ batchId, credentials }) => ({ batchId, credentials })) };
}

/**
 * Nothing to issue is fine when all is issued; it is a mistake when nobody was brought in or evaluated.
 *
 * @throws CairnError `nothing-to-issue`
 */
async function assertAnythingEarned(installation: Installation, cohortIds: readonly string[]): Promise<void> {
  const { cohorts } = await statusOverview(installation);
  const chosen = cohorts.filter(({ cohortId }) => cohortIds.length === 0 || cohortIds.includes(cohortId));
  const named = chosen
    .map(({ cohortId }) => cohortId)
    .slice(0, 10)
    .join(', ');
  const problem = (message: string, remedy: string): CairnError =>
    new CairnError('nothing-to-issue', message, {
      remedy,
      details: { cohorts: chosen.map(({ cohortId }) => cohortId) },
    });
  if (chosen.length === 0)
    throw problem('no cohort is known yet', 'bring in results first: npx cairn import oulad DIR');
  if (chosen.every(({ learners }) => learners === 0)) {
    throw problem(`${named}: nobody is enrolled`, 'bring in the results of its learners first');
  }
  if (chosen.every(({ evaluated }) => evaluated === 0)) {
    throw problem(`${named}: nobody has been evaluated yet`, 'run npx cairn evaluate first');
  }
}
