import { dayOf } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { DecisionWithProgress } from '../../pathway/evaluation/evaluation.ts';
import {
  drawUpTranscript,
  type IssuedCertificate,
  type TranscriptSource,
} from '../../pathway/transcript/draw-up-transcript.ts';
import type { Transcript } from '../../pathway/transcript/transcript.ts';
import { statusActsOf } from '../../store/issued-awards.ts';
import { certificatesOfLearners } from '../../store/issued-to-learners.ts';
import { enrolmentsOfLearners } from '../../store/learner-enrolments.ts';
import { learnerById } from '../../store/learner-records.ts';
import type { Connection } from '../../store/store.ts';
import { stands } from '../certificates/acts-on-certificate.ts';
import { evaluateKnown } from '../cohorts/decide-learner.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { readLearner } from '../cohorts/read-learner-record.ts';
import type { Installation } from '../installation.ts';
import { pathwayPinnedBy } from '../pathways/pathway-pinned-by.ts';

/** A transcript with whose it is, and whose word it is. Personal. */
export interface LearnerTranscript extends Transcript {
  readonly learnerReference: string;
  /** Null where no name is known. */
  readonly name: string | null;
  /** The issuer's name. */
  readonly issuer: string;
}

/**
 * What one person has earned, as of today: over all enrolments of the learners that they are, each decided by the version
 * that it is pinned to. Nothing is kept of it.
 *
 * @param learnerIds at least one; of several the first that is enrolled gives the name
 * @param cohortIds only these cohorts; absent: all
 * @throws CairnError `learner-not-found` where none is enrolled in any of them; `pathway-form-outdated`
 */
export async function transcriptOf(
  { now, store: { db }, issuer }: Pick<Installation, 'now' | 'store' | 'issuer'>,
  learnerIds: readonly string[],
  cohortIds?: readonly string[],
): Promise<LearnerTranscript> {
  const ids = learnerIds.map((id) => id.normalize('NFC'));
  const enrolments = (await enrolmentsOfLearners(db, ids)).filter(
    ({ cohort_id }) => cohortIds === undefined || cohortIds.includes(cohort_id),
  );
  const holder = ids.find((id) => enrolments.some(({ learner_id }) => learner_id === id));
  if (holder === undefined) throw notFound();
  const asOf = dayOf(now());
  const issued = await certificatesInForce(db, ids);
  const sources: TranscriptSource[] = [];
  for (const { cohort_id, learner_id, title } of enrolments) {
    const cohort = await knownCohort(db, cohort_id);
    const known = await readLearner(db, cohort, learner_id);
    const { digest: pinned, pathway } = known.pinned;
    sources.push({
      cohort: { id: cohort_id, title },
      status: known.status,
      pathway,
      evaluation: evaluateKnown(known, asOf),
      startsOn: cohort.starts_on,
      issued: issued.filter((one) => one.cohortId === cohort_id && one.learnerId === learner_id),
      versionOf: ({ trace }: DecisionWithProgress) =>
        trace.pathway.digest === pinned ? pathway : known.version(trace.pathway.digest),
    });
  }
  const { name, reference } = await learnerById(db, holder);
  return { learnerReference: reference, name, issuer: issuer.name, ...drawUpTranscript(sources, asOf) };
}

interface CertificateInForce extends IssuedCertificate {
  readonly cohortId: string;
  readonly learnerId: string | null;
}

/** Of the revisions of each certificate the last that is in force; it is issued from the day of the first. */
async function certificatesInForce(db: Connection, learnerIds: readonly string[]): Promise<CertificateInForce[]> {
  const rows = await certificatesOfLearners(db, learnerIds);
  const acts = Map.groupBy(
    await statusActsOf(db, [...new Set(rows.map(({ batch_id }) => batch_id))]),
    ({ batch_id }) => batch_id,
  );
  const certificates = Map.groupBy(rows, (row) => JSON.stringify([row.learner_id, row.cohort_id, row.award_id]));
  const found: CertificateInForce[] = [];
  for (const revisions of certificates.values()) {
    const [first] = revisions;
    const standing = revisions.findLast(({ batch_id, leaf_index }) => stands(leaf_index, acts.get(batch_id) ?? []));
    if (first === undefined || standing === undefined) continue;
    const { award_id, cohort_id, credential_hash, learner_id, pathway_digest } = standing;
    found.push({
      award: award_id,
      on: first.issued_at.slice(0, '2026-09-01'.length),
      credentialHash: credential_hash,
      pathway: await pathwayPinnedBy(db, { cohort_id, pathway_digest }),
      cohortId: cohort_id,
      learnerId: learner_id,
    });
  }
  return found;
}

function notFound(): CairnError {
  return new CairnError('learner-not-found', 'nothing is kept here of a learner with this id', {
    remedy: 'check the id, which is written as the learning platform writes it',
  });
}
