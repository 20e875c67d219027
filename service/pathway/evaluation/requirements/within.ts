/**
 * Within a time. The rules:
 *
 * 1. A window is so many days, the first and the last counted, and it begins on a day on which something of the record
 *    stands. What is asked for is met when the results of one window meet it; of several such windows the earliest is
 *    shown.
 * 2. A result stands on the day on which it was handed in, prior learning on the day of its decision, an award that is
 *    held from elsewhere on the day of its issue. What has no day that can be told is in no window, and so is the final
 *    result: nobody says on which day it was reached. Who has withdrawn has withdrawn in every window.
 * 3. Where no window meets it, the trace shows what is asked for on all that has a day. If it is met there, then it is
 *    the time that is missing.
 *
 * More in a window never makes it worse (`counted-score.ts`, rule 4). So what all that has a day does not meet, no window
 * meets; a window that lies in an earlier one need not be looked at; and no other first days need to be tried. What is
 * left is at most one window for each day of the record, each decided once however deep windows stand in windows: time
 * grows with the days times the results, and in a window in a window with the square of the days.
 */
import { dayText } from '../../../core/calendar-day.ts';
import { LAST_DAY } from '../day-of-result.ts';
import type { LearnerFacts } from '../learner-facts.ts';
import type { RequirementTrace } from '../trace.ts';
import type { CompiledRequirement } from './compiled-requirement.ts';

/** `within`. */
export function compileWithin(days: number, part: CompiledRequirement): CompiledRequirement {
  const within: CompiledRequirement = (facts) => {
    if (facts.window === null) return earliestWindow(days, part, facts);
    const { decided } = facts.window;
    const trace = decided.get(within) ?? earliestWindow(days, part, facts);
    decided.set(within, trace);
    return trace;
  };
  return within;
}

function earliestWindow(days: number, part: CompiledRequirement, facts: LearnerFacts): RequirementTrace {
  const { calendar, window } = facts;
  const begin = window?.first ?? 0;
  const end = window?.last ?? calendar.days.length - 1;
  const all = part(calendar.between(begin, end));
  let last = begin - 1;
  for (let first = begin; all.met && last < end; first += 1) {
    const from = calendar.days[first] ?? LAST_DAY;
    const to = Math.min(from + days - 1, LAST_DAY);
    const before = last;
    while (last < end && (calendar.days[last + 1] ?? to) <= to) last += 1;
    // It lies in the window before, which did not meet it.
    if (last === before) continue;
    const of = part(calendar.between(first, last));
    if (of.met) return { days, kind: 'within', met: true, of, window: { from: dayText(from), to: dayText(to) } };
  }
  return { days, kind: 'within', met: false, of: all, window: null };
}
