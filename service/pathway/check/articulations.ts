import { dayNumber } from '../../core/calendar-day.ts';
import { compareDecimals, formatDecimal, parseDecimal, timesDecimal } from '../decimal.ts';
import type { Articulation } from '../definition/articulation.ts';
import type { CreditSystem } from '../definition/provider.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Agreements that count more than there is, end before they begin, or have ended. */
export function agreements(parts: PathwayParts, { today }: { readonly today: string }): Finding[] {
  return (parts.definition.articulations ?? []).flatMap((articulation, index) => {
    const path = ['articulations', index];
    return [...overAward(articulation, path, parts), ...period(articulation, path, today)];
  });
}

/** Days of the form `2027-03-31` are in the order of their text. */
function period({ id, from, until }: Articulation, path: Path, today: string): Finding[] {
  if (until === undefined || dayNumber(from) === null || dayNumber(until) === null) return [];
  if (until < from) {
    return [
      finding('articulation-ends-early', [...path, 'until'], {
        sentence: `The agreement "${id}" ends on ${until}, before it begins on ${from}.`,
        remedy: 'Correct one of the two days.',
      }),
    ];
  }
  return until >= today
    ? []
    : [
        finding('articulation-ended', [...path, 'until'], {
          sentence: `The agreement "${id}" ended on ${until}.`,
          remedy: 'Renew it, or take it out: learners would count on it.',
        }),
      ];
}

function overAward({ id, award: awardId, credit, creditSystem }: Articulation, path: Path, parts: PathwayParts) {
  const ours = parts.definition.creditSystem;
  const award = parts.award(awardId);
  const theirs = creditSystem ?? ours;
  if (award?.credit === undefined || ours === undefined || theirs === undefined) return [];
  if (compareDecimals(hours(credit, theirs), hours(award.credit, ours)) <= 0) return [];
  const isSame = theirs.name === ours.name && theirs.hoursPerCredit === ours.hoursPerCredit;
  const of = isSame
    ? ''
    : ` (${formatDecimal(hours(credit, theirs))} and ${formatDecimal(hours(award.credit, ours))} hours)`;
  return [
    finding('articulation-over-award', [...path, 'credit'], {
      sentence: `The agreement "${id}" counts ${credit} credits for "${awardId}", which gives ${award.credit}${of}.`,
      remedy: 'See that the agreement says so; programmes seldom count more than was earned.',
    }),
  ];
}

function hours(credit: string, { hoursPerCredit }: CreditSystem) {
  return timesDecimal(parseDecimal(credit), parseDecimal(hoursPerCredit));
}
