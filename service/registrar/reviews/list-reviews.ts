import { reviews } from '../../store/reviews.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import type { Installation } from '../installation.ts';
import { overviewsOf, type ReviewOverview } from './review-overview.ts';

/** Which reviews are listed. */
export interface ReviewListing {
  /** Absent: those of all cohorts. */
  readonly cohortIds?: readonly string[] | undefined;
  /** The closed ones too. */
  readonly all?: boolean | undefined;
}

/** Some reviews, and whether there are more. */
export interface ListedReviews {
  readonly reviews: readonly ReviewOverview[];
  readonly isWhole: boolean;
}

/** More than anybody looks at in one go. */
const MOST_LISTED = 500;

/** The reviews that wait for a person, those that have waited longest first, and after them, where asked for, the closed ones.
 * @throws CairnError `cohort-not-found`
 */
export async function listReviews(
  { store: { db } }: Installation,
  { cohortIds, all = false }: ReviewListing,
): Promise<ListedReviews> {
  for (const cohortId of cohortIds ?? []) await knownCohort(db, cohortId);
  const rows = await reviews(db, { cohortIds, state: all ? undefined : 'open', limit: MOST_LISTED + 1 });
  return {
    reviews: await overviewsOf(db, rows.slice(0, MOST_LISTED)),
    isWhole: rows.length <= MOST_LISTED,
  };
}
