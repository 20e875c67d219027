/** What a learner brings from elsewhere, in one order whatever the input's was: the earliest of its kind comes first. */
import { parseDay } from '../../core/calendar-day.ts';
import { compareText } from './known-results.ts';
import type { HeldAward, Recognition } from './learner-record.ts';

const NONE: readonly never[] = [];

/**
 * Recognised prior learning by module, day and reference.
 * @throws CairnError `malformed-date`
 */
export function knownRecognitions(recognitions: readonly Recognition[] | undefined): readonly Recognition[] {
  if (recognitions === undefined) return NONE;
  for (const { on } of recognitions) parseDay(on);
  return recognitions.toSorted(
    (left, right) =>
      compareText(left.module, right.module) ||
      compareText(left.on, right.on) ||
      compareText(left.reference, right.reference),
  );
}

/**
 * Awards that are held by pathway, award, day and edition.
 * @throws CairnError `malformed-date`
 */
export function knownHeldAwards(heldAwards: readonly HeldAward[] | undefined): readonly HeldAward[] {
  if (heldAwards === undefined) return NONE;
  for (const { on } of heldAwards) parseDay(on);
  return heldAwards.toSorted(
    (left, right) =>
      compareText(left.pathway, right.pathway) ||
      compareText(left.award, right.award) ||
      compareText(left.on, right.on) ||
      compareText(left.edition, right.edition),
  );
}
