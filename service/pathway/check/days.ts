import { dayNumber } from '../../core/calendar-day.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Dates that the calendar lacks, such as 30 February. */
export function datesThatAreNoDays({ definition: { reviewOn, articulations = [] } }: PathwayParts): Finding[] {
  const dates: { readonly date: string | undefined; readonly path: Path }[] = [
    { date: reviewOn, path: ['reviewOn'] },
    ...articulations.flatMap(({ from, until }, index) => [
      { date: from, path: ['articulations', index, 'from'] },
      { date: until, path: ['articulations', index, 'until'] },
    ]),
  ];
  return dates.flatMap(({ date, path }) =>
    date === undefined || dayNumber(date) !== null
      ? []
      : [
          finding('date-not-a-day', path, {
            sentence: `${date} is no day of the calendar.`,
            remedy: 'Write year, month and day: 2027-03-31.',
          }),
        ],
  );
}

/** A definition that is past the day on which it was to be looked at again. */
export function pathwayReview({ definition: { reviewOn, edition } }: PathwayParts, today: string): Finding[] {
  if (reviewOn === undefined || dayNumber(reviewOn) === null || reviewOn > today) return [];
  return [
    finding('review-due', ['reviewOn'], {
      sentence: `The edition ${edition} has been due for review since ${reviewOn}.`,
      remedy: 'Look it through, and publish a new edition with a new day.',
    }),
  ];
}
