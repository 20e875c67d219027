import type { AwardElsewhere } from '../../pathway/awards-elsewhere.ts';
import type { HeldAward } from '../../pathway/evaluation/learner-record.ts';
import { type IssuedAwardRow, issuedAwards, statusActsOf } from '../../store/issued-awards.ts';
import type { LearnerRange } from '../../store/learner-records.ts';
import type { Connection } from '../../store/store.ts';
import { stands } from '../certificates/acts-on-certificate.ts';

/**
 * The awards that some learners of a cohort hold from other cohorts, by learner id, of those that are asked for; of learners
 * without any, nothing. Where none is asked for the store is not asked either.
 *
 * An award is held from the day on which its certificate was first issued. It is held no longer once the certificate's
 * revocation, or its batch's, has been asked for here, whether or not the chain has it yet; nor while it is suspended.
 * That a correction has taken its place changes nothing.
 */
export async function heldAwardsOf(
  db: Connection,
  cohortId: string,
  asked: readonly AwardElsewhere[],
  learners: LearnerRange,
): Promise<ReadonlyMap<string, readonly HeldAward[]>> {
  const isAsked = ({ pathway_id, award_id }: IssuedAwardRow) =>
    asked.some(({ pathway, award }) => pathway === pathway_id && award === award_id);
  const pathwayIds = [...new Set(asked.map(({ pathway }) => pathway))];
  if (pathwayIds.length === 0) return new Map();
  const issued = await issuedAwards(db, { ...learners, pathwayIds, exceptCohort: cohortId });
  return await inGoodStanding(db, issued.filter(isAsked));
}

/** By learner; the revisions of one certificate are one award, held while one of them stands. */
async function inGoodStanding(db: Connection, issued: readonly IssuedAwardRow[]) {
  const acts = Map.groupBy(
    await statusActsOf(db, [...new Set(issued.map(({ batch_id }) => batch_id))]),
    ({ batch_id }) => batch_id,
  );
  const revisions = Map.groupBy(issued, ({ learner_id, cohort_id, award_id }) =>
    JSON.stringify([learner_id, cohort_id, award_id]),
  );
  const held = new Map<string, HeldAward[]>();
  for (const rows of revisions.values()) {
    const [first] = rows;
    if (first === undefined || !rows.some(({ batch_id, leaf_index }) => stands(leaf_index, acts.get(batch_id) ?? []))) {
      continue;
    }
    const { pathway_id: pathway, edition, award_id: award, issued_at } = first;
    const awards = held.get(first.learner_id) ?? [];
    awards.push({ pathway, edition, award, on: issued_at.slice(0, '2026-09-01'.length) });
    held.set(first.learner_id, awards);
  }
  return held;
}
