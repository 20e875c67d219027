import { CairnError } from '../../core/errors.ts';
import { type NewestCredential, newestCredential } from '../../store/credentials.ts';
import { decisionOf } from '../../store/decisions.ts';
import { statusActsOf } from '../../store/issued-awards.ts';
import { type NamedReviewRow, setClosed } from '../../store/reviews.ts';
import type { ReviewOutcome } from '../../store/schema.ts';
import type { Connection } from '../../store/store.ts';
import type { Actor } from '../access/actor.ts';
import { isRevokedHere } from '../certificates/acts-on-certificate.ts';
import type { Installation } from '../installation.ts';
import { knownReview } from './known-review.ts';
import { reviewText } from './review-text.ts';

/** In the order in which people are shown them. */
export const REVIEW_OUTCOMES = ['upheld', 'corrected', 'revoked'] as const satisfies readonly ReviewOutcome[];

/** What a person found. */
export interface ReviewFinding {
  readonly outcome: ReviewOutcome;
  /** To the learner. */
  readonly answer: string;
}

export interface ClosedReviewSummary {
  readonly reviewId: string;
  readonly cohortId: string;
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly outcome: ReviewOutcome;
  /** False where it was closed so before. */
  readonly changed: boolean;
}

/**
 * Closes a review with what came of it and the answer to the learner. It does nothing else: what has to be corrected or
 * revoked is so before, and that is looked at. The same again changes nothing.
 *
 * - `upheld`: it stands as it was decided, or as it was certified.
 * - `corrected`: there is a newer certificate; where none had been issued, the decision has come out otherwise since.
 *   For a correction the newer certificate has to rest on another decision than the old one.
 * - `revoked`: the certificate's revocation has been asked for here.
 *
 * @throws CairnError `review-not-found`, `malformed-review`; `review-closed` where it was closed otherwise;
 * `review-not-acted-on` where what the outcome says has not been done
 */
export async function closeReview(
  { store, now }: Installation,
  actor: Actor,
  reviewId: string,
  { outcome, answer: written }: ReviewFinding,
): Promise<ClosedReviewSummary> {
  const answer = reviewText('the answer', written);
  return await store.db.transaction().execute(async (tx) => {
    const review = await knownReview(tx, reviewId);
    if (review.state === 'closed' && (review.outcome !== outcome || review.answer !== answer))
      throw closedAlready(review);
    if (review.state === 'open') {
      await assertDone(tx, review, outcome);
      await setClosed(tx, reviewId, {
        ...{ outcome, answer, closed_at: now().toISOString() },
        ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name },
      });
    }
    const { cohort_id, reference } = review;
    return {
      ...{ reviewId, cohortId: cohort_id, learnerReference: reference, outcome },
      changed: review.state === 'open',
    };
  });
}

async function assertDone(tx: Connection, review: NamedReviewRow, outcome: ReviewOutcome): Promise<void> {
  if (outcome === 'upheld') return;
  const newest = await newestCredential(tx, review);
  if (outcome === 'revoked') {
    if (newest !== undefined && (await isRevoked(tx, newest))) return;
    throw newest === undefined
      ? notActedOn('no certificate of the award was issued to the learner', 'close it as upheld or corrected')
      : notActedOn(
          `the certificate ${newest.credential_hash} is not revoked`,
          `revoke it first: npx cairn revoke ${newest.credential_hash} --reason REASON`,
        );
  }
  if (newest === undefined || review.credential_id === null) {
    const decision = await decisionOf(tx, review);
    if (newest !== undefined || (decision !== undefined && decision.evaluated_at > review.opened_at)) return;
    throw notActedOn(
      'the decision is the same as when the review was opened',
      `correct what it rests on and decide again first: npx cairn evaluate ${review.cohort_id}`,
    );
  }
  if (newest.credential_id === review.credential_id) {
    throw notActedOn(
      `the certificate ${newest.credential_hash} has not been corrected`,
      `correct it first: npx cairn supersede ${newest.credential_hash} --as-decided`,
    );
  }
  if (review.kind === 'correction' && newest.trace === review.credential_trace) {
    throw notActedOn(
      `the newer certificate ${newest.credential_hash} rests on the same decision as the old one`,
      `correct that too: npx cairn supersede ${newest.credential_hash} --as-decided`,
    );
  }
}

async function isRevoked(tx: Connection, { batch_id, leaf_index }: NewestCredential): Promise<boolean> {
  return isRevokedHere(leaf_index, await statusActsOf(tx, [batch_id]));
}

function notActedOn(what: string, remedy: string): CairnError {
  return new CairnError('review-not-acted-on', what, { remedy });
}

function closedAlready({ review_id, closed_at, outcome }: NamedReviewRow): CairnError {
  return new CairnError('review-closed', `the review was closed on ${closed_at?.slice(0, 10)} as ${outcome}`, {
    remedy: 'what has been answered stays; a further change or request opens another review',
    details: { reviewId: review_id, outcome },
  });
}
