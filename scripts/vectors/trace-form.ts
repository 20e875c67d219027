/** What traces are made of and from, as the documents of the service say: definitions, records, and what is decided. */
import type { JsonRecord } from './jcs.ts';

/** One attempt at an assessment. */
export type Result = {
  readonly assessment: string;
  readonly score: string | null;
  readonly submittedOn: string | null;
  readonly carriedOver: boolean;
};

/** All that is known of a learner. */
export type Learner = {
  readonly finalResult: string | null;
  readonly results: readonly Result[];
  readonly recognitions?: readonly { readonly module: string; readonly on: string; readonly reference: string }[];
  readonly heldAwards?: readonly HeldAward[];
  readonly counting?: {
    readonly cohort: {
      readonly startsOn: string | null;
      readonly endsOn: string | null;
      readonly resultsUntil: string | null;
    };
    readonly dueDates?: readonly { readonly assessment: string; readonly on: string }[];
    readonly ended: { readonly status: string; readonly on: string } | null;
  };
};

/** An award that was issued elsewhere. */
export type HeldAward = {
  readonly pathway: string;
  readonly edition: string;
  readonly award: string;
  readonly on: string;
};

/** A requirement of a definition. */
export type Asked =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Asked[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Asked[] }
  | { readonly kind: 'within'; readonly days: number; readonly of: Asked }
  | { readonly kind: 'credits'; readonly atLeast: string; readonly from?: readonly string[] }
  | { readonly kind: 'module-passed' | 'prior-learning'; readonly module: string }
  | { readonly kind: 'competency'; readonly competency: string; readonly level?: string }
  | { readonly kind: 'tier-completed'; readonly tier: string }
  | { readonly kind: 'award-held'; readonly award: string; readonly pathway?: string }
  | { readonly kind: 'final-result'; readonly in: readonly string[] }
  | { readonly kind: 'not-withdrawn' }
  | { readonly kind: 'submitted'; readonly atLeast: number }
  | { readonly kind: 'assessment-score'; readonly assessment: string; readonly atLeast: string }
  | {
      readonly kind: 'weighted-score';
      readonly of: readonly { readonly assessment: string; readonly weight: string }[];
      readonly atLeast: string;
    };

/** An assessment of a definition. */
export type Assessment = {
  readonly id: string;
  readonly title: string;
  readonly method: string;
  readonly purpose: string;
  readonly outcomes?: readonly string[];
  readonly weight?: string;
  readonly passMark?: string;
  readonly attempts?: { readonly counts: string; readonly most?: number };
  readonly late?: { readonly policy: string; readonly percentPerDay?: string; readonly days?: number };
};

/** A module of a definition. */
export type Module = {
  readonly id: string;
  readonly title: string;
  readonly credit?: string;
  readonly passMark?: string;
  readonly outcomes?: readonly {
    readonly id: string;
    readonly statement: string;
    readonly competencies?: readonly { readonly competency: string; readonly level?: string }[];
  }[];
  readonly assessments?: readonly Assessment[];
  readonly cohortAssessments?: readonly {
    readonly title: string;
    readonly method: string;
    readonly purpose: string;
    readonly outcomes?: readonly string[];
  }[];
};

/** A definition of a pathway, with what decides. */
export type Definition = {
  readonly type: string;
  readonly version: number;
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly creditSystem?: { readonly name: string; readonly hoursPerCredit: string };
  readonly priorLearning?: { readonly description: string; readonly decidedBy: string; readonly mostCredit?: string };
  readonly frameworks?: readonly {
    readonly id: string;
    readonly edition: string;
    readonly levels?: readonly string[];
  }[];
  readonly modules: readonly Module[];
  readonly sequence?: string;
  readonly tiers: readonly { readonly id: string; readonly title: string; readonly requirement: Asked }[];
  readonly awards: readonly {
    readonly id: string;
    readonly achievementType: string;
    readonly name: string;
    readonly description: string;
    readonly criteria: string;
    readonly requirement: Asked;
    readonly distinction?: { readonly label: string; readonly requirement: Asked };
  }[];
};

/** What is decided of a requirement: its trace, and whether it is met, which stands in it too. */
export type Decided = JsonRecord & { readonly met: boolean };
