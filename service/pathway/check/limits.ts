import { compareDecimals, type Decimal, parseDecimal } from '../decimal.ts';
import type { PathwayModule } from '../definition/module.ts';
import { ANY_FINAL_RESULT, type FinalResults } from './final-results.ts';
import type { PathwayParts } from './pathway-parts.ts';

const HIGHEST_SCORE = parseDecimal('100');

/** What the best of all learners is kept from. */
export interface Limits {
  readonly finalResults: FinalResults;
  /** Whether the final result can be looked at: within a window of days there is none, since it has no day. */
  readonly isFinalResultKnown: boolean;
  /** The highest score in one of the pathway's assessments; null where it has no result at all. */
  readonly highestScore: (assessment: string) => Decimal | null;
  /** Whether a module can be recognised as prior learning. */
  readonly canBeRecognised: (module: PathwayModule) => boolean;
  /** Whether a module whose assessments each cohort brings can be passed by the provider's final result. */
  readonly canBePassedByResult: (module: PathwayModule) => boolean;
}

/** Nothing but what the pathway itself cannot give: of more credit than it recognises no module is recognised. */
export function noLimits({ definition: { priorLearning }, decimal }: PathwayParts): Limits {
  const most = priorLearning?.mostCredit;
  return {
    finalResults: ANY_FINAL_RESULT,
    isFinalResultKnown: true,
    highestScore: () => HIGHEST_SCORE,
    canBeRecognised: ({ credit = '0' }) =>
      priorLearning !== undefined && (most === undefined || compareDecimals(decimal(credit), decimal(most)) <= 0),
    canBePassedByResult: () => true,
  };
}
