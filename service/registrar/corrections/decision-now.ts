import { CairnError } from '../../core/errors.ts';
import type { IssuedTrace } from '../../pathway/evaluation/trace-from-json.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import type { SealedCredentialView } from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';
import { decideAwardOf } from '../cohorts/decide-learner.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { readLearner } from '../cohorts/read-learner-record.ts';
import { isOutdated } from '../issuing/issue-awards.ts';

/** The decision that a corrected certificate rests on, and what it was taken by and on. */
export interface CorrectedDecision {
  readonly pathway: Pathway;
  readonly pathwayDigest: string;
  readonly trace: IssuedTrace;
  /** JSON; null where it was not kept. */
  readonly record: string | null;
}

/**
 * The decision on the award of a certificate as it would be taken now: for a certificate of which results were corrected.
 *
 * @throws CairnError `evaluation-outdated` where the cohort has changed since anybody could look at it;
 * `supersession-conflict` where the award is not earned now; `pathway-form-outdated`
 */
export async function decisionNow(tx: Connection, old: SealedCredentialView, asOf: string): Promise<CorrectedDecision> {
  const cohort = await knownCohort(tx, old.cohort_id);
  if (isOutdated(cohort)) {
    throw new CairnError('evaluation-outdated', `${cohort.cohort_id} has changed since it was evaluated`, {
      remedy: `run npx cairn evaluate ${cohort.cohort_id}, and look at the reviews that it opens`,
      details: { cohorts: [cohort.cohort_id] },
    });
  }
  const known = await readLearner(tx, cohort, old.learner_id);
  const decided = decideAwardOf(known, old.award_id, asOf);
  if (decided?.decision.outcome !== 'earned') {
    throw new CairnError('supersession-conflict', `by what is on record now, ${old.award_id} is not earned`, {
      remedy: 'a certificate is corrected only to what is earned: revoke it, or let it stand',
      details: { award: old.award_id, outcome: decided?.decision.outcome ?? null },
    });
  }
  const { trace } = decided.decision;
  const { digest } = trace.pathway;
  return {
    pathway: digest === known.pinned.digest ? known.pinned.pathway : known.version(digest),
    pathwayDigest: digest,
    trace,
    record: JSON.stringify(decided.record),
  };
}
