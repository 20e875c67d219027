import { CairnError } from '../../core/errors.ts';
import { titleSchema } from '../../pathway/form/text.ts';
import { learnerById } from '../../store/learner-records.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import { enrolmentsOfLearner, type RecognitionRow, recognitionById, setWithdrawn } from '../../store/recognitions.ts';
import type { Connection } from '../../store/store.ts';
import { certificatesHeld, type HeldCertificate } from '../certificates/held-certificates.ts';
import type { Installation } from '../installation.ts';

export interface WithdrawnRecognition {
  readonly recognitionId: string;
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly cohortId: string;
  readonly moduleId: string;
  readonly changed: boolean;
  /** What was issued to the learner in the cohort: this alone takes none of it back. */
  readonly certificates: readonly HeldCertificate[];
}

/**
 * Withdraws a recognition, with the reason: it counts no longer, and stays on record. The cohorts that it counted in have to
 * be evaluated again. One that is withdrawn already stays as it is.
 *
 * @throws CairnError `recognition-not-found`, `malformed-recognition` without a reason
 */
export async function withdrawRecognition(
  { store, now }: Installation,
  recognitionId: string,
  reason: string,
): Promise<WithdrawnRecognition> {
  if (!titleSchema.safeParse(reason).success) {
    throw new CairnError('malformed-recognition', 'why it is withdrawn is not said', {
      remedy: 'write the reason, 1 to 200 characters on one line',
    });
  }
  return await store.db.transaction().execute(async (tx) => {
    const row = await knownRecognition(tx, recognitionId);
    const changed = await setWithdrawn(tx, recognitionId, now().toISOString(), reason.normalize('NFC'));
    if (changed) await noteChangedLearners(tx, await enrolmentsOfLearner(tx, row.learner_id, row.pathway_id));
    return {
      recognitionId,
      learnerReference: (await learnerById(tx, row.learner_id)).reference,
      cohortId: row.cohort_id,
      moduleId: row.module_id,
      changed,
      certificates: await certificatesHeld(tx, row.cohort_id, row.learner_id),
    };
  });
}

/** @throws CairnError `recognition-not-found` */
export async function knownRecognition(db: Connection, recognitionId: string): Promise<RecognitionRow> {
  const row = await recognitionById(db, recognitionId);
  if (row !== undefined) return row;
  throw new CairnError('recognition-not-found', 'no recognition of that id is kept here', {
    remedy: 'npx cairn recognitions list shows those of a cohort',
    details: { recognitionId },
  });
}
