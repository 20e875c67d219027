import { randomUUID } from 'node:crypto';
import type { KeptAward } from '../../pathway/evaluation/kept-awards.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import { deleteDecisionsOf } from '../../store/decisions.ts';
import { setPins } from '../../store/enrolment-pins.ts';
import { insertPathwayMoves, type KeptAwardRow, moveCounts, type PathwayMoveRow } from '../../store/pathway-moves.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import type { Actor } from '../access/actor.ts';
import { keepDecisions } from './keep-decisions.ts';
import type { PathwayVersion } from './learner-versions.ts';
import { noteEvaluated } from './note-evaluated.ts';
import type { PlannedMove } from './plan-move.ts';

/** A move that is to be written down. */
export interface NewMove {
  readonly learnerId: string;
  readonly from: string;
  readonly to: string;
  /** The cohort that was left with it, where that is another one. */
  readonly leftCohort: string | null;
  readonly kept: readonly KeptAward[];
}

/** When moves are made, and by whom. */
export interface MoveAct {
  readonly actor: Actor;
  readonly on: string;
  readonly now: Date;
}

/** Writes down moves of learners of a cohort, who are in the order of their ids; part of a transaction. */
export async function recordMoves(
  tx: Connection,
  cohortId: string,
  moves: readonly NewMove[],
  { actor, on, now }: MoveAct,
): Promise<void> {
  const [first, last] = [moves[0], moves.at(-1)];
  if (first === undefined || last === undefined) return;
  const before = await moveCounts(tx, cohortId, { from: first.learnerId, to: last.learnerId });
  const rows: PathwayMoveRow[] = [];
  const awards: KeptAwardRow[] = [];
  for (const { learnerId, from, to, leftCohort, kept } of moves) {
    const move_id = randomUUID();
    rows.push({
      ...{ move_id, cohort_id: cohortId, learner_id: learnerId, from_digest: from, to_digest: to },
      ...{ left_cohort_id: leftCohort, moved_on: on, recorded_at: now.toISOString() },
      ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name },
    });
    const position = (before.get(learnerId) ?? 0) + 1;
    for (const { award, distinction, pathway } of kept) {
      awards.push({
        ...{ cohort_id: cohortId, learner_id: learnerId, position, move_id },
        ...{ award_id: award, pathway_digest: pathway, distinction: distinction ? 1 : 0 },
      });
    }
  }
  await insertPathwayMoves(tx, rows, awards);
}

/**
 * Moves learners of a cohort, who are in the order of their ids: what they had earned is written down with the move, and
 * what their new version decides takes the place of what was decided. Part of the transaction that has planned it.
 *
 * A cohort that was evaluated on what is known of it stays so: of the others nothing has changed.
 */
export async function keepMoves(
  tx: Connection,
  cohort: CohortRow,
  to: PathwayVersion,
  moves: readonly PlannedMove[],
  act: MoveAct,
): Promise<void> {
  if (moves.length === 0) return;
  const { cohort_id } = cohort;
  const learners = moves.map(({ decided }) => decided);
  const learnerIds = learners.map(({ learnerId }) => learnerId);
  const recorded = moves.map(({ decided, from, kept }) => ({
    ...{ learnerId: decided.learnerId, from: from.digest, to: to.digest, leftCohort: null, kept },
  }));
  await recordMoves(tx, cohort_id, recorded, act);
  await setPins(tx, cohort_id, learnerIds, to.digest === cohort.pathway_digest ? null : to.digest);
  // The new version may not have an award on which there was a decision.
  const awardIds = moves.flatMap(({ from }) => from.pathway.awards.map(({ id }) => id));
  await deleteDecisionsOf(tx, cohort_id, [...new Set(awardIds)], learnerIds);
  // An evaluation that is under way has read them before, and may not put in their place what it decides.
  await noteChangedLearners(
    tx,
    learnerIds.map((learner_id) => ({ cohort_id, learner_id })),
  );
  await keepDecisions(tx, cohort, learners, act.now);
  await noteEvaluated(tx, cohort_id, learnerIds, act.on);
}
