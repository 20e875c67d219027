import { isFinal } from '../core/audit/audit-reading.ts';
import type { AuditRecord } from '../core/audit/audit-record.ts';
import type { AuditReport } from '../core/audit/audit-report.ts';
import { type AuditAnswer, placeText } from '../core/audit/difference.ts';
import { REASON_NAMES, RECORD_NAMES, recordSubject, voidWords } from '../core/audit/record-words.ts';
import { shortHash } from '../core/short-hash.ts';
import { utcMoment } from '../core/utc-moment.ts';
import type { Paint, Style } from './palette.ts';
import { plainText } from './plain-text.ts';
import { facts, table } from './table.ts';
import { count, counted } from './words.ts';

/** What the three answers are called, and how they look. */
const ANSWERS: Readonly<Record<AuditAnswer, { readonly name: string; readonly style: Style }>> = {
  'no-difference': { name: 'NO DIFFERENCE', style: 'green' },
  differences: { name: 'DIFFERENCES', style: 'red' },
  'could-not-tell': { name: 'COULD NOT TELL', style: 'yellow' },
};

/** An audit as people read it: the records, what they come to, then the differences, and the answer at the end. */
export function auditView(
  report: AuditReport,
  shown: readonly AuditRecord[],
  asOf: number | null,
  paint: Paint,
): string[] {
  return [
    ...(shown.length === 0 ? ['No record is of what was asked for.'] : recordTable(shown, paint)),
    '',
    ...facts(summaryFacts(report, shown, asOf), paint),
    '',
    ...differenceLines(report, paint),
    ...notCheckedLines(report, paint),
    answerLine(report, paint),
  ];
}

function recordTable(records: readonly AuditRecord[], paint: Paint): string[] {
  return table<AuditRecord>(
    [
      { title: 'Time', cell: ({ time }) => utcMoment(time) },
      { title: 'Block', align: 'right', cell: ({ blockNumber, final }) => `${blockNumber}${final ? '' : '*'}` },
      { title: 'Issuer', align: 'right', cell: ({ issuerId }) => String(issuerId) },
      { title: 'What', cell: ({ kind }) => RECORD_NAMES[kind], style: (record) => KIND_STYLES[record.kind] ?? null },
      { title: 'Batch', cell: ({ root }) => shortHash(root ?? ''), style: () => 'dim' },
      {
        title: 'Which',
        cell: (record) =>
          [recordSubject(record, shortHash), voidWords(record)].filter((part) => part !== null).join('; '),
      },
      { title: 'Why', cell: ({ reason }) => (reason === null ? '' : REASON_NAMES[reason]) },
      { title: 'By', cell: ({ by }) => shortHash(by), style: () => 'dim' },
      { title: 'Transaction', cell: ({ transactionHash }) => shortHash(transactionHash), style: () => 'dim' },
    ],
    records,
    paint,
  );
}

const KIND_STYLES: Partial<Record<AuditRecord['kind'], Style>> = {
  'credentials-revoked': 'red',
  'batch-revoked': 'red',
  'key-compromised': 'red',
  'credentials-suspended': 'yellow',
  'batch-anchored': 'green',
};

function summaryFacts(
  { reading, counts, countsNow, records, recomputedRoots }: AuditReport,
  shown: readonly AuditRecord[],
  asOf: number | null,
): (readonly [string, string])[] {
  const { deployment, endpoint, agreeing, block } = reading;
  const nodes = [endpoint, ...agreeing].map(plainText).join(', ');
  const pending = shown.some(({ final }) => !final) ? ' (* not final yet)' : '';
  const voidLater = asOf === null || countsNow.void === counts.void ? '' : `; ${count(countsNow.void)} as known now`;
  return [
    ['Registry', `${deployment.registry} on ${plainText(deployment.name)}, chain ${deployment.chainId}`],
    [
      'Read at',
      `block ${block.number}, ${utcMoment(block.timestamp)}, ${isFinal(reading) ? 'final' : 'not final yet'}; ${nodes}`,
    ],
    ...(asOf === null ? [] : [['As of', utcMoment(asOf)] as const]),
    ['Records', `${count(shown.length)} shown, of ${count(records.length)}${pending}`],
    [
      'Issuers',
      `${count(counts.issuers)}, with ${counted(counts.keys, 'key')}, ${count(counts.compromisedKeys)} of them compromised, ` +
        `and ${counted(counts.documents, 'document')}`,
    ],
    [
      'Certificates',
      `${count(counts.certificates)} in ${counted(counts.batches, 'batch', 'batches')}: ${count(counts.inForce)} in force, ` +
        `${count(counts.revoked)} revoked, ${count(counts.suspended)} suspended, ${count(counts.void)} void${voidLater}`,
    ],
    ['Roots', `${count(recomputedRoots)} of ${count(countsNow.batches)} recomputed from manifests`],
  ];
}

function differenceLines({ differences }: AuditReport, paint: Paint): string[] {
  if (differences.length === 0) return [];
  return [
    paint(counted(differences.length, 'difference'), 'red', 'bold'),
    ...differences.flatMap(({ code, place, expected, found }) => [
      `  ${paint(code, 'red')}  ${paint(placeText(place))}`,
      `    ${paint('expected', 'dim')} ${plainText(expected)}`,
      `    ${paint('found   ', 'dim')} ${plainText(found)}`,
    ]),
    '',
  ];
}

function notCheckedLines({ notChecked }: AuditReport, paint: Paint): string[] {
  if (notChecked.length === 0) return [];
  return [
    paint('Not checked', 'bold'),
    ...notChecked.map(({ code, place, why, open }) => {
      const where = Object.keys(place).length === 0 ? '' : `${plainText(placeText(place))}: `;
      return `  ${paint(open ? '?' : '–', open ? 'yellow' : 'dim')} ${paint(code, 'dim')}  ${where}${plainText(why)}`;
    }),
    '',
  ];
}

function answerLine({ answer, reading, differences }: AuditReport, paint: Paint): string {
  const { name, style } = ANSWERS[answer];
  return `${paint(name, style, 'bold')}: ${answerWords(answer, differences.length, reading.block.number)}`;
}

function answerWords(answer: AuditAnswer, differences: number, block: number): string {
  switch (answer) {
    case 'no-difference':
      return `the events up to block ${block} are all that the contract holds, and everything compared agrees.`;
    case 'differences':
      return `${counted(differences, 'account')} of the same thing ${differences === 1 ? 'does' : 'do'} not agree; see above.`;
    case 'could-not-tell':
      return 'nothing contradicts, but what stands above with a question mark could not be checked.';
  }
}
