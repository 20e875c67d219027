import { CairnError } from '../../core/errors.ts';
import { setStanding } from '../../store/enrolments.ts';
import { learnerById } from '../../store/learner-records.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import { certificatesHeld, type HeldCertificate } from '../certificates/held-certificates.ts';
import type { Installation } from '../installation.ts';
import { dayOfAct } from './day-of-act.ts';
import { knownEnrolment } from './known-enrolment.ts';

export interface WithdrawSummary {
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly cohortId: string;
  readonly on: string;
  readonly changed: boolean;
  /** What was issued to the learner in the cohort: a withdrawal alone takes none of it back. */
  readonly certificates: readonly HeldCertificate[];
}

/**
 * Withdraws a learner from a cohort, as of a day: what is handed in later does not count; see `pathway/counting.ts`. The
 * same again changes nothing, another day corrects the day.
 *
 * @param on absent: today
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `malformed-date`; `enrolment-conflict` for who was
 * transferred away
 */
export async function withdrawLearner(
  installation: Installation,
  cohortId: string,
  learnerId: string,
  on?: string,
): Promise<WithdrawSummary> {
  const day = dayOfAct(installation, on);
  return await installation.store.db.transaction().execute(async (tx) => {
    const enrolment = await knownEnrolment(tx, cohortId, learnerId);
    if (enrolment.transferred_to !== null) {
      throw new CairnError(
        'enrolment-conflict',
        `the learner was transferred from ${cohortId} to ${enrolment.transferred_to} on ${enrolment.ended_on}`,
        {
          remedy: `withdraw the learner from ${enrolment.transferred_to}`,
          details: { cohort: cohortId, transferredTo: enrolment.transferred_to },
        },
      );
    }
    // Without a day, who has withdrawn already has done so on the day that is known.
    const end = on === undefined ? (enrolment.ended_on ?? day) : day;
    const changed = await setStanding(tx, enrolment, { status: 'withdrawn', ended_on: end, transferred_to: null });
    if (changed) await noteChangedLearners(tx, [enrolment]);
    return {
      learnerReference: (await learnerById(tx, enrolment.learner_id)).reference,
      cohortId,
      on: end,
      changed,
      certificates: await certificatesHeld(tx, cohortId, enrolment.learner_id),
    };
  });
}
