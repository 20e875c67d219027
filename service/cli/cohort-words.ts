/** How commands put a cohort. */
import type { CohortOverview } from '../registrar/cohorts/cohort-overview.ts';
import { count } from './words.ts';

/** `welding@2`, and how many are still pinned to which other edition. */
export function pathwayOf({ pathwayId, edition, versions }: CohortOverview): string {
  const others = versions.slice(1).map((other) => `${count(other.learners)} by edition ${other.edition}`);
  return `${pathwayId}@${edition}${others.length === 0 ? '' : ` (${others.join(', ')})`}`;
}

/** When it starts and ends, and until when it takes results. */
export function datesOf({ startsOn, endsOn, resultsUntil }: CohortOverview): string {
  const parts = [
    startsOn === null ? null : `starts ${startsOn}`,
    endsOn === null ? null : `ends ${endsOn}`,
    resultsUntil === null ? null : `takes results until ${resultsUntil}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no dates: every result counts' : parts.join(', ');
}
