/** Every sentence about what to do next, in English; names stand in quotation marks already. */
import { dayInWords, fractionInWords, listed, listedBriefly } from '../sentence-parts.ts';

/** How an assessment is to be taken. */
export interface TakingWords {
  readonly name: string;
  /** It is sat on a day, as an examination is; others are handed in. */
  readonly isSat: boolean;
  readonly isAgain: boolean;
  /** What it has to reach by itself; null where any score will do. */
  readonly atLeast: string | null;
  /** What is needed on average in what is open beside it; null where there is nothing of that. */
  readonly mean: string | null;
}

export const english = {
  day: dayInWords,
  take: ({ name, isSat, isAgain, atLeast, mean }: TakingWords) =>
    `${isSat ? 'Take' : 'Hand in'} ${name}${isAgain ? ' again' : ''}` +
    `${atLeast === null ? '' : `, and reach ${fractionInWords(atLeast)}`}.` +
    `${mean === null ? '' : ` In what is open beside it too, you need ${fractionInWords(mean)} on average.`}`,
  wait: (name: string) => `Wait for the score of ${name}.`,
  practise: (name: string) => `Practise with ${name}.`,
  complete: (module: string | null, results: readonly string[]) =>
    `Complete ${module ?? 'the course'} with the final result ${listed(results, 'or')}.`,
  applyForRecognition: (module: string) => `Have ${module} recognised as prior learning.`,
  earn: (award: string, pathway: string) => `Earn the award ${award} of the pathway ${pathway}.`,
  handInMore: (count: number) =>
    `Hand in ${count} more ${count === 1 ? 'assessment' : 'assessments'}, whichever you like.`,

  reasons: {
    shortestWay: (award: string) => `It lies on the shortest way to ${award}.`,
    completesTier: (tier: string) => `It counts towards the tier ${tier}.`,
    reachesMilestone: (milestone: string) => `With it you reach the milestone ${milestone}.`,
    weakestCompetency: (competency: string) =>
      `It shows the competency ${competency}, in which you are weakest so far.`,
    opensModules: (module: string, opened: readonly string[]) => `Passing ${module} opens ${listedBriefly(opened)}.`,
    beingMarked: 'You have handed it in, and its score is still to come.',
    practice: (assessment: string) => `It prepares you for ${assessment}, and its result decides nothing.`,
    isDue: (day: string) => `It is due on ${day}.`,
    wasDue: (day: string) => `It was due on ${day}.`,
  },
};

/** The sentences in one language. */
export type NextStepWords = typeof english;
