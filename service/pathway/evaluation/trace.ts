/**
 * The trace of a decision, `"type": "CairnTrace"`, version 2: every requirement of one award, met or not, with the
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
  readonly carriedOver: boolean;
  /** Only where it was handed in late and that takes something of its score; `late-work.ts` has the rules. */
  readonly late?: LateTrace;
  /** As it was given, before anything was taken of it. */
  readonly score: string | null;
  readonly submittedOn: string | null;
};

/** What handing in late has done to a score. */
export type LateTrace = {
  /** What is left of the score and counts: a decimal. */
  readonly counts: string;
  /** Days after the day on which it was due, each one begun. */
  readonly days: number;
  /** The day on which it was due, `2026-09-01`. */
  readonly dueOn: string;
};

/** The average of several attempts, exact: a plain decimal, or a fraction in lowest terms (`200/3`) where there is none. */
export type AverageTrace = {
  /** The attempts that it is of, in the order of time. */
  readonly results: readonly ResultTrace[];
  readonly score: string;
};

/** The score that counts in an assessment; `counted-score.ts` has the rules. */
export type ScoreTrace = {
  /** Only where the average of the attempts counts, and there are several. */
  readonly average?: AverageTrace;
  /** The attempt that counts, or `null` where there is none or the average counts. */
  readonly result: ResultTrace | null;
};

/** One weighted part; where it has no score it counts as zero. The weight is a percentage. */
export type WeightedPartTrace = ScoreTrace & {
  readonly assessment: string;
  /** A decimal; a fraction where a module of several assessments shares it out. */
  readonly weight: string;
};

/** The decision by which prior learning was recognised. */
export type RecognitionTrace = { readonly on: string; readonly reference: string };

/** The score that counts reaches a threshold. */
export type AssessmentScoreTrace = ScoreTrace & {
  readonly kind: 'assessment-score';
  readonly met: boolean;
  readonly assessment: string;
  readonly atLeast: string;
};

/** The weighted sum of the scores that count reaches a threshold. */
export type WeightedScoreTrace = {
  readonly kind: 'weighted-score';
  readonly met: boolean;
  readonly atLeast: string;
  /** The weighted score, exact: a fraction where averages leave no decimal. */
  readonly score: string;
  readonly of: readonly WeightedPartTrace[];
};

/** A module is passed; `requirements/module-passed.ts` has the rules. */
export type ModulePassedTrace = {
  readonly kind: 'module-passed';
  readonly met: boolean;
  readonly module: string;
  /** The marks that it is passed by, all of them: empty where it states none. */
  readonly of: readonly RequirementTrace[];
  /** It is recognised as prior learning, and passed by that alone. */
  readonly recognition: RecognitionTrace | null;
};

/** A module that carries credit, passed or not. */
export type CreditedModuleTrace = { readonly credit: string; readonly module: ModulePassedTrace };

/** A requirement as the pathway states it, whether it is met, and what that rests on. */
export type RequirementTrace =
  | { readonly kind: 'all' | 'any'; readonly met: boolean; readonly of: readonly RequirementTrace[] }
  | {
      readonly kind: 'at-least';
      readonly met: boolean;
      readonly count: number;
      readonly of: readonly RequirementTrace[];
    }
  | {
      readonly kind: 'within';
      readonly met: boolean;
      readonly days: number;
      /** Decided on what lies in the window; where there is none, on all that has a day. */
      readonly of: RequirementTrace;
      /** The earliest window that meets it, first and last day; `null` where none does. */
      readonly window: { readonly from: string; readonly to: string } | null;
    }
  | {
      readonly kind: 'credits';
      readonly met: boolean;
      readonly atLeast: string;
      /** What counts, of what was passed and of what was recognised. */
      readonly credit: string;
      readonly of: readonly CreditedModuleTrace[];
      /** Of the credit passed by recognition alone, how much there is and how much of it may count (`null`: all). */
      readonly recognised: string;
      readonly mostRecognised: string | null;
    }
  | ModulePassedTrace
  | {
      readonly kind: 'prior-learning';
      readonly met: boolean;
      readonly module: string;
      readonly recognition: RecognitionTrace | null;
    }
  | {
      readonly kind: 'competency';
      readonly met: boolean;
      readonly competency: string;
      readonly level: string | null;
      /** The assessments that show it, of which one is enough: empty where there is none. */
      readonly of: readonly RequirementTrace[];
    }
  | {
      readonly kind: 'tier-completed';
      readonly met: boolean;
      /** The tier's own requirement; in a sequential pathway after those of the tiers before it. */
      readonly of: readonly RequirementTrace[];
      readonly tier: string;
    }
  | {
      readonly kind: 'award-held';
      readonly met: boolean;
      readonly award: string;
      /** `null` where the award is this pathway's own. */
      readonly pathway: string | null;
      /** What this pathway's own award asks for; empty for another pathway's. */
      readonly of: readonly RequirementTrace[];
      /** The certificate of another pathway's award. */
      readonly held: { readonly edition: string; readonly on: string } | null;
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
  | AssessmentScoreTrace
  | WeightedScoreTrace;

/**
 * Whether the award is earned: `not-yet` where something that may still come could earn it, `impossible` where nothing
 * can, unless what is known is corrected (`outlook/`).
 */
export type Outcome = 'earned' | 'not-yet' | 'impossible';

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
  | 'transferred-away'
  | 'too-late'
  | 'after-as-of';

/** A result that does not count, a decision on prior learning, or an award held from elsewhere. */
export type NotCounted =
  | { readonly heldAward: HeldAwardTrace; readonly reason: NotCountedReason }
  | { readonly reason: NotCountedReason; readonly result: ResultTrace }
  | { readonly recognition: RecognitionTrace & { readonly module: string }; readonly reason: NotCountedReason };

/** An award that is held from elsewhere. */
export type HeldAwardTrace = {
  readonly award: string;
  readonly edition: string;
  readonly on: string;
  readonly pathway: string;
};

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
  /** Results, after them prior learning, and then awards. */
  readonly notCounted: readonly NotCounted[];
};

/** The whole trace of the decision on one award. */
export type Trace = {
  /** The day of the decision, `2026-09-01`: what is dated later did not count. */
  readonly asOf: string;
  readonly type: 'CairnTrace';
  readonly version: 2;
  /** Only where something could speak against a result: dates of the cohort, an end of the enrolment, the day of the decision. */
  readonly counting?: CountingTrace;
  /** `reference` is `urn:cairn:pathway:{id}:{edition}`; `digest` is the lower-case hex SHA-256 of the definition. */
  readonly pathway: { readonly reference: string; readonly digest: string };
  readonly award: string;
  readonly outcome: Outcome;
  readonly requirement: RequirementTrace;
  /** `null` where the award knows no distinction. */
  readonly distinction: DistinctionTrace | null;
};
