import { CairnError } from '../../core/errors.ts';
import { resultsCarriedOver } from '../../pathway/evaluation/carry-over.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import { enrolmentOf, resultsOf, setEnrolledOn, setStanding, type WholeEnrolmentRow } from '../../store/enrolments.ts';
import { learnerById, saveEnrolments, saveResults } from '../../store/learner-records.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import type { Actor } from '../access/actor.ts';
import { certificatesHeld, type HeldCertificate } from '../certificates/held-certificates.ts';
import type { Installation } from '../installation.ts';
import { dayOfAct } from './day-of-act.ts';
import { knownCohort } from './known-cohort.ts';
import { knownEnrolment } from './known-enrolment.ts';
import { moveOnTransfer, type TransferMove } from './move-on-transfer.ts';

export interface Transfer {
  readonly learnerId: string;
  /** The cohort that is left, and the one that is entered. */
  readonly from: string;
  readonly to: string;
  /** Absent: today. */
  readonly on?: string | undefined;
}

export interface TransferSummary {
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly changed: boolean;
  /** Results that count in the new cohort as carried over. */
  readonly carriedOver: number;
  /** Results that the learner has in the new cohort by themselves, for the same assessments: those stay. */
  readonly kept: number;
  /** What was issued to the learner in the old cohort: a transfer alone takes none of it back. */
  readonly certificates: readonly HeldCertificate[];
  /** That the new cohort decides by another edition, and what stays earned; null where it does not, or all was known. */
  readonly moved: TransferMove | null;
}

/**
 * Transfers a learner to another cohort. From then on nothing is earned in the old one, and what was achieved there up to
 * that day is carried over; see `pathway/carry-over.ts`. The same again takes up what has changed in the old cohort
 * since, and otherwise changes nothing. A transfer back is a transfer. Where the new cohort decides by another edition of the
 * pathway, the transfer is a move to it, and what had been earned stays so; see `move-on-transfer.ts`.
 *
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `malformed-date`; `enrolment-conflict` when the learner
 * has withdrawn from either cohort, or was transferred elsewhere
 */
export async function transferLearner(
  installation: Installation,
  actor: Actor,
  transfer: Transfer,
): Promise<TransferSummary> {
  const { from, to } = transfer;
  const day = dayOfAct(installation, transfer.on);
  if (from === to) {
    throw new CairnError('enrolment-conflict', `${from} is the cohort that the learner would be transferred to`, {
      remedy: 'name two cohorts',
    });
  }
  return await installation.store.db.transaction().execute(async (tx) => {
    const old = await knownCohort(tx, from);
    const next = await knownCohort(tx, to);
    const left = await knownEnrolment(tx, from, transfer.learnerId);
    const { learner_id } = left;
    const entered = await enrolmentOf(tx, to, learner_id);
    assertPossible(transfer, left, entered);
    const on = transfer.on === undefined ? (left.ended_on ?? day) : day;
    const begun = await enter(tx, learner_id, to, on, entered);
    const ended = await setStanding(tx, left, { status: 'transferred', ended_on: on, transferred_to: to });
    const { changed, carriedOver, kept } = await carryOver(tx, old, to, learner_id, on);
    const enrolment = { pathway_digest: entered?.pathway_digest ?? null };
    const act = { actor, on, now: installation.now() };
    const moved = await moveOnTransfer(tx, old, left, { cohort: next, enrolment }, act);
    if (ended) await noteChangedLearners(tx, [left]);
    return {
      learnerReference: (await learnerById(tx, learner_id)).reference,
      from,
      to,
      on,
      changed: begun || ended || changed > 0 || moved !== null,
      carriedOver,
      kept,
      certificates: await certificatesHeld(tx, from, learner_id),
      moved,
    };
  });
}

function assertPossible({ from, to }: Transfer, left: WholeEnrolmentRow, entered: WholeEnrolmentRow | undefined): void {
  const conflict = (message: string, remedy: string) =>
    new CairnError('enrolment-conflict', message, { remedy, details: { from, to } });
  if (left.status === 'withdrawn') {
    throw conflict(`the learner withdrew from ${from} on ${left.ended_on}`, `enrol the learner in ${from} again first`);
  }
  if (left.transferred_to !== null && left.transferred_to !== to) {
    throw conflict(
      `the learner was transferred from ${from} to ${left.transferred_to} on ${left.ended_on}`,
      `transfer the learner from ${left.transferred_to} to ${to}`,
    );
  }
  if (entered?.status === 'withdrawn') {
    throw conflict(`the learner withdrew from ${to} on ${entered.ended_on}`, `enrol the learner in ${to} again first`);
  }
  const movedOn = entered?.transferred_to ?? null;
  if (movedOn !== null && movedOn !== from) {
    throw conflict(`the learner was transferred from ${to} to ${movedOn}`, `transfer the learner from ${movedOn}`);
  }
}

/** Enrols the learner in the new cohort; returns whether that is a change. */
async function enter(
  tx: Connection,
  learnerId: string,
  to: string,
  on: string,
  entered: WholeEnrolmentRow | undefined,
): Promise<boolean> {
  if (entered === undefined) {
    await saveEnrolments(tx, [{ cohort_id: to, learner_id: learnerId, final_result: null, source: 'registrar' }]);
    await setEnrolledOn(tx, to, [learnerId], on);
    return true;
  }
  const changed = await setStanding(tx, entered, { status: 'enrolled', ended_on: null, transferred_to: null });
  if (changed) await noteChangedLearners(tx, [entered]);
  return changed;
}

async function carryOver(tx: Connection, old: CohortRow, to: string, learnerId: string, on: string) {
  const source = `transfer:${old.cohort_id}`;
  const own = new Set(
    (await resultsOf(tx, to, learnerId)).filter((row) => row.source !== source).map((row) => row.assessment_id),
  );
  const results = resultsCarriedOver(
    (await resultsOf(tx, old.cohort_id, learnerId)).map((row) => ({
      assessment: row.assessment_id,
      attempt: row.attempt,
      score: row.score,
      submittedOn: row.submitted_on,
      carriedOver: row.carried_over === 1,
    })),
    { startsOn: old.starts_on, endsOn: old.ends_on, resultsUntil: old.results_until },
    on,
  );
  const taken = results.filter(({ assessment }) => !own.has(assessment));
  const changed = await saveResults(
    tx,
    taken.map(({ assessment, attempt, score, submittedOn }) => ({
      cohort_id: to,
      learner_id: learnerId,
      assessment_id: assessment,
      attempt,
      score,
      submitted_on: submittedOn,
      carried_over: 1,
      source,
    })),
  );
  return { changed, carriedOver: taken.length, kept: results.length - taken.length };
}
