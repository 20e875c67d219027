import type { Outlook } from '../evaluation/outlook/outlook.ts';
import type { RequirementNames } from '../requirement-in-words.ts';
import type { ExplanationWords } from './english.ts';

/** What explaining takes besides a trace: what things are called, what may still come, and the sentences of a language. */
export interface Speech {
  readonly names: RequirementNames;
  readonly words: ExplanationWords;
  /** The id of the pathway: awards of others have no name here. */
  readonly pathway: string;
  /** The first day of the cohort, which day numbers are counted from; null where it is not known. */
  readonly startsOn: string | null;
  /** The modules that carry credit: who may gain it from all of them is not told each. */
  readonly credited: ReadonlySet<string>;
  /** Null where that is not told: what is not met is open then. */
  readonly outlook: Outlook | null;
}
