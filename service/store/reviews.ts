import { sinceAsOf } from './decisions.ts';
import { insertRows } from './insert-rows.ts';
import type { LearnerRange } from './learner-records.ts';
import type { ReviewTable } from './schema.ts';
import type { Connection } from './store.ts';

export type ReviewRow = Readonly<ReviewTable>;

/** A review with what names those whom it concerns. */
export interface NamedReviewRow extends ReviewRow {
  readonly name: string | null;
  /** How a log names the learner. */
  readonly reference: string;
  /** Of the certificate that it was opened for. */
  readonly credential_hash: string | null;
  readonly credential_trace: string | null;
}

/** Whether a cohort has any certificate whose holder is known. */
export async function hasCertificates(db: Connection, cohortId: string): Promise<boolean> {
  const found = await db
    .selectFrom('credential')
    .select('credential_id')
    .where('cohort_id', '=', cohortId)
    .where('learner_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Decisions of some learners of a cohort that were written at one moment. */
export interface WrittenDecisions extends LearnerRange {
  readonly cohortId: string;
  readonly awardIds: readonly string[];
  readonly evaluatedAt: string;
}

/** A decision that was written, and the newest certificate of the same award. */
export interface CertifiedDecision {
  readonly learner_id: string;
  readonly award_id: string;
  readonly decided: string;
  /** The certificate's own trace. */
  readonly issued: string;
  readonly credential_id: string;
  readonly batch_id: string;
  readonly leaf_index: number;
  readonly open: Pick<ReviewRow, 'review_id' | 'credential_id' | 'correction'> | null;
}

/**
 * Of the decisions that were written those of which the newest certificate's own trace says something else, by more than its
 * day, or of which a correction is open. The texts are compared where they lie: nearly all are the same.
 */
export async function decisionsUnlikeCertificates(db: Connection, of: WrittenDecisions): Promise<CertifiedDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('credential', (join) =>
      join
        .onRef('credential.cohort_id', '=', 'decision.cohort_id')
        .onRef('credential.award_id', '=', 'decision.award_id')
        .onRef('credential.learner_id', '=', 'decision.learner_id'),
    )
    .leftJoin('review', (join) =>
      join
        .onRef('review.cohort_id', '=', 'decision.cohort_id')
        .onRef('review.award_id', '=', 'decision.award_id')
        .onRef('review.learner_id', '=', 'decision.learner_id')
        .on('review.kind', '=', 'correction')
        .on('review.state', '=', 'open'),
    )
    .select([
      'decision.learner_id',
      'decision.award_id',
      'decision.trace as decided',
      'credential.trace as issued',
      'credential.credential_id',
      'credential.batch_id',
      'credential.leaf_index',
      'review.review_id',
      'review.correction',
      'review.credential_id as review_credential_id',
    ])
    .where('decision.cohort_id', '=', of.cohortId)
    .where('decision.award_id', 'in', of.awardIds)
    .where('decision.learner_id', '>=', of.from)
    .where('decision.learner_id', '<=', of.to)
    .where('decision.evaluated_at', '=', of.evaluatedAt)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('credential as newer')
            .select('newer.credential_id')
            .whereRef('newer.cohort_id', '=', 'credential.cohort_id')
            .whereRef('newer.award_id', '=', 'credential.award_id')
            .whereRef('newer.learner_id', '=', 'credential.learner_id')
            .whereRef('newer.revision', '>', 'credential.revision'),
        ),
      ),
    )
    .where((eb) =>
      eb.or([
        eb(sinceAsOf('decision.trace'), '!=', sinceAsOf('credential.trace')),
        eb('review.review_id', 'is not', null),
      ]),
    )
    .orderBy('decision.learner_id')
    .orderBy('decision.award_id')
    .execute();
  return rows.flatMap(({ issued, review_id, correction, review_credential_id, ...row }) => {
    const open = review_id === null ? null : { review_id, correction, credential_id: review_credential_id };
    return issued === null ? [] : [{ ...row, issued, open }];
  });
}

/** The corrections of some learners of a cohort that a person has closed, in the order in which that was. */
export async function judgedCorrections(
  db: Connection,
  cohortId: string,
  { from, to }: LearnerRange,
): Promise<Pick<ReviewRow, 'learner_id' | 'award_id' | 'correction'>[]> {
  return await db
    .selectFrom('review')
    .select(['learner_id', 'award_id', 'correction'])
    .where('cohort_id', '=', cohortId)
    .where('kind', '=', 'correction')
    .where('state', '=', 'closed')
    .where('actor_kind', 'is not', null)
    .where('learner_id', '>=', from)
    .where('learner_id', '<=', to)
    .orderBy('closed_at')
    .orderBy('review_id')
    .execute();
}

export async function insertReviews(db: Connection, rows: readonly ReviewRow[]): Promise<void> {
  await insertRows(db, rows, (some) => db.insertInto('review').values(some));
}

/** Adds to an open correction what has changed since, of which certificate. */
export async function setCorrection(
  db: Connection,
  reviewId: string,
  change: Pick<ReviewRow, 'correction' | 'credential_id' | 'changed_at'>,
): Promise<void> {
  await db.updateTable('review').set(change).where('review_id', '=', reviewId).where('state', '=', 'open').execute();
}

/** What becomes of a review when it is closed. */
export type ClosedReview = Pick<
  ReviewRow,
  'outcome' | 'answer' | 'closed_at' | 'actor_kind' | 'actor_id' | 'actor_name'
>;

/** Closes a review that is open. Returns whether it was. */
export async function setClosed(db: Connection, reviewId: string, closed: ClosedReview): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('review')
    .set({ state: 'closed', ...closed })
    .where('review_id', '=', reviewId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Which reviews are asked for; all that is given has to hold. */
export interface ReviewQuery {
  readonly cohortIds?: readonly string[] | undefined;
  readonly learnerIds?: readonly string[] | undefined;
  readonly state?: ReviewRow['state'] | undefined;
  readonly limit?: number | undefined;
}

/** Reviews, the open ones first, those that have waited longest first of all; of the closed ones the last. */
export async function reviews(db: Connection, query: ReviewQuery): Promise<NamedReviewRow[]> {
  let rows = namedReviews(db);
  if (query.cohortIds !== undefined) rows = rows.where('review.cohort_id', 'in', query.cohortIds);
  if (query.learnerIds !== undefined) rows = rows.where('review.learner_id', 'in', query.learnerIds);
  if (query.state !== undefined) rows = rows.where('review.state', '=', query.state);
  if (query.limit !== undefined) rows = rows.limit(query.limit);
  return await rows
    .orderBy('review.state', 'desc')
    .orderBy('review.closed_at', 'desc')
    .orderBy('review.opened_at')
    .orderBy('review.cohort_id')
    .orderBy('review.learner_id')
    .orderBy('review.award_id')
    .orderBy('review.review_id')
    .execute();
}

export async function reviewById(db: Connection, reviewId: string): Promise<NamedReviewRow | undefined> {
  return await namedReviews(db).where('review.review_id', '=', reviewId).executeTakeFirst();
}

function namedReviews(db: Connection) {
  return db
    .selectFrom('review')
    .innerJoin('learner', 'learner.learner_id', 'review.learner_id')
    .leftJoin('credential', 'credential.credential_id', 'review.credential_id')
    .selectAll('review')
    .select([
      'learner.name',
      'learner.reference',
      'credential.credential_hash',
      'credential.trace as credential_trace',
    ]);
}

/** How many reviews are open, by cohort. */
export async function openReviewCounts(db: Connection) {
  return await db
    .selectFrom('review')
    .select((eb) => ['cohort_id', eb.fn.countAll<number>().as('reviews')])
    .where('state', '=', 'open')
    .groupBy('cohort_id')
    .orderBy('cohort_id')
    .execute();
}

/** The request that is open for a decision, if there is one. */
export async function openRequest(
  db: Connection,
  { cohort_id, award_id, learner_id }: Pick<ReviewRow, 'cohort_id' | 'award_id' | 'learner_id'>,
): Promise<ReviewRow | undefined> {
  return await db
    .selectFrom('review')
    .selectAll()
    .where('cohort_id', '=', cohort_id)
    .where('award_id', '=', award_id)
    .where('learner_id', '=', learner_id)
    .where('kind', '=', 'request')
    .where('state', '=', 'open')
    .executeTakeFirst();
}

/** How many requests somebody has made themselves since a moment. */
export async function requestsSince(db: Connection, learnerIds: readonly string[], since: string): Promise<number> {
  const { requests } = await db
    .selectFrom('review')
    .select((eb) => eb.fn.countAll<number>().as('requests'))
    .where('learner_id', 'in', learnerIds)
    .where('asked_by', '=', 'learner')
    .where('opened_at', '>', since)
    .executeTakeFirstOrThrow();
  return requests;
}
