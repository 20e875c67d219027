/** What has changed since a certificate was issued, in plain sentences: a registrar and the learner read the same. */
import { dayText } from '../../core/calendar-day.ts';
import { dayOfResult } from '../evaluation/day-of-result.ts';
import type { NotCountedReason, ResultTrace } from '../evaluation/trace.ts';
import { english } from '../explanation/english.ts';
import type { RequirementNames } from '../requirement-in-words.ts';
import { listed, quoted } from '../sentence-parts.ts';
import type { Correction, CorrectionReason, FactChange } from './correction.ts';

/** What things are called: of a pathway that cannot be read, identifiers. */
export type CorrectionNames = Pick<RequirementNames, 'assessment' | 'module'>;

/** First how the decision comes out now, where that is otherwise, and then each change. */
export function correctionInWords({ reasons, changes }: Correction, names: CorrectionNames): string[] {
  return [
    ...reasons.flatMap((reason) => COMES_OUT[reason] ?? []),
    ...changes.map((change) => changeInWords(change, names)),
  ];
}

const COMES_OUT: Readonly<Record<CorrectionReason, string | null>> = {
  'no-longer-earned': 'By what is on record now, the award is not earned.',
  'distinction-lost': 'By what is on record now, the award is earned without its distinction.',
  'distinction-gained': 'By what is on record now, the award is earned with its distinction.',
  // The changes say it.
  'result-changed': null,
};

function changeInWords(change: FactChange, names: CorrectionNames): string {
  switch (change.kind) {
    case 'result':
      return resultChange(change, names);
    case 'final-result':
      return `Final result: ${change.before ?? 'none'} when the certificate was issued; ${change.now ?? 'none'} now.`;
    case 'recognition': {
      const { module, before, now } = change;
      const was = `${quoted(names.module(module))} was recognised as prior learning on ${english.day(before.on)}`;
      return now === null
        ? `${was}; that does not count any more.`
        : `${was}; now it is by another decision, of ${english.day(now.on)}.`;
    }
    case 'held-award': {
      const { award, pathway, before, now } = change;
      const was = `The award ${english.award.elsewhere(award, pathway)}, issued on ${english.day(before.on)} by the edition ${before.edition}`;
      return now === null
        ? `${was}, is not held any more.`
        : `${was}: now it is held since ${english.day(now.on)}, by the edition ${now.edition}.`;
    }
  }
}

function resultChange(
  { assessment, before, now, notCounted }: Extract<FactChange, { readonly kind: 'result' }>,
  names: CorrectionNames,
): string {
  const name = quoted(names.assessment(assessment));
  const counts = listed(now.map(resultInWords), 'and');
  if (before === null) return `${name}: ${counts} came in since.`;
  const was = `${name}: ${resultInWords(before)} when the certificate was issued`;
  const further = now.length === 0 ? '' : ` Now there is ${counts}.`;
  if (notCounted !== null) return `${was}; it does not count any more, for it ${WHY[notCounted]}.${further}`;
  return now.length === 0 ? `${was}; it is not on record any more.` : `${was}; ${counts} now.`;
}

/** `63 on 2 March 2026` */
function resultInWords(result: ResultTrace): string {
  const { carriedOver, late, score } = result;
  const counts = late === undefined ? '' : ` (late, so ${late.counts} counts)`;
  const elsewhere = carriedOver ? ' in an earlier cohort' : '';
  return `${score ?? 'handed in without a score'}${counts}${elsewhere}${whenInWords(result)}`;
}

function whenInWords(result: ResultTrace): string {
  const { submittedOn } = result;
  if (submittedOn === null) return '';
  const day = dayOfResult(result, null);
  if (day !== null) return english.onDay(english.day(dayText(day)));
  return /^-?[0-9]{1,9}$/.test(submittedOn) ? ` on day ${submittedOn}` : english.onDay(quoted(submittedOn));
}

const WHY: Readonly<Record<NotCountedReason, string>> = {
  'before-cohort': 'is from before the first day of the cohort',
  'after-cohort': 'is from after the last day for results',
  'after-withdrawal': 'is from after the withdrawal',
  'undated-at-withdrawal': 'has no day by which it could be told to be from before the withdrawal',
  'transferred-away': 'counts in the cohort that was entered since',
  'too-late': 'was handed in later than the pathway allows',
  'after-as-of': 'is dated later than the decision',
};
