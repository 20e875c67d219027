/** What to do next, and why: plain JSON, so that pages show it as it stands. */

/** Why a step is suggested. */
export type NextStepReason =
  /** It lies on the shortest way to the award. */
  | { readonly code: 'shortest-way'; readonly award: string }
  /** It lies on the way to the next tier of the pathway. */
  | { readonly code: 'completes-tier'; readonly tier: string }
  | { readonly code: 'reaches-milestone'; readonly milestone: string }
  /** It shows the competency in which what has been assessed is weakest. */
  | { readonly code: 'weakest-competency'; readonly competency: string }
  /** Modules become open once this one is passed. */
  | { readonly code: 'opens-modules'; readonly modules: readonly string[] }
  /** It has been handed in, and its mark is still to come. */
  | { readonly code: 'being-marked' }
  /** It is formative: it prepares for this assessment, and decides nothing. */
  | { readonly code: 'practice'; readonly assessment: string }
  | { readonly code: 'due'; readonly on: string };

/** One thing to do. */
export interface NextStep {
  /** From 1, in the order in which they are best done. */
  readonly position: number;
  readonly module: string | null;
  readonly assessment: string | null;
  /** `Take the final exam, and reach 50.` */
  readonly action: string;
  /** The award that it leads to first. */
  readonly award: string;
  readonly reasons: readonly (NextStepReason & { readonly sentence: string })[];
}
