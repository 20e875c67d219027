import type { BatchState } from './schema.ts';
import type { Connection } from './store.ts';

/** Which certificates: one, or all of a batch or a cohort. */
export type CredentialChoice =
  | { readonly credentialHash: string }
  | { readonly batchId: string }
  | { readonly cohortId: string };

/** A certificate with its holder, and where its batch stands. */
export interface ChosenCredentialRow {
  readonly credential_id: string;
  readonly credential_hash: string;
  readonly cohort_id: string;
  readonly award_id: string;
  readonly batch_id: string;
  readonly leaf_index: number;
  readonly batch_state: BatchState;
  readonly learner_id: string;
  readonly reference: string;
  readonly email: string | null;
}

/** Beyond so many parameters some databases take none in a statement. */
export const MOST_PARAMETERS = 1_000;

/**
 * The certificates that are chosen, by cohort, award and learner; without those whose holders have been erased. Of a batch
 * or a cohort also without those that a later one corrects: what counts is the correction.
 */
export async function chosenCredentials(db: Connection, choice: CredentialChoice): Promise<ChosenCredentialRow[]> {
  let query = db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .innerJoin('learner', 'learner.learner_id', 'credential.learner_id')
    .select(['credential.credential_id', 'credential.credential_hash', 'credential.cohort_id', 'credential.award_id'])
    .select(['credential.batch_id', 'credential.leaf_index', 'batch.state as batch_state'])
    .select(['learner.learner_id', 'learner.reference', 'learner.email'])
    .orderBy('credential.cohort_id')
    .orderBy('credential.award_id')
    .orderBy('learner.learner_id');
  if ('credentialHash' in choice) {
    return await query.where('credential.credential_hash', '=', choice.credentialHash).execute();
  }
  query = query.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('supersession')
          .select('supersession.new_credential_id')
          .whereRef('supersession.old_credential_hash', '=', 'credential.credential_hash'),
      ),
    ),
  );
  return await ('batchId' in choice
    ? query.where('credential.batch_id', '=', choice.batchId)
    : query.where('credential.cohort_id', '=', choice.cohortId)
  ).execute();
}
