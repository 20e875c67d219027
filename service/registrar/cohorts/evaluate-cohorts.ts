import { dayOf } from '../../core/calendar-day.ts';
import { noteEvaluation } from '../../store/cohorts.ts';
import { clearPending, pendingLearners } from '../../store/pending-evaluations.ts';
import { openReviewCounts } from '../../store/reviews.ts';
import type { Store } from '../../store/store.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { type PinnedCohort, pinnedCohorts } from '../pathways/pinned-cohorts.ts';
import type { RaisedReviews } from '../reviews/raise-reviews.ts';
import { evaluationScope } from './evaluation-scope.ts';
import { decidedLearner, type KeptEvaluation, keepDecisions } from './keep-decisions.ts';
import { readLearnerRecords, readLearnerRecordsOf } from './read-learner-record.ts';

export interface EvaluationSummary {
  readonly cohorts: number;
  /** Whom it decided: those who could be decided otherwise than before. */
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

export interface EvaluationOptions {
  /** Decides everybody, and not only whom `evaluation-scope.ts` names. */
  readonly all?: boolean | undefined;
}

/**
 * Evaluates the learners of the named cohorts, or of all, against the pathway versions that they are pinned to: those who
 * could be decided otherwise than before (`evaluation-scope.ts`). The outcome is the same as if everybody was decided
 * anew. Each page of learners is kept as it is decided: the command may be killed and run again. Only when it has gone
 * through a cohort does that count as evaluated, on what was known of it at the start: if that has changed, nothing is
 * issued from it.
 *
 * @throws CairnError `cohort-not-found`; `pathway-form-outdated` for a cohort that is named
 */
export async function evaluateCohorts(
  installation: Installation,
  cohortIds: readonly string[],
  onProgress: OnProgress = () => {},
  { all = false }: EvaluationOptions = {},
): Promise<EvaluationSummary> {
  const { store } = installation;
  const { pinned, leftOut } = await pinnedCohorts(store, cohortIds);
  const asOf = dayOf(installation.now());
  let learners = 0;
  let changed = 0;
  let raised = 0;
  let settled = 0;
  for (const [index, cohort] of pinned.entries()) {
    const options = { evaluatedAt: installation.now(), asOf, all };
    for await (const page of evaluatedPages(store, cohort, options)) {
      learners += page.learners;
      changed += page.changed;
      raised += page.raised;
      settled += page.settled;
    }
    onProgress({ step: cohort.cohort.cohort_id, done: index + 1, total: pinned.length });
  }
  const evaluated = new Set(pinned.map(({ cohort }) => cohort.cohort_id));
  const open = (await openReviewCounts(store.db))
    .filter(({ cohort_id }) => evaluated.has(cohort_id))
    .reduce((sum, { reviews }) => sum + reviews, 0);
  return { cohorts: pinned.length, learners, changed, leftOut, reviews: { raised, settled, open } };
}

interface EvaluatedPage extends KeptEvaluation {
  readonly learners: number;
}

/** Decides learners of a cohort page by page, and notes the evaluation when all of it is done. */
async function* evaluatedPages(
  { db }: Store,
  pinned: PinnedCohort,
  { evaluatedAt, asOf, all }: { readonly evaluatedAt: Date; readonly asOf: string; readonly all: boolean },
): AsyncGenerator<EvaluatedPage> {
  const { cohort } = pinned;
  const change = { cohort_id: cohort.cohort_id, revision: cohort.facts_revision };
  const scope = all ? 'everybody' : await db.transaction().execute((tx) => evaluationScope(tx, pinned, asOf));
  if (scope === 'everybody') {
    for await (const page of readLearnerRecords(db, cohort)) {
      const some = page.map((known) => decidedLearner(known, asOf));
      const kept = await db.transaction().execute((tx) => keepDecisions(tx, cohort, some, evaluatedAt));
      yield { learners: some.length, ...kept };
    }
  } else {
    for await (const ids of pendingLearners(db, change)) {
      for await (const page of readLearnerRecordsOf(db, cohort, ids)) {
        const some = page.map((known) => decidedLearner(known, asOf));
        yield await db.transaction().execute(async (tx) => {
          // Whoever is on the list no more, or anew, has been decided by another, or is decided the next time.
          const taken = await clearPending(
            tx,
            change,
            some.map(({ learnerId }) => learnerId),
          );
          const own = some.filter(({ learnerId }) => taken.has(learnerId));
          return { learners: own.length, ...(await keepDecisions(tx, cohort, own, evaluatedAt)) };
        });
      }
    }
  }
  const note = { revision: change.revision, asOf, isWhole: scope === 'everybody' };
  await db.transaction().execute((tx) => noteEvaluation(tx, change.cohort_id, note));
}
