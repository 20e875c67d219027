import type { FinalResult } from '../evaluation/learner-record.ts';

/** One assessment to take, for the first time or again. */
export interface AssessmentAction {
  readonly kind: 'assessment';
  readonly assessment: string;
  /** The score that it has to reach by itself, a decimal; null where any will do. */
  readonly atLeast: string | null;
  /** The score that is needed on average in what is open of a weighted score, exact as traces write it; null where there is none. */
  readonly mean: string | null;
}

/** Something that a learner can do, or ask for, towards an award. */
export type Action =
  | AssessmentAction
  | { readonly kind: 'final-result'; readonly accepted: readonly FinalResult[] }
  | { readonly kind: 'recognition'; readonly module: string }
  | { readonly kind: 'award'; readonly award: string; readonly pathway: string }
  /** So many more assessments, whichever they are. */
  | { readonly kind: 'submissions'; readonly count: number }
  /** The modules that have to be passed before this one are seen to. */
  | { readonly kind: 'prerequisites'; readonly module: string };

/** What is the same thing to do has the same key. */
export function actionKey(action: Action): string {
  switch (action.kind) {
    case 'assessment':
      return `assessment ${action.assessment}`;
    case 'recognition':
    case 'prerequisites':
      return `${action.kind} ${action.module}`;
    case 'award':
      return `award ${action.pathway}/${action.award}`;
    case 'final-result':
    case 'submissions':
      return action.kind;
  }
}
