import { dayOf } from '../../core/calendar-day.ts';
import { noteEvaluation } from '../../store/cohorts.ts';
import { openReviewCounts } from '../../store/reviews.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { pinnedCohorts } from '../pathways/pinned-cohorts.ts';
import type { RaisedReviews } from '../reviews/raise-reviews.ts';
import { decidedLearner, keepDecisions } from './keep-decisions.ts';
import { readLearnerRecords } from './read-learner-record.ts';

export interface EvaluationSummary {
  readonly cohorts: number;
  readonly learners: number;
  /** Decisions that are new or came out otherwise than before. */
  readonly changed: number;
  /** Cohorts that nobody named and whose definition has an earlier form, by which nothing is decided any more. */
  readonly leftOut: readonly string[];
  readonly reviews: ReviewCounts;
}

/** Reviews of certificates that do not say any more what is decided; `reviews/raise-reviews.ts` has the rules. */
export interface ReviewCounts extends RaisedReviews {
  /** Of the evaluated cohorts, those that learners asked for too. */
  readonly open: number;
}

/**
 * Evaluates every learner of the named cohorts, or of all, against the pathway version that they are pinned to.
 * Each page of learners is kept as it is decided: the command may be killed and run again. Only when it has gone through a
 * cohort does that count as evaluated, on what was known of it at the start: if that has changed, nothing is issued from it.
 *
 * @throws CairnError `cohort-not-found`; `pathway-form-outdated` for a cohort that is named
 */
export async function evaluateCohorts(
  installation: Installation,
  cohortIds: readonly string[],
  onProgress: OnProgress = () => {},
): Promise<EvaluationSummary> {
  const { store } = installation;
  const { pinned, leftOut } = await pinnedCohorts(store, cohortIds);
  const asOf = dayOf(installation.now());
  let learners = 0;
  let changed = 0;
  let raised = 0;
  let settled = 0;
  for (const [index, { cohort }] of pinned.entries()) {
    const { cohort_id, facts_revision } = cohort;
    const evaluatedAt = installation.now();
    for await (const page of readLearnerRecords(store.db, cohort)) {
      const decided = page.map((known) => decidedLearner(known, asOf));
      const kept = await store.db.transaction().execute((tx) => keepDecisions(tx, cohort, decided, evaluatedAt));
      changed += kept.changed;
      raised += kept.raised;
      settled += kept.settled;
      learners += page.length;
    }
    await noteEvaluation(store.db, cohort_id, facts_revision);
    onProgress({ step: cohort_id, done: index + 1, total: pinned.length });
  }
  const evaluated = new Set(pinned.map(({ cohort }) => cohort.cohort_id));
  const open = (await openReviewCounts(store.db))
    .filter(({ cohort_id }) => evaluated.has(cohort_id))
    .reduce((sum, { reviews }) => sum + reviews, 0);
  return { cohorts: pinned.length, learners, changed, leftOut, reviews: { raised, settled, open } };
}
