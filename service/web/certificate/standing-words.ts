import type { Check } from '../../core/check.ts';
import type { Reason } from '../../core/reason.ts';
import type { CairnPosture } from '../page/cairn-figure.ts';

/** How a certificate stands, as its holder is told. */
export interface StandingWords {
  readonly title: string;
  readonly text: string;
  /** Which shape and colour go with it. */
  readonly outcome: Check['outcome'];
  /** Whether it is any use to check again. */
  readonly again: boolean;
}

export const VALID_WORDS: StandingWords = {
  title: 'Valid',
  text: 'Checked on this device, against the public chain: it is what was recorded, it is in force, and its issuer’s domain stands for it.',
  outcome: 'pass',
  again: false,
};

export const PENDING_WORDS: StandingWords = {
  title: 'On its way',
  text: 'It is issued, and is being recorded on the public chain. That takes some minutes, or until the issuer records the next ones. This page looks again by itself; the PDF and the file are here when it is done.',
  outcome: 'unknown',
  again: true,
};

export const CHECKING_WORDS: StandingWords = {
  title: 'Being checked',
  text: 'This page reads the public chain by itself.',
  outcome: 'not-checked',
  again: false,
};

const ISSUERS_FAULT: StandingWords = {
  title: 'Something is wrong',
  text: 'The file that the issuer’s server handed out does not hold against the public chain. That is not your doing: tell the issuer, and show them this page.',
  outcome: 'fail',
  again: true,
};

const NOT_CHECKED: Omit<StandingWords, 'text'> = { title: 'Could not check', outcome: 'unknown', again: true };

/** The words for every reason that a verdict can have. */
const STANDING_WORDS: Readonly<Record<Reason, StandingWords>> = {
  malformed: ISSUERS_FAULT,
  'anchor-mismatch': ISSUERS_FAULT,
  'issuer-mismatch': ISSUERS_FAULT,
  'proof-invalid': ISSUERS_FAULT,
  'not-anchored': ISSUERS_FAULT,
  'signature-invalid': ISSUERS_FAULT,
  'document-required': ISSUERS_FAULT,
  'anchor-void': {
    title: 'Does not count for now',
    text: 'The key with which it was recorded was in the wrong hands at that time, so the record proves nothing. The issuer can record it again: ask them when.',
    outcome: 'fail',
    again: true,
  },
  revoked: {
    title: 'Revoked',
    text: 'The issuer has revoked it for good. Nobody will take it for valid. If you do not know why, ask the issuer.',
    outcome: 'fail',
    again: false,
  },
  suspended: {
    title: 'Suspended',
    text: 'The issuer has suspended it for the time being. Until that is lifted nobody will take it for valid: ask the issuer what it is about.',
    outcome: 'fail',
    again: true,
  },
  expired: {
    title: 'Expired',
    text: 'It was issued for a limited time, and that time is over. Ask the issuer whether it can be renewed.',
    outcome: 'fail',
    again: false,
  },
  'not-yet-valid': {
    title: 'Not valid yet',
    text: 'Its first day of validity lies in the future. If today is later than that, this device’s clock is wrong.',
    outcome: 'fail',
    again: true,
  },
  'unknown-registry': {
    ...NOT_CHECKED,
    text: 'This site does not say which registry it trusts, so this page could not check the certificate. That says nothing about it.',
  },
  'wrong-chain': {
    ...NOT_CHECKED,
    text: 'The chain was read through an endpoint of another chain. That says nothing about your certificate.',
  },
  'chain-unavailable': {
    ...NOT_CHECKED,
    text: 'The chain could not be read just now. That says nothing about your certificate, and you can take it away all the same.',
  },
  'chain-stale': {
    ...NOT_CHECKED,
    text: 'What was read of the chain does not fit this device’s clock. That says nothing about your certificate: set the clock right if it is wrong, or try again in some minutes.',
  },
  'anchor-pending': {
    title: 'Nearly there',
    text: 'It is recorded, and the record is still too new to count on. Look again in some minutes.',
    outcome: 'unknown',
    again: true,
  },
  'issuer-identity-unbound': {
    title: 'The issuer has to confirm it',
    text: 'It is recorded, and the issuer’s domain does not confirm the record as its own just now. Others will read “could not check” until it does: tell the issuer.',
    outcome: 'unknown',
    again: true,
  },
};

/** The words for a verdict's reason; null for a valid one. */
export function standingWordsOf(reason: Reason | null): StandingWords {
  return reason === null ? VALID_WORDS : STANDING_WORDS[reason];
}

/** How the cairn of a certificate stands that stands so. */
export const POSTURES: Readonly<Record<Check['outcome'], CairnPosture>> = {
  pass: 'whole',
  fail: 'fallen',
  unknown: 'fogged',
  'not-checked': 'building',
};
