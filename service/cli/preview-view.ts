import { type CoinPrice, moneyText, shortCoins, worthOf } from '../core/coin-price.ts';
import type { AnchoringCost } from '../registrar/issuing/preview/anchoring-cost.ts';
import type { Finding, FindingWeight } from '../registrar/issuing/preview/finding.ts';
import type { IssuePreview, PreviewedBatch, PreviewedCertificate } from '../registrar/issuing/preview-issue.ts';
import type { Paint, Style } from './palette.ts';
import { type Column, table } from './table.ts';
import { count, counted } from './words.ts';

const WEIGHTS: readonly { weight: FindingWeight; title: string; mark: string; style: Style }[] = [
  { weight: 'blocks', title: 'Stands in the way', mark: '✗', style: 'red' },
  { weight: 'look', title: 'Look at', mark: '!', style: 'yellow' },
  { weight: 'know', title: 'Good to know', mark: '·', style: 'dim' },
];

/** What issuing would do, for people. */
export function previewLines(preview: IssuePreview, price: CoinPrice | null, paint: Paint): string[] {
  const { credentials, batches, awards, findings, list } = preview;
  const made = awards.filter((award) => award.credentials > 0);
  return [
    ...(made.length === 0 ? [] : [...batchTable(made, paint), '']),
    paint(
      credentials === 0
        ? 'Nothing would be issued.'
        : `Would issue ${counted(credentials, 'certificate')} in ${counted(batches, 'batch', 'batches')}, each with one transaction.`,
      'bold',
    ),
    ...costLines(preview, price),
    ...findingLines(findings, paint),
    ...(list.length === 0 ? [] : ['', ...listLines(list, credentials, paint)]),
    '',
    'Nothing was issued.',
  ];
}

/** How many findings of a kind are shown: of many cohorts the same can be said. */
const OF_A_KIND = 3;

/** What stands out, by weight; findings of a kind stand together, with what can be done about them. */
export function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  return WEIGHTS.flatMap(({ weight, title, mark, style }) => {
    const here = findings.filter((finding) => finding.weight === weight);
    if (here.length === 0) return [];
    const kinds = [...Map.groupBy(here, ({ kind }) => kind).values()];
    return ['', paint(title, 'bold'), ...kinds.flatMap((ofAKind) => linesOf(ofAKind, paint(mark, style), paint))];
  });
}

function linesOf(ofAKind: readonly Finding[], mark: string, paint: Paint): string[] {
  const more = ofAKind.length - OF_A_KIND;
  const remedies = new Set(ofAKind.map(({ remedy }) => remedy).filter((remedy) => remedy !== null));
  return [
    ...ofAKind.slice(0, OF_A_KIND).map(({ cohortId, awardId, sentence, learners, count: concerned }) => {
      const where = [cohortId, awardId].filter((part) => part !== null).join(', ');
      const named = learners.length === 0 ? '' : ` (${learners.join(', ')}${concerned > learners.length ? ', …' : ''})`;
      return `  ${mark} ${where === '' ? '' : `${paint(where, 'dim')}  `}${paint(`${sentence}${named}`)}`;
    }),
    ...(more <= 0 ? [] : [`    ${paint(`and the same of ${counted(more, 'other')}; all with --json`, 'dim')}`]),
    ...[...remedies].map((remedy) => `    ${paint(remedy, 'dim')}`),
  ];
}

/** The column that says by which version something was earned; none where each cohort has one version. */
export function versionColumn<Row extends { readonly cohortId: string; readonly pathway: string }>(
  rows: readonly Row[],
): Column<Row>[] {
  const cohorts = new Set(rows.map(({ cohortId }) => cohortId));
  const versions = new Set(rows.map(({ cohortId, pathway }) => `${cohortId} ${pathway}`));
  return versions.size === cohorts.size ? [] : [{ title: 'Earned under', cell: ({ pathway }) => pathway }];
}

function batchTable(made: readonly PreviewedBatch[], paint: Paint): string[] {
  return table<PreviewedBatch>(
    [
      { title: 'Cohort', cell: ({ cohortId }) => cohortId },
      { title: 'Award', cell: ({ awardId }) => awardId },
      ...versionColumn(made),
      { title: 'Certificates', align: 'right', cell: ({ credentials }) => count(credentials) },
      { title: 'Distinctions', align: 'right', cell: ({ distinctions }) => count(distinctions) },
      { title: 'Without name', align: 'right', cell: ({ withoutName }) => count(withoutName) },
      { title: 'Without e-mail', align: 'right', cell: ({ withoutEmail }) => count(withoutEmail) },
      { title: 'Issued before', align: 'right', cell: ({ issuedBefore }) => count(issuedBefore) },
    ],
    made,
    paint,
  );
}

function listLines(list: readonly PreviewedCertificate[], credentials: number, paint: Paint): string[] {
  return [
    paint(
      list.length < credentials
        ? `For whom (${count(list.length)} of ${count(credentials)}; all with --list)`
        : `For whom (${count(credentials)})`,
      'bold',
    ),
    ...table<PreviewedCertificate>(
      [
        { title: 'Learner', cell: ({ learnerId }) => learnerId },
        { title: 'Name', cell: ({ name }) => name ?? '–' },
        { title: 'Cohort', cell: ({ cohortId }) => cohortId },
        {
          title: 'Award',
          cell: ({ awardId, distinction }) => (distinction ? `${awardId}, with distinction` : awardId),
        },
        { title: 'Stands out', cell: ({ findings }) => findings.join(', '), style: () => 'yellow' },
      ],
      list,
      paint,
    ),
  ];
}

function costLines({ cost, batches, waiting }: IssuePreview, price: CoinPrice | null): string[] {
  if (batches + waiting === 0) return [];
  if (cost === null) return ['What anchoring costs is not known.'];
  const transactions = batches + waiting + cost.publications;
  const published =
    cost.publications === 0 ? '' : `, and ${count(cost.gasPerPublication)} for the digest of each pathway version`;
  const how = cost.basis === 'estimated' ? 'estimated by the node' : 'as measured before';
  const gwei = (wei: string) => Number((Number(wei) / 1e9).toPrecision(3));
  return [
    `Anchoring takes ${counted(transactions, 'transaction')} and ${count(cost.gas)} gas (${count(cost.gasPerBatch)} a batch${published}, ${how}):`,
    `about ${amount(cost.expected, price)} at a base fee of ${gwei(cost.baseFeePerGas)} gwei and a tip of ${gwei(cost.tipPerGas)}, ${amount(cost.greatest, price)} at the most.`,
  ];
}

function amount(wei: AnchoringCost['expected'], price: CoinPrice | null): string {
  const coins = `${shortCoins(BigInt(wei))} ether`;
  return price === null ? coins : `${coins} (${moneyText(worthOf(BigInt(wei), price))} ${price.currency})`;
}
