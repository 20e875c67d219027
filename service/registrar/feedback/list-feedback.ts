import { EMPLOYER_RATINGS } from '../../pathway/role/employer-feedback.ts';
import { type FeedbackFigures, feedbackFigures } from '../../pathway/role/feedback-figures.ts';
import {
  type EmployerRatingChoice,
  type EmployerRatingView,
  employerRatingCounts,
  employerRatings,
} from '../../store/employer-ratings.ts';
import type { Connection } from '../../store/store.ts';

export type FeedbackChoice = EmployerRatingChoice;

/** One rating, as it is shown. */
export interface ShownRating {
  readonly ratingId: string;
  /** `id@edition` */
  readonly pathway: string;
  readonly award: string;
  readonly competency: string;
  readonly rating: number;
  readonly comment: string | null;
  readonly organisation: string;
  readonly day: string;
  readonly source: string;
  readonly response: string | null;
  /** When its comment was erased; null where it was not. */
  readonly commentErasedAt: string | null;
}

/** What the ratings of one competency come to. */
export interface CompetencyFeedback extends FeedbackFigures {
  readonly competency: string;
}

/** Ratings and what they come to. */
export interface FeedbackList {
  readonly ratings: readonly ShownRating[];
  /** Of all that were chosen, not of those that are listed alone. */
  readonly competencies: readonly CompetencyFeedback[];
  /** Where the next page begins; null when this is the last. */
  readonly next: number | null;
}

/** What employers said, in the order in which they did. */
export async function listFeedback(
  db: Connection,
  choice: EmployerRatingChoice,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number | undefined },
): Promise<FeedbackList> {
  const rows = await employerRatings(db, choice, { limit: limit + 1, offset });
  return {
    ratings: rows.slice(0, limit).map(asShown),
    competencies: await feedbackByCompetency(db, choice),
    next: rows.length > limit ? offset + limit : null,
  };
}

/** What the ratings come to, by competency. */
export async function feedbackByCompetency(
  db: Connection,
  choice: EmployerRatingChoice,
): Promise<CompetencyFeedback[]> {
  const counts = Map.groupBy(await employerRatingCounts(db, choice), ({ competency }) => competency);
  return [...counts].flatMap(([competency, rows]) => {
    const figures = feedbackFigures(
      EMPLOYER_RATINGS.map((_, at) => rows.find(({ rating }) => rating === at + 1)?.ratings ?? 0),
    );
    return figures === null ? [] : [{ competency, ...figures }];
  });
}

function asShown(row: EmployerRatingView): ShownRating {
  return {
    ratingId: row.rating_id,
    pathway: `${row.pathway_id}@${row.edition}`,
    award: row.award_id,
    competency: row.competency,
    rating: row.rating,
    comment: row.comment,
    organisation: row.organisation,
    day: row.given_on,
    source: row.source,
    response: row.response === '' ? null : row.response,
    commentErasedAt: row.erased_at,
  };
}
