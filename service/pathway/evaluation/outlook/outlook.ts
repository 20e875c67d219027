import type { Fraction } from '../../fraction.ts';

/** What may still come for one learner, by the rules that are stated; `outlook-of.ts` has them. */
export interface Outlook {
  /** Further work may still be handed in. */
  readonly takesResults: boolean;
  /** The provider may still say how the course ended. */
  readonly takesFinalResult: boolean;
  /** An award that was issued elsewhere may still come. */
  readonly takesHeldAwards: boolean;
  /** The module may still be recognised as prior learning. */
  readonly recognises: (module: string) => boolean;
  /** Whether nothing of the record stands on a day, so that whatever comes first opens a window (`requirements/within.ts`). */
  readonly isUndated: () => boolean;
  /** The highest score that may still come to count in an assessment; null where what counts in it stays as it is. */
  readonly bestScore: (assessment: string) => BestScore | null;
}

/** A score that may still come to count. */
export interface BestScore extends Fraction {
  /** Whether it can be reached. An average comes as near as one likes to 100 by further attempts, and never there. */
  readonly isReached: boolean;
}

/**
 * The outlook on what is asked for within a time: no final result is reached on a day, so none counts there. What a
 * `within` asks for is looked at with it, at every depth.
 */
export function outlookWithin(outlook: Outlook): Outlook {
  return outlook.takesFinalResult ? { ...outlook, takesFinalResult: false } : outlook;
}
