import type { Check, CheckName } from '../../core/check.ts';

/** What each line of the checks is called. */
export const CHECK_TITLES: Readonly<Record<CheckName, string>> = {
  document: 'Readable certificate',
  'anchor-agreement': 'One record, not two',
  inclusion: 'Text unchanged',
  'validity-period': 'Within its dates',
  registry: 'Trusted registry',
  issuer: 'Issuer’s registry entry',
  anchoring: 'Recorded on the chain',
  standing: 'Recorded with a sound key',
  revocation: 'Not revoked',
  suspension: 'Not suspended',
  identity: 'Issuer’s identity',
  signature: 'Digital signature',
  holder: 'The person before you',
};

/** The word beside the icon of each outcome, so that neither shape nor colour has to be told apart. */
export const OUTCOME_WORDS: Readonly<Record<Check['outcome'], string>> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'could not check',
  'not-checked': 'not checked',
};

/** Names of what the checks rest on; what has none here goes by its own name. */
export const EVIDENCE_NAMES: Readonly<Record<string, string>> = {
  id: 'Certificate’s identifier',
  credentialHash: 'Certificate hash (SHA-256)',
  chainId: 'Chain id',
  registry: 'Registry’s address',
  issuerId: 'Issuer’s number',
  index: 'Place in the batch',
  root: 'Root of the batch',
  size: 'Certificates in the batch',
  proofLength: 'Length of the proof',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  now: 'This device’s time',
  did: 'Issuer’s identifier (DID)',
  registeredDid: 'DID in the registry',
  key: 'Key that recorded it',
  anchoredAt: 'Recorded at',
  block: 'Newest block read',
  finalBlock: 'Newest final block read',
  keyCompromisedSince: 'Key compromised since',
  domain: 'Domain',
  issuerReference: 'Registry entry',
  knownBy: 'Known by',
  url: 'Asked at',
  endpoint: 'Endpoint',
  detail: 'What happened',
  codeHash: 'Hash of the registry’s code',
  batchRevoked: 'Whole batch revoked',
  blockHash: 'Hash of that block',
  ageSeconds: 'Age of that block, in seconds',
  pinnedCodeHash: 'Hash of the code that is trusted',
  pinnedChainId: 'Chain id that is wanted',
  revoked: 'Revoked',
  suspended: 'Suspended',
  pointer: 'Place in the file',
  line: 'Line',
  column: 'Column',
  problem: 'Problem',
  code: 'Code',
  recordedSize: 'Certificates in the batch as recorded',
  recordedProofValid: 'Proof holds for the batch as recorded',
};

/** Evidence that holds Unix seconds. */
export const EVIDENCE_TIMES: ReadonlySet<string> = new Set(['anchoredAt', 'keyCompromisedSince', 'headTimestamp']);

/** Sentences around the checks. */
export const CHECKS_WORDS = {
  title: 'What was checked',
  tally: (passed: number, all: number): string =>
    `${passed} of ${all} checks passed. Open a line to see what it rests on.`,
  holderTitle: 'Does it belong to the person before you?',
  holderLabel: 'Their e-mail address or name, as they give it to you',
  holderButton: 'Compare',
  holderPrivate: 'It stays on this device.',
  whenTitle: 'When and where',
  recorded: 'Recorded',
  recordedIn: 'Recorded in',
  transaction: 'Transaction',
  block: (number: string): string => `block ${number}`,
  readAt: 'Read at',
  checkedAt: 'Checked',
  hash: 'Certificate hash',
  print: 'Print this answer',
  printNote: 'A print is not a proof. Whoever gets it should check the file again.',
  yes: 'yes',
  no: 'no',
  none: 'none',
} as const;
