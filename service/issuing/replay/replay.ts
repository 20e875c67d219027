import type { Evidence } from '../../core/check.ts';

/** What is checked of a decision, in the order in which it is listed. */
export const replayCheckNames = [
  /** There is evidence, it can be read, and it is of this certificate. */
  'evidence',
  /** The pathway version is the one that the certificate names. */
  'pathway',
  /** The trace is the one whose digest the certificate holds. */
  'trace',
  /** Decided again from the record, the trace comes out the same, byte for byte. */
  'decision',
  /** It earns the award. */
  'outcome',
  /** The certificate states the results that the decision rests on. */
  'results',
  'credit',
  /** The certificate states the competencies and the level that the pathway gives the award. */
  'alignment',
  /** All else that the certificate says of the award is what the pathway says of it. */
  'award',
] as const;

export type ReplayCheckName = (typeof replayCheckNames)[number];

/** Why a decision does not come out the same. */
export type NotSameReason =
  | 'other-certificate'
  | 'pathway-differs'
  | 'edition-differs'
  | 'trace-differs'
  | 'decision-differs'
  | 'not-earned'
  | 'results-differ'
  | 'credit-differs'
  | 'alignment-differs'
  | 'award-differs';

/** Why nobody can tell from what there is. */
export type NotToldReason =
  | 'evidence-missing'
  | 'evidence-unreadable'
  | 'digests-missing'
  | 'pathway-form-unknown'
  | 'trace-form-unknown'
  | 'framework-form-unknown';

export type ReplayReason = NotSameReason | NotToldReason;

/** One line of a replay; `not-checked` where it rests on one above that is not passed. */
export interface ReplayCheck {
  readonly name: ReplayCheckName;
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'not-checked';
  /** Present exactly when the outcome is `fail` or `unknown`. */
  readonly reason?: ReplayReason;
  /** Plain words for people. */
  readonly sentence: string;
  readonly evidence: Evidence;
}

/**
 * Whether the decision behind a certificate comes out the same. It says nothing of the certificate being genuine: that is
 * the verdict's to say.
 */
export interface Replay {
  /** A proven `not-same` outranks `unknown`. */
  readonly outcome: 'same' | 'not-same' | 'unknown';
  /** That of the first check that is not passed; null for `same`. */
  readonly reason: ReplayReason | null;
  /** All of {@link replayCheckNames}, in that order. */
  readonly checks: readonly ReplayCheck[];
}

/** What the checks come to. */
export function replayOf(checks: readonly ReplayCheck[]): Replay {
  const failed = checks.find(({ outcome }) => outcome === 'fail');
  const untold = checks.find(({ outcome }) => outcome === 'unknown');
  if (failed !== undefined) return { outcome: 'not-same', reason: failed.reason ?? null, checks };
  if (untold !== undefined) return { outcome: 'unknown', reason: untold.reason ?? null, checks };
  return { outcome: 'same', reason: null, checks };
}

export function passed(name: ReplayCheckName, sentence: string, evidence: Evidence = {}): ReplayCheck {
  return { name, outcome: 'pass', sentence, evidence };
}

export function failed(
  name: ReplayCheckName,
  reason: NotSameReason,
  sentence: string,
  evidence: Evidence = {},
): ReplayCheck {
  return { name, outcome: 'fail', reason, sentence, evidence };
}

export function untold(
  name: ReplayCheckName,
  reason: NotToldReason,
  sentence: string,
  evidence: Evidence = {},
): ReplayCheck {
  return { name, outcome: 'unknown', reason, sentence, evidence };
}

export function notChecked(name: ReplayCheckName): ReplayCheck {
  return { name, outcome: 'not-checked', sentence: NOT_CHECKED[name], evidence: {} };
}

const NOT_CHECKED: Readonly<Record<ReplayCheckName, string>> = {
  evidence: 'The evidence was not looked at.',
  pathway: 'The pathway was not compared: there is none to compare.',
  trace: 'The trace was not compared: there is none to compare.',
  decision: 'Nothing was decided again.',
  outcome: 'Nothing was decided again that could earn the award.',
  results: 'The results were not compared.',
  credit: 'The credit was not compared.',
  alignment: 'What the award is aligned with was not compared.',
  award: 'What else the certificate says of the award was not compared.',
};
