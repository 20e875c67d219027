import { dayOf } from '../../core/calendar-day.ts';
import { compilePathway } from '../../pathway/evaluation/evaluate.ts';
import { noteEvaluation } from '../../store/cohorts.ts';
import { type DecisionRow, saveDecisions } from '../../store/decisions.ts';
import { learnerRecords } from '../../store/learner-records.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { pinnedCohorts } from '../pathways/pinned-cohorts.ts';
import { heldAwardsOf } from './held-awards.ts';
import { learnerRecordOf } from './learner-record-of.ts';
import { recognitionsOf } from './recognitions-of.ts';

export interface EvaluationSummary {
  readonly cohorts: number;
  readonly learners: number;
  /** Decisions that are new or came out otherwise than before. */
  readonly changed: number;
  /** Cohorts that nobody named and whose definition has an earlier form, by which nothing is decided any more. */
  readonly leftOut: readonly string[];
}

/**
 * Evaluates every learner of the named cohorts, or of all, against the pathway version that the cohort is pinned to.
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
  for (const [index, { cohort, pathway }] of pinned.entries()) {
    const { cohort_id, pathway_digest, facts_revision } = cohort;
    const { decide } = compilePathway(pathway);
    const heldAwards = heldAwardsOf(store.db, cohort_id, pathway);
    const recognised = await recognitionsOf(store.db, cohort_id, pathway);
    const identity = {
      cohort_id,
      pathway_digest,
      evaluated_at: installation.now().toISOString(),
    };
    for await (const page of learnerRecords(store.db, cohort_id)) {
      const held = await heldAwards(page);
      const decisions = page.flatMap((learner): DecisionRow[] => {
        const { learnerId } = learner;
        const elsewhere = { recognitions: recognised.get(learnerId), heldAwards: held.get(learnerId) };
        return decide(learnerRecordOf(cohort, learner, elsewhere), asOf).map((decision) => ({
          ...identity,
          learner_id: learnerId,
          award_id: decision.awardId,
          outcome: decision.outcome,
          distinction: decision.distinction ? 1 : 0,
          trace: JSON.stringify(decision.trace),
        }));
      });
      changed += await store.db.transaction().execute((tx) => saveDecisions(tx, decisions));
      learners += page.length;
    }
    await noteEvaluation(store.db, cohort_id, facts_revision);
    onProgress({ step: cohort_id, done: index + 1, total: pinned.length });
  }
  return { cohorts: pinned.length, learners, changed, leftOut };
}
