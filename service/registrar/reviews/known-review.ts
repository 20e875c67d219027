import { CairnError } from '../../core/errors.ts';
import { type NamedReviewRow, reviewById } from '../../store/reviews.ts';
import type { Connection } from '../../store/store.ts';

/** @throws CairnError `review-not-found` */
export async function knownReview(db: Connection, reviewId: string): Promise<NamedReviewRow> {
  const row = await reviewById(db, reviewId);
  if (row !== undefined) return row;
  throw new CairnError('review-not-found', 'no review of that id is kept here', {
    remedy: 'npx cairn review list shows those that are open; with --all the closed ones too',
    details: { reviewId },
  });
}
