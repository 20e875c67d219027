/**
 * Every sentence that explains a decision, in English: short ones, for the learner. What stands in them is put in from
 * outside, names in quotation marks already, so another language is another object of this shape.
 */
import { capitalised, dayInWords, listed, listedBriefly } from '../sentence-parts.ts';

/** How many of how many parts are met, and how many can no longer be. */
export interface PartCounts {
  readonly parts: number;
  readonly met: number;
  readonly impossible: number;
  /** How many have to be. */
  readonly asked: number;
}

/** An attempt in words, as `scored` has it: `63 on 2 March 2026`. */
export interface AttemptWords {
  readonly score: string;
  /** ` on 2 March 2026`, or nothing. */
  readonly when: string;
  readonly carriedOver: boolean;
  readonly late: { readonly days: number; readonly dueOn: string; readonly counts: string } | null;
}

export const english = {
  day: dayInWords,
  onDay: (day: string): string => ` on ${day}`,
  onCohortDay: (day: number): string => ` on day ${day} of the cohort`,
  onEarlierCohortDay: (day: number): string => ` on day ${day} of that cohort`,

  headline: {
    earned: 'Earned.',
    /** The label as the pathway has it: `with distinction`. */
    earnedWith: (label: string) => `Earned, ${label}.`,
    notYet: (percent: number) => `Not yet: ${percent} percent of what it asks for is there.`,
    impossible: 'It can no longer be earned, unless something on record is corrected.',
    withdrawn: (day: string) => `It can no longer be earned, for you withdrew on ${day}.`,
    transferred: (day: string) =>
      `Not earned here, for you went to another cohort on ${day}: what you achieved counts there.`,
  },

  all: {
    because: ({ parts, met }: PartCounts) => {
      if (met < parts) return `${met} of ${parts} ${met === 1 ? 'is' : 'are'} met.`;
      return parts === 1 ? 'It is met.' : parts === 2 ? 'Both are met.' : `All ${parts} are met.`;
    },
    missing: ({ parts, met }: PartCounts) => `${parts - met} more ${parts - met === 1 ? 'is' : 'are'} needed.`,
    impossible: ({ impossible }: PartCounts) =>
      impossible === 0 ? 'They can no longer be met together.' : `${impossible} of them can no longer be met.`,
  },
  some: {
    because: ({ met }: PartCounts) =>
      met === 0 ? 'None of them is met yet.' : `${met} of them ${met === 1 ? 'is' : 'are'} met.`,
    missing: ({ asked, met }: PartCounts) =>
      met === 0 && asked === 1
        ? 'One of them is enough.'
        : `${asked - met} more ${asked - met === 1 ? 'is' : 'are'} needed.`,
    impossible: ({ asked }: PartCounts) =>
      asked === 1 ? 'None of them can be met any more.' : `Fewer than ${asked} of them can still be met.`,
  },
  within: {
    met: (from: string, to: string) => `Met in the time from ${from} to ${to}.`,
    notInTime: (days: number) => `You have all of it, but not within ${days} ${days === 1 ? 'day' : 'days'}.`,
    missing: 'What is still open has to come, and all of it within that time.',
    missingTime: 'It has to be met again, all of it within that time.',
    impossible: 'It can no longer be met within that time.',
  },
  credits: {
    because: (credit: string) => `You have ${credit}.`,
    /** Behind what one of its modules asks for: `Pass “Describing data” (2 ECTS credits)`. */
    part: (asks: string, credit: string) => `${asks} (${credit})`,
    recognised: (credit: string) => ` Prior learning that was recognised gives ${credit} of it.`,
    recognisedInPart: (most: string, recognised: string) =>
      ` Prior learning that was recognised comes to ${recognised}, of which at most ${most} may count.`,
    missing: (credit: string) => `You need ${credit} more.`,
    impossible: 'The modules that can still be passed do not give enough.',
  },
  module: {
    passed: 'You have passed it.',
    recognised: (day: string) => `It was recognised as prior learning on ${day}.`,
    passedToo: ' You have passed it as well.',
    marks: (met: number, of: number) => `${met} of its ${of} marks ${met === 1 ? 'is' : 'are'} reached.`,
    missingMark: 'Its mark is not reached yet.',
    missingMarks: 'Each of its marks has to be reached.',
    missingResult: 'None of its assessments has a score yet.',
    missingRecognition: 'It states no pass mark: it is passed when it is recognised as prior learning.',
    impossible: 'It can no longer be passed.',
  },
  priorLearning: {
    met: (day: string) => `It was recognised on ${day}.`,
    missing: 'It has not been recognised.',
    impossible: 'It can no longer be recognised.',
  },
  competency: {
    met: (names: readonly string[]) => `You have shown it in ${listed(names, 'and')}.`,
    /** Among the names, where the provider's final result shows it. */
    finalResult: 'your final result',
    missing: (ways: number) =>
      ways === 1
        ? 'The assessment that shows it is not passed yet.'
        : 'No assessment that shows it is passed yet; one is enough.',
    nothingShowsIt: 'Nothing in this pathway shows it.',
    impossible: 'No assessment that shows it can still be passed.',
  },
  tier: {
    met: 'You have completed it.',
    counts: (met: number, of: number) => `${met} of ${of} tiers ${met === 1 ? 'is' : 'are'} completed.`,
    missing: 'What it asks for is not all there yet.',
    missingBefore: 'Each of the tiers up to this one has to be completed.',
    /** In front of what one of several tiers asks for: `“Foundations”: all of these`. */
    part: (tier: string, asks: string) => `${tier}: ${asks.charAt(0).toLowerCase()}${asks.slice(1)}`,
    impossible: 'It can no longer be completed.',
  },
  award: {
    /** An award of another pathway has no title here. */
    elsewhere: (award: string, pathway: string) => `${award} of the pathway ${pathway}`,
    met: 'You have what it asks for.',
    held: (edition: string, day: string) => `It was issued to you on ${day}, by the edition ${edition}.`,
    missing: 'What it asks for is not all there yet.',
    missingElsewhere: 'No certificate of it is on record for you.',
    impossible: 'It can no longer be earned.',
  },
  finalResult: {
    because: (result: string) => `Your final result is ${result}.`,
    missing: 'Your final result is still to come.',
    impossible: (results: readonly string[]) => `It would have to be ${listed(results, 'or')}.`,
    inWindow: 'Nobody has said on which day it was reached, so it counts in no stretch of time.',
  },
  notWithdrawn: {
    met: 'You have not withdrawn.',
    because: 'You have withdrawn.',
    impossible: 'Only a correction of that would change it.',
  },
  submitted: {
    because: (count: number, names: readonly string[]) =>
      count === 0
        ? 'You have handed in nothing yet.'
        : `You have handed in ${count} ${count === 1 ? 'assessment' : 'assessments'}: ${listedBriefly(names)}.`,
    missing: (more: number) => `${more} more ${more === 1 ? 'is' : 'are'} needed.`,
    impossible: 'Nothing more can be handed in.',
  },
  score: {
    because: (attempt: AttemptWords) => `You scored ${attemptWords(attempt)}.`,
    average: (score: string, attempts: readonly AttemptWords[]) =>
      `The average of your ${attempts.length} attempts is ${score}: ${listed(attempts.map(attemptWords), 'and')}.`,
    missing: 'It has no score yet.',
    short: (points: string) => `You are ${points} short of it.`,
    impossible: (atLeast: string) => `Nothing that may still come can bring it to ${atLeast}.`,
  },
  weighted: {
    because: (score: string, parts: readonly string[]) =>
      parts.length === 0
        ? `Your weighted score is ${score}.`
        : `Your weighted score is ${score}, from ${listed(parts, 'and')}.`,
    part: (name: string, score: string, weight: string) => `${score} in ${name} (${weight} %)`,
    nothing: 'None of it has a score yet.',
    missing: (points: string, unscored: readonly string[]) =>
      `You are ${points} short of it.${unscored.length === 0 ? '' : ` ${unscoredWords(unscored)}`}`,
  },

  notCounted: {
    result: (score: string | null, name: string, when: string, why: string) =>
      `${score === null ? 'What you handed in for' : `Your ${score} in`} ${name}${when} does not count: ${why}.`,
    recognition: (module: string, day: string, why: string) =>
      `That ${module} was recognised as prior learning on ${day} does not count: ${why}.`,
    award: (award: string, day: string, why: string) => `The award ${award} of ${day} does not count: ${why}.`,
    why: {
      beforeCohort: (day: string | null) => `it is from before the first day of the cohort${ofDay(day)}`,
      afterCohort: (day: string | null) => `it is from after the last day for results${ofDay(day)}`,
      afterWithdrawal: (day: string) => `it is from after your withdrawal on ${day}`,
      undated: (day: string) => `it has no day, and you withdrew on ${day}, so nobody can tell that it came before`,
      transferred: (day: string) => `you went to another cohort on ${day}, and it counts there`,
      tooLate: 'it was handed in later than the pathway allows',
      afterAsOf: (day: string) => `it is dated after ${day}, the day of this decision`,
    },
  },
};

/** The sentences in one language. */
export type ExplanationWords = typeof english;

function ofDay(day: string | null): string {
  return day === null ? '' : `, ${day}`;
}

function attemptWords({ score, when, carriedOver, late }: AttemptWords): string {
  const words = `${score}${carriedOver ? ' in an earlier cohort' : ''}${when}`;
  if (late === null) return words;
  const { days, dueOn, counts } = late;
  return `${words}, ${days} ${days === 1 ? 'day' : 'days'} after it was due on ${dueOn}, so ${counts} counts`;
}

function unscoredWords(names: readonly string[]): string {
  return `${capitalised(listedBriefly(names))} ${names.length === 1 ? 'has no score yet and counts' : 'have no score yet and count'} as zero.`;
}
