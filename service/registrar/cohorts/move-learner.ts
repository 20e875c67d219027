import { dayOf } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { EvaluationDifference } from '../../pathway/comparison/evaluation-difference.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { learnerById } from '../../store/learner-records.ts';
import type { Connection } from '../../store/store.ts';
import type { Actor } from '../access/actor.ts';
import { certificatesHeld, type HeldCertificate } from '../certificates/held-certificates.ts';
import type { Installation } from '../installation.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';
import { keepMoves } from './keep-moves.ts';
import { knownCohort } from './known-cohort.ts';
import { assertSamePathway } from './pin-cohort-to.ts';
import { movePlanner } from './plan-move.ts';
import { readLearner } from './read-learner-record.ts';

export interface LearnerMove {
  readonly cohortId: string;
  readonly learnerId: string;
  /** The edition that the learner is to be pinned to, of the cohort's pathway. */
  readonly to: Pathway;
  readonly dryRun?: boolean | undefined;
}

export interface LearnerMoveSummary {
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly cohortId: string;
  /** `id@edition` */
  readonly from: string;
  readonly to: string;
  readonly dryRun: boolean;
  /** False where the learner is pinned to it already. */
  readonly changed: boolean;
  /** Null where nothing is changed. */
  readonly difference: EvaluationDifference | null;
  /** What was issued to the learner in the cohort: a move takes none of it back. */
  readonly certificates: readonly HeldCertificate[];
}

/**
 * Moves one learner of a cohort to another edition of its pathway, or says what that would change. What the learner had
 * earned under the version that is left stays earned (`pathway/evaluation/kept-awards.ts`); the same again changes nothing.
 *
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `cohort-pinned` when the pathway is another;
 * `enrolment-conflict` for who is not enrolled any more; `pathway-form-outdated`, `pathway-version-changed`
 */
export async function moveLearner(
  installation: Installation,
  actor: Actor,
  move: LearnerMove,
): Promise<LearnerMoveSummary> {
  const { db } = installation.store;
  return move.dryRun === true
    ? await planned(db, installation, actor, move)
    : await db.transaction().execute((tx) => planned(tx, installation, actor, move));
}

async function planned(
  db: Connection,
  { now }: Installation,
  actor: Actor,
  { cohortId, learnerId, to: pathway, dryRun = false }: LearnerMove,
): Promise<LearnerMoveSummary> {
  const [evaluatedAt, to] = [now(), { digest: `${pathwayDigest(pathway)}`, pathway }];
  const asOf = dayOf(evaluatedAt);
  const cohort = await knownCohort(db, cohortId);
  const known = await readLearner(db, cohort, learnerId, [pathway]);
  const { pinned, status } = known;
  assertSamePathway(cohort, pinned.pathway, pathway);
  const summary = {
    learnerReference: (await learnerById(db, known.learnerId)).reference,
    cohortId,
    from: editionName(pinned.pathway),
    to: editionName(pathway),
    dryRun,
    certificates: await certificatesHeld(db, cohortId, known.learnerId),
  };
  if (pinned.digest === to.digest) return { ...summary, changed: false, difference: null };
  if (status !== 'enrolled') throw notEnrolledAnyMore(cohortId, status);
  const plan = movePlanner(to, asOf)(known);
  if (!dryRun) {
    await keepPathway(db, pathway);
    await keepMoves(db, cohort, to, [plan], { actor, on: asOf, now: evaluatedAt });
  }
  return { ...summary, changed: true, difference: plan.difference };
}

/** `welding@2026.1` */
export function editionName({ id, edition }: Pick<Pathway, 'id' | 'edition'>): string {
  return `${id}@${edition}`;
}

function notEnrolledAnyMore(cohortId: string, status: 'withdrawn' | 'transferred'): CairnError {
  return new CairnError(
    'enrolment-conflict',
    status === 'withdrawn'
      ? `the learner has withdrawn from ${cohortId}, and stays at the version that was left with it`
      : `the learner was transferred from ${cohortId}`,
    {
      remedy:
        status === 'withdrawn'
          ? `enrol the learner in ${cohortId} again first`
          : 'move the learner in the cohort that was entered',
      details: { cohort: cohortId },
    },
  );
}
