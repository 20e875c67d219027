import type { AuditAnswer } from '../../core/audit/difference.ts';
import type { CairnPosture } from '../page/cairn-figure.ts';

/** How one of the three answers is told. */
export interface AnswerWords {
  readonly title: string;
  readonly posture: CairnPosture;
  /** The class of its colours. */
  readonly tone: 'valid' | 'invalid' | 'unknown';
  readonly meaning: string;
}

export const ANSWER_WORDS: Readonly<Record<AuditAnswer, AnswerWords>> = {
  'no-difference': {
    title: 'It adds up',
    posture: 'whole',
    tone: 'valid',
    meaning: 'The events are all that the contract holds, and everything that was compared agrees.',
  },
  differences: {
    title: 'It does not add up',
    posture: 'fallen',
    tone: 'invalid',
    meaning: 'Two accounts of the same thing do not agree. Each difference is listed below, with where it is.',
  },
  'could-not-tell': {
    title: 'Could not tell',
    posture: 'fogged',
    tone: 'unknown',
    meaning: 'Nothing contradicts, but something could not be checked. What is open is listed below.',
  },
};

const NUMBER = new Intl.NumberFormat('en-GB');

/** A number as people read it. */
export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** A number and its noun. */
export function countedText(value: number, one: string, many = `${one}s`): string {
  return `${numberText(value)} ${value === 1 ? one : many}`;
}

export const AUDIT_WORDS = {
  read: 'Read the chain',
  readAgain: 'Read the chain again',
  opening: (name: string): string => `Asking the nodes of ${name}`,
  server: (source: string): string => `Asking ${source} for its own word`,
  steps: {
    'blocks read': 'Reading events',
    'times read': 'Reading the times of their blocks',
    'headers read': 'Looking for events that were left out',
    'receipts read': 'Comparing receipts',
    'records compared': 'Comparing with the contract’s storage',
    'batches asked for': 'Asking the issuer’s server',
  } as Readonly<Record<string, string>>,
  progress: (step: string, done: number, total: number | undefined): string =>
    total === undefined ? `${step}: ${numberText(done)}` : `${step}: ${numberText(done)} of ${numberText(total)}`,
  unread: 'Could not tell',
  unreadMeaning: 'The chain could not be read, so nothing is known: neither good nor bad.',
  tryAgain: 'Try again',
  openSettings: 'Open settings',
  noPins: (why: string): string =>
    `The list of registries that this site trusts could not be loaded (${why}). Set your own list in Settings.`,
  nothingPinned: 'No registry is trusted yet, so there is none that could be read. Add one in Settings.',
  failure: 'This page itself failed, which says nothing about the record. Reload it and try again.',
  readAt: 'Read at',
  block: (number: number): string => `block ${numberText(number)}`,
  final: 'final',
  notFinal: (final: number | null): string =>
    final === null ? 'nothing of it is final yet' : `final up to block ${numberText(final)}`,
  through: 'Through',
  registry: 'Registry',
  roots: 'Roots',
  recomputed: (done: number, all: number): string =>
    `${numberText(done)} of ${numberText(all)} recomputed from manifests`,
  differences: 'Differences',
  expected: 'Expected',
  found: 'Found',
  notChecked: 'Not checked',
  open: 'could not check',
  skipped: 'not checked',
  standing: 'Certificates',
  standingAsOf: (day: string): string => `Certificates, as known at the end of ${day}`,
  inForce: 'in force',
  revoked: 'revoked',
  suspended: 'suspended',
  void: 'void',
  voidNow: (now: number): string => `${numberText(now)} as known now`,
  chart: 'Over time',
  chartAnchored: 'Certificates anchored',
  chartRevoked: 'Certificates revoked',
  chartTable: 'The same as a table',
  chartTitle: (steps: number, unit: 'hour' | 'day' | 'month' | 'year'): string =>
    `Certificates anchored and revoked over ${countedText(steps, unit)}. The table below has the numbers.`,
  chartEmpty: 'Nothing was anchored or revoked in this part of the record.',
  chartPeriod: { hour: 'Hour', day: 'Day', month: 'Month', year: 'Year' },
  per: { hour: 'each hour', day: 'each day', month: 'each month', year: 'each year' },
  records: 'Records',
  show: 'Show',
  issuer: 'Issuer',
  allIssuers: 'All issuers',
  kind: 'What',
  allKinds: 'Everything',
  reason: 'Why',
  allReasons: 'Any reason',
  from: 'From',
  to: 'To',
  batch: 'Batch (its root)',
  badBatch: 'A root is 0x and 64 digits from 0 to f.',
  asOf: 'As it was known on',
  clear: 'Show everything',
  shown: (first: number, last: number, all: number): string =>
    all === 0
      ? 'No record is of what you chose.'
      : `${numberText(first)} to ${numberText(last)} of ${countedText(all, 'record')}`,
  pages: 'Pages of records',
  first: 'First',
  previous: 'Previous',
  next: 'Next',
  last: 'Last',
  csv: 'Download as CSV',
  columns: {
    time: 'Time',
    kind: 'What',
    which: 'Which',
    reason: 'Why',
    issuer: 'Issuer',
    by: 'By',
    place: 'On the chain',
  },
  pending: 'not final yet',
  exact: {
    transaction: 'Transaction',
    logIndex: 'Log entry',
    by: 'By',
    issuer: 'Issuer’s DID',
    root: 'Root of the batch',
    key: 'Key',
    newAdmin: 'New admin',
    digest: 'Digest',
  },
  compare: 'Compare with more',
  compareLead:
    'The chain alone tells what was done. With the issuer’s manifests every root is recomputed from the certificates’ hashes; its server can be held to its own word.',
  chooseManifests: 'Choose manifests',
  chooseFolder: 'Choose a folder',
  manifestsHint: 'or drop them anywhere on this page. They stay on this device.',
  manifestsGiven: (number: number): string => `${countedText(number, 'manifest')} given.`,
  unreadableFile: 'The browser could not read it.',
  serverLabel: 'Address of the issuer’s server',
  serverButton: 'Ask it and compare',
  serverHint: 'Its word counts for nothing here but to be compared. If it is off, the rest stands.',
  badServer: 'An address starts with https://, or with http://localhost or http://127.0.0.1.',
} as const;
