import { CairnError } from '../../core/errors.ts';
import { isEmail, isLearnerId, isLearnerName, LEARNER_FIELD_WORDS } from '../../ingest/learner-fields.ts';
import type { FinalResult } from '../../pathway/evaluation/learner-record.ts';
import { enrolmentsOf, learnersOfOthers, setEnrolledOn, setStanding } from '../../store/enrolments.ts';
import { saveEnrolments, saveLearners } from '../../store/learner-records.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import type { Installation } from '../installation.ts';
import { dayOfAct } from './day-of-act.ts';
import { knownCohort } from './known-cohort.ts';

/** A learner who is to be enrolled; what is absent is not known, and what is known already stays. */
export interface NewLearner {
  readonly learnerId: string;
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly finalResult?: FinalResult | null | undefined;
}

export interface EnrolSummary {
  readonly cohortId: string;
  readonly learners: number;
  /** Who was not enrolled in the cohort before. */
  readonly enrolled: number;
  /** Who had withdrawn from it, and is enrolled again. */
  readonly returned: number;
  /** Everybody's names and addresses included: 0 when all of it was known. */
  readonly changed: number;
}

/**
 * Enrols learners in a cohort; all or none, and the same again changes nothing. Who had withdrawn is enrolled again.
 *
 * @param on the day from which they are enrolled; absent: today
 * @param within the only cohorts that whoever enrols has to do with; null for all. Learners of others alone are refused: name
 *   and address are one person's wherever they learn
 * @throws CairnError `cohort-not-found`, `malformed-learner`, `malformed-date`; `enrolment-conflict` for who was
 * transferred away; `scope-lacking`
 */
export async function enrolLearners(
  installation: Installation,
  cohortId: string,
  learners: readonly NewLearner[],
  on?: string,
  within: readonly string[] | null = null,
): Promise<EnrolSummary> {
  const { store } = installation;
  const day = dayOfAct(installation, on);
  const unique = asStored(learners);
  const ids = unique.map(({ learner_id }) => learner_id);
  return await store.db.transaction().execute(async (tx) => {
    await knownCohort(tx, cohortId);
    if (within !== null) assertOurs(ids, await learnersOfOthers(tx, ids, within));
    const before = await enrolmentsOf(tx, cohortId, ids);
    for (const { learner_id, transferred_to } of before.values()) {
      if (transferred_to !== null) throw transferredAway(cohortId, learner_id, transferred_to);
    }
    let changed = await saveLearners(
      tx,
      unique.map(({ final_result, ...learner }) => learner),
    );
    changed += await saveEnrolments(
      tx,
      unique
        .filter(({ learner_id, final_result }) => !before.has(learner_id) || final_result !== null)
        .map(({ learner_id, final_result }) => ({
          cohort_id: cohortId,
          learner_id,
          final_result,
          source: 'registrar',
        })),
    );
    const added = ids.filter((id) => !before.has(id));
    await setEnrolledOn(tx, cohortId, added, day);
    const back = [...before.values()].filter(({ status }) => status === 'withdrawn');
    for (const row of back) {
      await setStanding(tx, row, { status: 'enrolled', ended_on: null, transferred_to: null });
    }
    await noteChangedLearners(tx, back);
    const returned = back.length;
    return { cohortId, learners: ids.length, enrolled: added.length, returned, changed: changed + returned };
  });
}

function asStored(learners: readonly NewLearner[]) {
  const seen = new Set<string>();
  return learners.map(({ learnerId, name = null, email = null, finalResult = null }, index) => {
    const refused = (what: string, remedy: string) =>
      new CairnError('malformed-learner', `learner ${index + 1} of ${learners.length}: ${what}`, {
        remedy,
        details: { position: index + 1 },
      });
    const id = learnerId.normalize('NFC');
    if (!isLearnerId(id)) {
      throw refused('the id cannot be one', `write ${LEARNER_FIELD_WORDS.learner}`);
    }
    if (seen.has(id)) throw refused('the id stands there twice', 'name each learner once');
    seen.add(id);
    if (name !== null && !isLearnerName(name)) {
      throw refused('the name cannot be one', `write ${LEARNER_FIELD_WORDS.name}`);
    }
    if (email !== null && !isEmail(email)) {
      throw refused('the e-mail address cannot be one', `write ${LEARNER_FIELD_WORDS.email}`);
    }
    return { learner_id: id, name: name?.normalize('NFC') ?? null, email, final_result: finalResult };
  });
}

function transferredAway(cohortId: string, learnerId: string, to: string): CairnError {
  return new CairnError('enrolment-conflict', `learner ${learnerId} was transferred from ${cohortId} to ${to}`, {
    remedy: `transfer the learner back from ${to} to ${cohortId}, so that results are carried over`,
    details: { cohort: cohortId, transferredTo: to },
  });
}

function assertOurs(ids: readonly string[], others: ReadonlySet<string>): void {
  const first = ids.findIndex((id) => others.has(id));
  if (first === -1) return;
  throw new CairnError('scope-lacking', `learner ${first + 1} of ${ids.length} is one of other cohorts alone`, {
    remedy: 'Ask with a key that is not restricted to some cohorts: whoever has one can enrol them here.',
    details: { position: first + 1 },
  });
}
