import type { RecognitionQuery } from '../../store/recognitions.ts';
import { recognitions } from '../../store/recognitions.ts';
import type { RecognitionBasis } from '../../store/schema.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import type { Installation } from '../installation.ts';
import { type RecognitionEvidence, storedEvidence } from './recognition-decision.ts';

/** A decision on prior learning as it is shown. Personal. */
export interface RecognitionOverview {
  readonly recognitionId: string;
  readonly cohortId: string;
  readonly learnerId: string;
  readonly moduleId: string;
  readonly credit: string | null;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly basis: RecognitionBasis;
  readonly equivalent: string | null;
  readonly evidence: readonly RecognitionEvidence[];
  readonly recordedAt: string;
  /** Null while it counts. */
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
}

/** The recognitions that are asked for, those that were withdrawn too. @throws CairnError `cohort-not-found` */
export async function listRecognitions(
  { store }: Installation,
  { cohortIds, learnerId }: RecognitionQuery,
): Promise<RecognitionOverview[]> {
  for (const cohortId of cohortIds ?? []) await knownCohort(store.db, cohortId);
  const rows = await recognitions(store.db, { cohortIds, learnerId: learnerId?.normalize('NFC') });
  return rows.map((row) => ({
    recognitionId: row.recognition_id,
    cohortId: row.cohort_id,
    learnerId: row.learner_id,
    moduleId: row.module_id,
    credit: row.credit,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    basis: row.basis,
    equivalent: row.equivalent,
    evidence: storedEvidence(row.evidence),
    recordedAt: row.recorded_at,
    withdrawn:
      row.withdrawn_at === null || row.withdrawn_reason === null
        ? null
        : { at: row.withdrawn_at, reason: row.withdrawn_reason },
  }));
}
