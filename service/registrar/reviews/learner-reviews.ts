import { reviews } from '../../store/reviews.ts';
import type { ReviewOutcome } from '../../store/schema.ts';
import type { Installation } from '../installation.ts';
import { overviewsOf } from './review-overview.ts';

/** A review as the learner sees it whom it concerns: who decided is the issuer's to say. */
export interface OwnReview {
  readonly reviewId: string;
  /** `correction`: opened here, because what the certificate rests on has changed. */
  readonly kind: 'correction' | 'request';
  readonly cohortId: string;
  /** Which of the learners that they are. */
  readonly learner: string;
  readonly awardId: string;
  readonly award: string;
  readonly certificate: string | null;
  readonly openedAt: string;
  /** What has changed since the certificate was issued, in sentences. */
  readonly changes: readonly string[];
  /** What they asked, in their words. */
  readonly request: string | null;
  /** Null while it is open. */
  readonly closed: { readonly at: string; readonly outcome: ReviewOutcome; readonly answer: string } | null;
}

/** More than a person has a use for; the open ones come first, and then the last that were closed. */
const MOST_SHOWN = 100;

/** The reviews that concern a learner. @param learnerIds all that the learner is known by here */
export async function learnerReviews(
  { store: { db } }: Installation,
  learnerIds: readonly string[],
): Promise<OwnReview[]> {
  const rows = await reviews(db, { learnerIds, limit: MOST_SHOWN });
  return (await overviewsOf(db, rows)).map((review) => ({
    reviewId: review.reviewId,
    kind: review.kind,
    cohortId: review.cohortId,
    learner: review.learnerReference,
    awardId: review.awardId,
    award: review.award,
    certificate: review.certificate,
    openedAt: review.openedAt,
    changes: review.changes,
    request: review.request?.text ?? null,
    closed:
      review.closed === null
        ? null
        : { at: review.closed.at, outcome: review.closed.outcome, answer: review.closed.answer },
  }));
}
