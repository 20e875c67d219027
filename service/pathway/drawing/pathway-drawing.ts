/** What a drawing of a pathway shows, whatever it is drawn with: stages, what stands in them, and what leads to what. */

import type { AssessmentMethod, IdentityAssurance } from '../definition/assessment.ts';
import type { AchievementType } from '../definition/award.ts';

/** Names one thing of a drawing: `module:describing-data`, `award:certificate`, `milestone:halfway`, `tier:foundations`. */
export type DrawnKey = `${'tier' | 'module' | 'milestone' | 'award'}:${string}`;

/** What is said of a thing beside what it is. */
export interface Mark {
  readonly kind: MarkKind;
  /** One sentence. */
  readonly text: string;
}

/**
 * How a learner stands with a thing: it is there, it has been begun, it may be begun, something else comes before it, or
 * nothing that may still come leads to it.
 */
export const STANDING_MARKS = ['earned', 'under-way', 'open', 'later', 'impossible'] as const;

/** One of {@link STANDING_MARKS}. */
export type StandingMark = (typeof STANDING_MARKS)[number];

/** What the check found, from the gravest, and after it how a learner stands. */
export const MARK_KINDS = ['error', 'warning', ...STANDING_MARKS] as const;

/** One of {@link MARK_KINDS}. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** How a learner stands with a thing; null where nothing is said of that. */
export function standingOf(marks: readonly Mark[]): StandingMark | null {
  return STANDING_MARKS.find((standing) => marks.some(({ kind }) => kind === standing)) ?? null;
}

export interface DrawnOutcome {
  readonly id: string;
  /** `2.1`: the first outcome of the second module. */
  readonly number: string;
  readonly statement: string;
  /** By what it is assessed at the best, anywhere in the pathway. */
  readonly assessed: 'summative' | 'formative' | 'not';
}

export interface DrawnAssessment {
  readonly title: string;
  readonly purpose: 'formative' | 'summative';
  readonly method: AssessmentMethod;
  readonly identityAssurance: IdentityAssurance;
  /** Percent of the module's mark; null where it has none. */
  readonly weight: string | null;
  readonly passMark: string | null;
  /** The outcomes that it assesses, of whichever modules, in the order of the drawing. */
  readonly outcomes: readonly DrawnOutcome[];
  /** Each cohort brings its own: this is the kind of them. */
  readonly byCohort: boolean;
}

export interface DrawnModule {
  readonly key: DrawnKey;
  readonly id: string;
  /** From 1 on, in the order of the drawing. */
  readonly number: number;
  readonly title: string;
  readonly elective: boolean;
  readonly workloadHours: string | null;
  readonly credit: string | null;
  readonly passMark: string | null;
  readonly outcomes: readonly DrawnOutcome[];
  readonly assessments: readonly DrawnAssessment[];
  /** The numbers of the modules to be passed before, ascending. */
  readonly after: readonly number[];
  /** The titles of further tiers that it stands in; it is drawn in the first. */
  readonly alsoIn: readonly string[];
  readonly marks: readonly Mark[];
}

export interface DrawnMilestone {
  readonly key: DrawnKey;
  readonly title: string;
  /** What reaches it, as one sentence; null where the drawing leaves that out. */
  readonly requirement: string | null;
  readonly marks: readonly Mark[];
}

export interface DrawnAward {
  readonly key: DrawnKey;
  readonly id: string;
  readonly kind: AchievementType;
  readonly name: string;
  readonly level: string | null;
  readonly workloadHours: string | null;
  readonly credit: string | null;
  /** What it asks for, as one sentence; null where the drawing leaves that out. */
  readonly requirement: string | null;
  readonly distinction: { readonly label: string; readonly requirement: string } | null;
  /** What it counts for elsewhere, a sentence each. */
  readonly articulations: readonly string[];
  readonly marks: readonly Mark[];
}

export interface DrawnTier {
  readonly key: DrawnKey;
  /** From 1 on; null for modules that stand in no tier. */
  readonly number: number | null;
  readonly title: string;
  readonly level: string | null;
  /**
   * How many of a cairn's five stones are laid: once it is completed, the last tier having all; where it is said how a
   * learner stands with it, so far.
   */
  readonly stones: number;
  /** What completes it, as one sentence; null where nothing does. */
  readonly requirement: string | null;
  readonly modules: readonly DrawnModule[];
  readonly milestones: readonly DrawnMilestone[];
  readonly awards: readonly DrawnAward[];
  readonly marks: readonly Mark[];
}

/**
 * What leads to what. `prerequisite`: to be passed before. `order`: meant to be taken before, in a tier of a set order.
 * `award`: counts towards.
 */
export interface DrawnLink {
  readonly kind: 'prerequisite' | 'order' | 'award';
  readonly from: DrawnKey;
  readonly to: DrawnKey;
}

export interface PathwayDrawing {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** Short facts beside the title: who awards, how one takes part, how much it is. */
  readonly facts: readonly string[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether each tier is completed only once those before it are. */
  readonly sequential: boolean;
  readonly creditSystem?: 'ECTS' | 'credit-hours' | undefined;
  /** From the first to the last; what stands in none of them comes at the end. */
  readonly tiers: readonly DrawnTier[];
  /** Of the pathway as a whole. */
  readonly marks: readonly Mark[];
  readonly links: readonly DrawnLink[];
}
