/**
 * A decision in plain words: what is asked for, whether it is there, by which results, and what is missing. Every sentence
 * says what the trace says and nothing else; plain JSON, so that pages show it as it stands.
 */
import type { Standing } from '../evaluation/outlook/standing-of.ts';
import type { Outcome, ResultTrace } from '../evaluation/trace.ts';

export type { Standing };
/** One requirement in words, and those that it is made of. */
export interface Explanation {
  readonly standing: Standing;
  /** What is asked for, without a full stop: `Score at least 50 in “Final exam”`. */
  readonly asks: string;
  /** By what it is met, or what there is so far: `You scored 63 on 2 March 2026.` Null where nothing has been said of it yet. */
  readonly because: string | null;
  /** What would still meet it, or why nothing can; null where it is met. */
  readonly missing: string | null;
  /** The results that it rests on by itself, those of a weighted score too; not those of its parts. */
  readonly results: readonly ResultTrace[];
  readonly progress: number;
  /** What a page links to. */
  readonly module: string | null;
  readonly assessment: string | null;
  readonly of: readonly Explanation[];
}

/** A decision on an award in words. */
export interface DecisionExplanation {
  readonly award: string;
  readonly outcome: Outcome;
  readonly progress: number;
  /** One sentence: `Earned, with distinction.` */
  readonly headline: string;
  readonly requirement: Explanation;
  readonly distinction: { readonly label: string; readonly awarded: boolean; readonly requirement: Explanation } | null;
  /** One sentence for each result that does not count, with why. */
  readonly notCounted: readonly string[];
}

/** All that is decided of one learner in words, each part in the pathway's order: `Evaluation`, with explanations for traces. */
export interface EvaluationExplanation {
  readonly decisions: readonly DecisionExplanation[];
  readonly tiers: readonly ({ readonly tier: string; readonly completed: boolean } & ExplainedStanding)[];
  readonly modules: readonly ({ readonly module: string; readonly passed: boolean } & ExplainedStanding)[];
  readonly milestones: readonly ({
    readonly tier: string;
    readonly milestone: string;
    readonly reached: boolean;
  } & ExplainedStanding)[];
}

/** How far along something is, and why. */
export interface ExplainedStanding {
  readonly progress: number;
  readonly requirement: Explanation;
}
