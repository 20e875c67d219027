/** What employers' ratings of one competency come to. */
import { EMPLOYER_RATINGS } from './employer-feedback.ts';

/** Ratings of one competency, counted. The mean is `sum` / `ratings`, exactly; `mean` is for people. */
export interface FeedbackFigures {
  readonly ratings: number;
  readonly sum: number;
  /** To a hundredth, halves rounded up: `3.67`. */
  readonly mean: string;
  /** How many gave each rating, 1 first. */
  readonly byRating: readonly number[];
}

/** Figures from how many gave each rating, 1 first. Null where nobody gave any. */
export function feedbackFigures(byRating: readonly number[]): FeedbackFigures | null {
  const counts = EMPLOYER_RATINGS.map((_, at) => byRating[at] ?? 0);
  const ratings = counts.reduce((total, count) => total + count, 0);
  if (ratings === 0) return null;
  const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0);
  const hundredths = (200n * BigInt(sum) + BigInt(ratings)) / (2n * BigInt(ratings));
  const mean = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return { ratings, sum, mean, byRating: counts };
}

/** Figures of several competencies that are one and the same. Null where there are none. */
export function joinFigures(figures: readonly FeedbackFigures[]): FeedbackFigures | null {
  return feedbackFigures(
    EMPLOYER_RATINGS.map((_, at) => figures.reduce((total, { byRating }) => total + (byRating[at] ?? 0), 0)),
  );
}
