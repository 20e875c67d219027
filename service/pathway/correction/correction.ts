/**
 * What has changed since a certificate was issued, for a person to look at: plain JSON, which is kept and shown as it
 * stands. These are type aliases, not interfaces: only aliases are assignable to `JsonValue`.
 */
import type { FinalResult } from '../evaluation/learner-record.ts';
import type { NotCountedReason, Outcome, RecognitionTrace, ResultTrace } from '../evaluation/trace.ts';

/** Why a person has to look, in the order in which it is told. */
export const CORRECTION_REASONS = [
  'no-longer-earned',
  'distinction-lost',
  'distinction-gained',
  'result-changed',
] as const;

/**
 * - `no-longer-earned`: by the same pathway version the award is not earned now.
 * - `distinction-lost`, `distinction-gained`: it is earned all the same, without or with its distinction.
 * - `result-changed`: something that the certificate rests on is not on record any more as it was.
 */
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** Something of the record that is not as it was. */
export type Change =
  | {
      readonly kind: 'result';
      readonly assessment: string;
      /** Null where it came in addition. */
      readonly before: ResultTrace | null;
      /** What counts of the assessment now and did not stand in the certificate's trace. */
      readonly now: readonly ResultTrace[];
      /** Why the result counts no longer, where it is on record as it was. */
      readonly notCounted: NotCountedReason | null;
    }
  | { readonly kind: 'final-result'; readonly before: FinalResult | null; readonly now: FinalResult | null }
  | {
      readonly kind: 'recognition';
      readonly module: string;
      readonly before: RecognitionTrace;
      /** Another decision that stands in its place; null where there is none. */
      readonly now: RecognitionTrace | null;
    }
  | {
      readonly kind: 'held-award';
      readonly pathway: string;
      readonly award: string;
      readonly before: HeldCertificateTrace;
      readonly now: HeldCertificateTrace | null;
    };

/** A change, and whether the certificate rests on what has changed: then it is a reason by itself. */
export type FactChange = Change & { readonly carries: boolean };

/** A certificate of another pathway: under which edition it was earned, and the day of its issue. */
export type HeldCertificateTrace = { readonly edition: string; readonly on: string };

/** How an award was decided: when the certificate was issued, or now. */
export type DecisionStanding = { readonly outcome: Outcome; readonly distinction: boolean };

/** All that is to be looked at of one certificate. */
export type Correction = {
  /** At least one, each once. */
  readonly reasons: readonly CorrectionReason[];
  readonly before: DecisionStanding;
  /** Null where the award is not decided on any more. */
  readonly now: DecisionStanding | null;
  readonly changes: readonly FactChange[];
};
