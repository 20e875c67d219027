import { dayOf } from '../../core/calendar-day.ts';
import { DifferenceCount, type DifferenceSummary, isChange } from '../../pathway/comparison/difference-summary.ts';
import type { EvaluationDifference } from '../../pathway/comparison/evaluation-difference.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { enrolmentCount } from '../../store/enrolments.ts';
import type { Connection } from '../../store/store.ts';
import type { Actor } from '../access/actor.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { pathwayPinnedBy } from '../pathways/pathway-pinned-by.ts';
import { keepMoves } from './keep-moves.ts';
import { knownCohort } from './known-cohort.ts';
import type { PathwayVersion } from './learner-versions.ts';
import { editionName } from './move-learner.ts';
import { assertSamePathway, pinCohortTo } from './pin-cohort-to.ts';
import { movePlanner, type PlannedMove } from './plan-move.ts';
import { readLearnerPage } from './read-learner-record.ts';

export interface CohortMove {
  readonly cohortId: string;
  /** The edition that everybody is to be pinned to, of the cohort's pathway. */
  readonly to: Pathway;
  readonly dryRun?: boolean | undefined;
  /** How many learners are listed, of those for whom something changes; default 0. */
  readonly listed?: number | undefined;
}

/** A learner with what changes for them. Personal: for who asked, and never into a log. */
export interface MovedLearner {
  readonly learnerId: string;
  /** `id@edition` */
  readonly from: string;
  readonly difference: EvaluationDifference;
}

export interface CohortMoveSummary {
  readonly cohortId: string;
  /** By which those were decided who enrolled until now; `id@edition`. */
  readonly from: string;
  readonly to: string;
  readonly dryRun: boolean;
  /** Learners who were moved, or would be. */
  readonly moved: number;
  /** Who was pinned to it before. */
  readonly already: number;
  /** Who has withdrawn or was transferred away, and stays at the version that was left with it. */
  readonly left: number;
  readonly difference: DifferenceSummary;
  readonly list: readonly MovedLearner[];
}

/** In one transaction: other writers wait for as long. */
const MOVED_AT_A_TIME = 500;

/**
 * Moves every learner who is enrolled in a cohort to another edition of its pathway, and pins those to it who enrol from now
 * on; or says what that would change. What somebody had earned stays earned (`pathway/evaluation/kept-awards.ts`).
 *
 * Durability: the learners are moved some at a time, each whole with what they had earned; it may be killed and run again,
 * which goes on with those who are left.
 *
 * @throws CairnError `cohort-not-found`, `cohort-pinned` when the pathway is another; `pathway-form-outdated`,
 * `pathway-version-changed`
 */
export async function moveCohort(
  installation: Installation,
  actor: Actor,
  { cohortId, to: pathway, dryRun = false, listed = 0 }: CohortMove,
  onProgress: OnProgress = () => {},
): Promise<CohortMoveSummary> {
  const { store, now } = installation;
  const to: PathwayVersion = { digest: pathwayDigest(pathway), pathway };
  const cohort = await knownCohort(store.db, cohortId);
  const before = await pathwayPinnedBy(store.db, cohort);
  assertSamePathway(cohort, before, pathway);
  if (!dryRun) {
    await store.db.transaction().execute(async (tx) => pinCohortTo(tx, await knownCohort(tx, cohortId), pathway));
  }
  const total = await enrolmentCount(store.db, cohortId);
  const count = new DifferenceCount();
  const list: MovedLearner[] = [];
  const [evaluatedAt, counts] = [now(), { moved: 0, already: 0, left: 0 }];
  const asOf = dayOf(evaluatedAt);
  const plan = movePlanner(to, asOf);
  const movePage = async (db: Connection, after: string) => {
    const current = await knownCohort(db, cohortId);
    const page = await readLearnerPage(db, current, after, MOVED_AT_A_TIME, [pathway]);
    const away = page.filter(({ pinned }) => pinned.digest !== to.digest);
    const moves = away.filter(({ status }) => status === 'enrolled').map(plan);
    if (!dryRun) await keepMoves(db, current, to, moves, { actor, on: asOf, now: evaluatedAt });
    return { page, moves, left: away.length - moves.length };
  };
  for (let after = ''; ; ) {
    const from = after;
    const { page, moves, left } = dryRun
      ? await movePage(store.db, from)
      : await store.db.transaction().execute((tx) => movePage(tx, from));
    const last = page.at(-1);
    if (last === undefined) break;
    for (const move of moves) {
      count.add(move.difference);
      if (list.length < listed && isChange(move.difference)) list.push(movedLearner(move));
    }
    counts.moved += moves.length;
    counts.left += left;
    counts.already += page.length - moves.length - left;
    after = last.learnerId;
    onProgress({ step: cohortId, done: counts.moved + counts.left + counts.already, total });
  }
  const names = { from: editionName(before), to: editionName(pathway) };
  return { cohortId, ...names, dryRun, ...counts, difference: count.summary(), list };
}

function movedLearner({ decided, from, difference }: PlannedMove): MovedLearner {
  return { learnerId: decided.learnerId, from: editionName(from.pathway), difference };
}
