import { awardsToKeep, type KeptAward } from '../../pathway/evaluation/kept-awards.ts';
import type { LearnerRecord } from '../../pathway/evaluation/learner-record.ts';
import { type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import type { WholeEnrolmentRow } from '../../store/enrolments.ts';
import { keptAwards, pathwayMovesOf } from '../../store/pathway-moves.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import { pathwayHeading } from '../pathways/stored-pathway.ts';
import { decideLearner } from './decide-learner.ts';
import { type MoveAct, recordMoves } from './keep-moves.ts';
import { type KnownLearner, readLearner } from './read-learner-record.ts';

/** A transfer that brought the learner to another edition. */
export interface TransferMove {
  /** `id@edition` */
  readonly from: string;
  readonly to: string;
  /** The awards that stay earned, whatever the edition of the cohort that was entered asks for. */
  readonly kept: readonly string[];
}

/**
 * Sees to it that a transfer takes no award away: what was earned in the cohort that is left, by its results up to the day of
 * the transfer, is kept in the one that is entered, where another edition decides, and is decided there on the results that
 * are carried over. A final result that the learning platform reported is of the cohort that is left and is not carried over:
 * an award that rests on one has to be issued there. Between cohorts of two pathways nothing is kept, nor where the
 * cohort that is left decides by an earlier form of definitions. Part of the transaction that transfers.
 *
 * @param left the enrolment as it was before
 * @param entered where the learner is enrolled by now
 * @returns null where the learner stays at their version, and where all of it was written down before
 */
export async function moveOnTransfer(
  tx: Connection,
  old: CohortRow,
  left: WholeEnrolmentRow,
  { cohort, enrolment }: { readonly cohort: CohortRow; readonly enrolment: Pick<WholeEnrolmentRow, 'pathway_digest'> },
  act: MoveAct,
): Promise<TransferMove | null> {
  const { learner_id: learnerId } = left;
  const digests = {
    from: left.pathway_digest ?? old.pathway_digest,
    to: enrolment.pathway_digest ?? cohort.pathway_digest,
  };
  const [from, to] = [
    pathwayHeading(await pathwayVersion(tx, digests.from)),
    pathwayHeading(await pathwayVersion(tx, digests.to)),
  ];
  if (from.id !== to.id || !from.isCurrent || !to.isCurrent) return null;
  const earned = awardsToKeep(decideLearner(stillEnrolled(await readLearner(tx, old, learnerId)), act.on));
  const fresh = earned.filter(isUnlike(await keptOf(tx, cohort.cohort_id, learnerId)));
  const isOtherVersion = digests.from !== digests.to;
  const gives = isOtherVersion || fresh.some(({ pathway }) => pathway !== digests.to);
  const moves = await pathwayMovesOf(tx, cohort.cohort_id, learnerId);
  const isKnown = moves.some(
    ({ left_cohort_id, from_digest, to_digest }) =>
      left_cohort_id === old.cohort_id && from_digest === digests.from && to_digest === digests.to,
  );
  if (!gives || (isKnown && fresh.length === 0)) return null;
  const move = { ...digests, learnerId, leftCohort: old.cohort_id, kept: fresh };
  await recordMoves(tx, cohort.cohort_id, [move], act);
  await noteChangedLearners(tx, [{ cohort_id: cohort.cohort_id, learner_id: learnerId }]);
  return {
    from: `${from.id}@${from.edition}`,
    to: `${to.id}@${to.edition}`,
    kept: fresh.map(({ award }) => award),
  };
}

/** As if the enrolment lasted: whoever was transferred away earns nothing more in the cohort that was left. */
function stillEnrolled(known: KnownLearner): KnownLearner {
  const lasting = (record: LearnerRecord): LearnerRecord =>
    record.counting === undefined ? record : { ...record, counting: { ...record.counting, ended: null } };
  return { ...known, record: lasting(known.record), recordFor: (pathway) => lasting(known.recordFor(pathway)) };
}

async function keptOf(tx: Connection, cohortId: string, learnerId: string): Promise<readonly KeptAward[]> {
  const rows = (await keptAwards(tx, cohortId, { from: learnerId, to: learnerId })).get(learnerId) ?? [];
  return rows.map(({ award_id, distinction, pathway_digest }) => ({
    ...{ award: award_id, distinction: distinction === 1, pathway: pathway_digest },
  }));
}

function isUnlike(known: readonly KeptAward[]): (kept: KeptAward) => boolean {
  return ({ award, distinction, pathway }) =>
    !known.some(
      (before) => before.award === award && before.pathway === pathway && (before.distinction || !distinction),
    );
}
