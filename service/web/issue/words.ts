import type { BatchState } from './api/batch.ts';
import type { Standing } from './api/certificate.ts';
import type { Finding } from './api/preview.ts';

const NUMBER = new Intl.NumberFormat('en');

/** A whole number with thousands separators: `32,593`. */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** A number and its noun: `1 batch`, `44 batches`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** What the steps of a cohort are called, from the ground up. */
export const STEP_TITLES = ['Results', 'Evaluation', 'Certificates', 'Anchoring', 'In people’s hands'] as const;

/** The states of a batch, in the order in which it goes through them. */
export const BATCH_WORDS: Readonly<Record<BatchState, string>> = {
  open: 'open',
  sealed: 'sealed, not sent yet',
  submitted: 'sent to the chain',
  included: 'in a block, not final yet',
  final: 'final on the chain',
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  pending: 'not anchored yet',
  'in-force': 'in force',
  suspended: 'suspended',
  revoked: 'revoked',
  void: 'anchor void',
  unknown: 'could not be read',
};

export const FINDING_TITLES: Readonly<Record<Finding['weight'], string>> = {
  blocks: 'Stands in the way',
  look: 'Look at',
  know: 'Good to know',
};

/** What stands beside a certificate in the list of a preview. */
export const FINDING_TAGS: Readonly<Record<string, string>> = {
  'name-missing': 'no name',
  'email-missing': 'no e-mail',
  'name-shared': 'shared name',
  'name-not-printable': 'not printable',
  'holder-withdrawn': 'left the cohort',
  'issued-elsewhere': 'has it already',
};

/** Reasons that a registrar gives, as the chain records them, in words. The rest are not theirs to give. */
export const REASONS = {
  suspend: [
    ['certificate-hold', 'On hold until something is clear'],
    ['academic-misconduct', 'Academic misconduct is looked into'],
    ['unspecified', 'Without a stated reason'],
  ],
  reinstate: [
    ['unspecified', 'It is cleared'],
    ['issued-in-error', 'It was suspended by mistake'],
  ],
  revoke: [
    ['issued-in-error', 'Issued by mistake'],
    ['academic-misconduct', 'Academic misconduct'],
    ['privilege-withdrawn', 'The award was withdrawn'],
    ['unspecified', 'Without a stated reason'],
  ],
} as const;

/** A day as it stands in the interface, in words: `1 September 2026`. */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
