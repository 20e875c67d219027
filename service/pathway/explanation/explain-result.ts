/** Results and what does not count, in words. */
import { dayText } from '../../core/calendar-day.ts';
import { dayOfResult } from '../evaluation/day-of-result.ts';
import type { CountingTrace, NotCounted, ResultTrace, ScoreTrace } from '../evaluation/trace.ts';
import { fractionInWords, quoted } from '../sentence-parts.ts';
import type { AttemptWords } from './english.ts';
import type { Speech } from './speech.ts';

/** The results that a score rests on. */
export function resultsBehind({ average, result }: ScoreTrace): readonly ResultTrace[] {
  return average?.results ?? (result === null ? [] : [result]);
}

/** Where a score comes from, as a sentence; null where there is none. */
export function scoreSentence({ average, result }: ScoreTrace, speech: Speech): string | null {
  const { score: words } = speech.words;
  if (average !== undefined) {
    return words.average(
      fractionInWords(average.score),
      average.results.map((attempt) => attemptWords(attempt, speech)),
    );
  }
  return result === null ? null : words.because(attemptWords(result, speech));
}

function attemptWords(result: ResultTrace, speech: Speech): AttemptWords {
  const { carriedOver, late, score } = result;
  return {
    score: score ?? '0',
    when: whenInWords(result, speech),
    carriedOver,
    late: late === undefined ? null : { days: late.days, dueOn: speech.words.day(late.dueOn), counts: late.counts },
  };
}

/** ` on 2 March 2026`; nothing where there is no day. */
function whenInWords(result: Pick<ResultTrace, 'carriedOver' | 'submittedOn'>, { startsOn, words }: Speech): string {
  const { carriedOver, submittedOn } = result;
  if (submittedOn === null) return '';
  const day = dayOfResult(result, startsOn);
  if (day !== null) return words.onDay(words.day(dayText(day)));
  if (!/^-?[0-9]{1,9}$/.test(submittedOn)) return words.onDay(quoted(submittedOn));
  return carriedOver ? words.onEarlierCohortDay(Number(submittedOn)) : words.onCohortDay(Number(submittedOn));
}

/** What does not count of a record, each in one sentence with why. */
export function notCountedSentences(counting: CountingTrace | undefined, asOf: string, speech: Speech): string[] {
  if (counting === undefined) return [];
  const { names, words } = speech;
  return counting.notCounted.map((left) => {
    const why = whyNotCounted(left, counting, asOf, speech);
    if ('result' in left) {
      const { assessment, score } = left.result;
      return words.notCounted.result(
        score,
        quoted(names.assessment(assessment)),
        whenInWords(left.result, speech),
        why,
      );
    }
    if ('recognition' in left) {
      const { module, on } = left.recognition;
      return words.notCounted.recognition(quoted(names.module(module)), words.day(on), why);
    }
    const { award, on, pathway } = left.heldAward;
    const name = pathway === speech.pathway ? quoted(names.award(award)) : words.award.elsewhere(award, pathway);
    return words.notCounted.award(name, words.day(on), why);
  });
}

function whyNotCounted(
  { reason }: NotCounted,
  { cohort, enrolment }: CountingTrace,
  asOf: string,
  { words }: Speech,
): string {
  const { why } = words.notCounted;
  const day = (text: string | null | undefined): string | null => (text == null ? null : words.day(text));
  const left = day(enrolment?.on) ?? '';
  switch (reason) {
    case 'before-cohort':
      return why.beforeCohort(day(cohort?.startsOn));
    case 'after-cohort':
      return why.afterCohort(day(cohort?.resultsUntil ?? cohort?.endsOn));
    case 'after-withdrawal':
      return why.afterWithdrawal(left);
    case 'undated-at-withdrawal':
      return why.undated(left);
    case 'transferred-away':
      return why.transferred(left);
    case 'too-late':
      return why.tooLate;
    case 'after-as-of':
      return why.afterAsOf(words.day(asOf));
  }
}
