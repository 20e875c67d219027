import { CairnError } from '../../core/errors.ts';
import { emptyRatingComment, removeEmployerRating } from '../../store/employer-ratings.ts';
import { noteErasure } from '../../store/erasures.ts';
import type { Connection } from '../../store/store.ts';
import { finishErasures } from '../cohorts/finish-erasures.ts';
import type { Installation } from '../installation.ts';

/**
 * Erases the comment of a rating, out of the database's file too: for one that names somebody after all. The rating stays.
 *
 * @throws CairnError `feedback-not-found` where there is no such rating, or it has no comment; `erasure-unfinished`
 */
export async function eraseRatingComment(installation: Installation, ratingId: string): Promise<void> {
  await erasing(installation, ratingId, emptyRatingComment);
}

/**
 * Removes a rating that was recorded by mistake, with its comment, out of the database's file too.
 *
 * @throws CairnError `feedback-not-found`, `erasure-unfinished`
 */
export async function removeRating(installation: Installation, ratingId: string): Promise<void> {
  await erasing(installation, ratingId, removeEmployerRating);
}

/** Durability point: what is erased is gone for good, and noted, in one transaction, before the file is cleaned. */
async function erasing(
  installation: Installation,
  ratingId: string,
  erase: (tx: Connection, ratingId: string, at: string) => Promise<boolean>,
): Promise<void> {
  const at = installation.now().toISOString();
  await installation.store.db.transaction().execute(async (tx) => {
    if (!(await erase(tx, ratingId, at))) throw notFound(ratingId);
    await noteErasure(tx, at);
  });
  await finishErasures(installation);
}

function notFound(ratingId: string): CairnError {
  return new CairnError(
    'feedback-not-found',
    `there is no rating ${ratingId.slice(0, 80)} with what was to be erased`,
    {
      remedy: 'npx cairn feedback list shows the ratings with their ids',
      details: { rating: ratingId.slice(0, 80) },
    },
  );
}
