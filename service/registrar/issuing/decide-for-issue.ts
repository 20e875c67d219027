import { CairnError } from '../../core/errors.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import type { UnissuedDecision } from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';
import { decideAwardOf } from '../cohorts/decide-learner.ts';
import { readLearnerRecordsOf } from '../cohorts/read-learner-record.ts';
import type { Award } from './seal-batch.ts';

/**
 * Decides once more on those who are about to be issued an award, as of the day of issue and within the transaction that
 * seals: so the trace that a certificate names is the one that its evidence gives, to the byte. A decision that is kept may
 * be of an earlier day, since one that comes out the same again is left as it was. Some after the other: a large batch holds
 * no more than it has to.
 *
 * @throws CairnError `evaluation-outdated` when one comes out otherwise than it was kept: somebody has to look at it first
 */
export async function* decideForIssue(
  tx: Connection,
  cohort: CohortRow,
  { awardId, pathwayDigest }: { readonly awardId: string; readonly pathwayDigest: string },
  unissued: readonly UnissuedDecision[],
  asOf: string,
): AsyncGenerator<Award[]> {
  const holders = new Map(unissued.map((decision) => [decision.learner_id, decision]));
  let earned = 0;
  for await (const page of readLearnerRecordsOf(tx, cohort, [...holders.keys()])) {
    const awards: Award[] = [];
    for (const known of page) {
      const holder = holders.get(known.learnerId);
      const decided = decideAwardOf(known, awardId, asOf);
      if (holder === undefined || decided === undefined) continue;
      const { decision, record } = decided;
      if (decision.outcome !== 'earned' || decision.trace.pathway.digest !== pathwayDigest) continue;
      if (decision.distinction !== (holder.distinction === 1)) continue;
      const { learner_id, name, email } = holder;
      const { trace } = decision;
      awards.push({ learner_id, name, email, trace, record: JSON.stringify(record), revision: 1 });
    }
    earned += awards.length;
    yield awards;
  }
  if (earned < unissued.length) throw otherwise(cohort, unissued.length - earned, asOf);
}

function otherwise({ cohort_id }: CohortRow, others: number, asOf: string): CairnError {
  return new CairnError(
    'evaluation-outdated',
    `${cohort_id}: as of ${asOf}, ${others === 1 ? 'one decision comes' : `${others} decisions come`} out otherwise than when it was evaluated`,
    {
      remedy: `run npx cairn evaluate ${cohort_id} --all, and look at what would be issued again`,
      details: { cohorts: [cohort_id] },
    },
  );
}
