import { parseCredential } from '../../core/credential.ts';
import { CairnError } from '../../core/errors.ts';
import { credentialsOfLearners } from '../../store/learner-enrolments.ts';
import { storedObject } from '../../store/stored-json.ts';
import { type CertificateForm, formsToTake } from '../certificates/certificate-forms.ts';
import { type CertificateStanding, standingsOf } from '../certificates/certificate-standing.ts';
import { placeOf, sealedBatch } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';
import type { SignedInLearner } from './learner-session.ts';

/** A certificate as its holder is shown it. Plain JSON. */
export interface LearnerCertificate {
  readonly credentialHash: string;
  /** Of which cohort, and which of the learners that the signed-in person is. */
  readonly cohort: { readonly cohortId: string; readonly title: string };
  readonly learner: string;
  readonly award: { readonly awardId: string; readonly name: string; readonly achievementType: string };
  readonly issuer: { readonly did: string; readonly name: string };
  /** ISO 8601. */
  readonly issuedOn: string;
  readonly validUntil: string | null;
  /** 1, or more for a correction. */
  readonly revision: number;
  /** As the chain has it now; `pending` while it is not final there. */
  readonly standing: CertificateStanding;
  /** What there is to take away. */
  readonly forms: readonly CertificateForm[];
  /** For others: it shows that the certificate is on the chain, and nothing of what it says. */
  readonly verifyUrl: string;
}

/**
 * The certificates of whoever is signed in, the newest of each: a correction stands for what it corrects once it is final.
 * Those of one batch are asked about together.
 */
export async function learnerCertificates(
  installation: Installation,
  { learnerIds }: Pick<SignedInLearner, 'learnerIds'>,
): Promise<LearnerCertificate[]> {
  const { db } = installation.store;
  const rows = await credentialsOfLearners(db, learnerIds);
  const batches = new Map(
    await Promise.all(
      [...new Set(rows.map(({ batch_id }) => batch_id))].map(async (batchId) => {
        const batch = await sealedBatch(db, batchId);
        const standingOf = batch.state === 'final' ? await standingsOf(installation, placeOf(batch)) : null;
        return [batchId, standingOf] as const;
      }),
    ),
  );
  const revisions = Map.groupBy(rows, ({ reference, cohort_id, award_id }) =>
    JSON.stringify([reference, cohort_id, award_id]),
  );
  return [...revisions.values()].flatMap((of) => {
    const newest = of.findLast(({ batch_id }) => batches.get(batch_id) !== null) ?? of.at(-1);
    if (newest === undefined) return [];
    const { credential_hash: credentialHash, document } = newest;
    if (document === null) throw new CairnError('store-corrupt', `the credential ${credentialHash} has no document`);
    const { achievement, issuer, validFrom, validUntil } = parseCredential(storedObject(document));
    const standingOf = batches.get(newest.batch_id) ?? null;
    return [
      {
        credentialHash,
        cohort: { cohortId: newest.cohort_id, title: newest.cohort_title },
        learner: newest.reference,
        award: {
          awardId: newest.award_id,
          name: achievement.name,
          achievementType: achievement.achievementType,
        },
        issuer: { did: issuer.id, name: issuer.name },
        issuedOn: validFrom.text,
        validUntil: validUntil?.text ?? null,
        revision: newest.revision,
        standing: standingOf === null ? 'pending' : standingOf(newest.leaf_index),
        forms: formsToTake(standingOf !== null, newest.evidence !== null),
        verifyUrl: `${installation.publicUrl}/verify#${credentialHash}`,
      },
    ];
  });
}
