import { credentialsOfLearner } from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';

/** A certificate that a learner was issued. */
export interface HeldCertificate {
  readonly awardId: string;
  readonly credentialHash: string;
}

/** What was issued to a learner in a cohort, the newest of each award: corrections stand for what they correct. */
export async function certificatesHeld(
  db: Connection,
  cohortId: string,
  learnerId: string,
): Promise<HeldCertificate[]> {
  const newest = new Map<string, HeldCertificate>();
  for (const { award_id, credential_hash } of await credentialsOfLearner(db, cohortId, learnerId)) {
    newest.set(award_id, { awardId: award_id, credentialHash: credential_hash });
  }
  return [...newest.values()];
}
