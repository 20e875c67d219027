/**
 * The trace of a decision, `"type": "CairnTrace"`, version 1: every requirement of one award, met or not, with the
 * results that it rests on. A trace is JSON with decimals as text, so that its canonical bytes are the same for ever;
 * it names no learner.
 *
 * Everywhere in a trace the members of an object stand in the order of RFC 8785, so that `JSON.stringify` of a trace is
 * its canonical text: `evaluate` writes them so, and `traceFromJson` refuses others.
 *
 * These are type aliases, not interfaces: only aliases are assignable to `JsonValue`.
 */
import type { FinalResult } from './learner-record.ts';

/** A result as a trace shows it: the score in its one normal form. */
export type ResultTrace = {
  readonly assessment: string;
  readonly score: string | null;
  readonly submittedOn: string | null;
  readonly carriedOver: boolean;
};

/** One weighted part; `result` is `null` where no scored result exists, which counts as zero. */
export type WeightedPartTrace = {
  readonly assessment: string;
  readonly weight: string;
  readonly result: ResultTrace | null;
};

/** A requirement as the pathway states it, whether it is met, and what that rests on. */
export type RequirementTrace =
  | { readonly kind: 'all' | 'any'; readonly met: boolean; readonly of: readonly RequirementTrace[] }
  | {
      readonly kind: 'tier-completed';
      readonly met: boolean;
      /** The tier's own requirement; in a sequential pathway after those of the tiers before it. */
      readonly of: readonly RequirementTrace[];
      readonly tier: string;
    }
  | {
      readonly kind: 'final-result';
      readonly met: boolean;
      readonly in: readonly FinalResult[];
      readonly finalResult: FinalResult | null;
    }
  | { readonly kind: 'not-withdrawn'; readonly met: boolean; readonly finalResult: FinalResult | null }
  | {
      readonly kind: 'submitted';
      readonly met: boolean;
      readonly atLeast: number;
      /** How many different assessments the results below are of. */
      readonly count: number;
      readonly results: readonly ResultTrace[];
    }
  | {
      readonly kind: 'assessment-score';
      readonly met: boolean;
      readonly assessment: string;
      readonly atLeast: string;
      /** The best scored result, or `null` where there is none. */
      readonly result: ResultTrace | null;
    }
  | {
      readonly kind: 'weighted-score';
      readonly met: boolean;
      readonly atLeast: string;
      /** The weighted score, exact. */
      readonly score: string;
      readonly of: readonly WeightedPartTrace[];
    };

/** Whether the award is earned. `not-yet` says no more than that: results may still come. */
export type Outcome = 'earned' | 'not-yet';

/** Whether the award comes with its distinction, and why. */
export type DistinctionTrace = {
  /** The award is earned, and the distinction's requirement is met too. */
  readonly awarded: boolean;
  readonly label: string;
  readonly requirement: RequirementTrace;
};

/** Why a result does not count; `counting.ts` has the rules. */
export type NotCountedReason =
  | 'before-cohort'
  | 'after-cohort'
  | 'after-withdrawal'
  | 'undated-at-withdrawal'
  | 'transferred-away';

/** What was held against the learner's results, and which of them do not count for what reason. */
export type CountingTrace = {
  /** `null` where the cohort has no dates. */
  readonly cohort: {
    readonly endsOn: string | null;
    readonly resultsUntil: string | null;
    readonly startsOn: string | null;
  } | null;
  /** How the enrolment ended, with the final result that was reported all the same; `null` while it lasts. */
  readonly enrolment: {
    readonly finalResult: FinalResult | null;
    readonly on: string;
    readonly status: 'withdrawn' | 'transferred';
  } | null;
  readonly notCounted: readonly { readonly reason: NotCountedReason; readonly result: ResultTrace }[];
};

/** The whole trace of the decision on one award. */
export type Trace = {
  readonly type: 'CairnTrace';
  readonly version: 1;
  /** Only where the cohort has dates or the enrolment has ended. */
  readonly counting?: CountingTrace;
  /** `reference` is `urn:cairn:pathway:{id}:{edition}`; `digest` is the lower-case hex SHA-256 of the definition. */
  readonly pathway: { readonly reference: string; readonly digest: string };
  readonly award: string;
  readonly outcome: Outcome;
  readonly requirement: RequirementTrace;
  /** `null` where the award knows no distinction. */
  readonly distinction: DistinctionTrace | null;
};
