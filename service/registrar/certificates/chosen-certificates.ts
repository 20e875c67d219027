import { CairnError } from '../../core/errors.ts';
import { type CredentialHash, parseCredentialHash } from '../../core/hex.ts';
import { type ChosenCredentialRow, chosenCredentials } from '../../store/chosen-credentials.ts';
import type { Connection } from '../../store/store.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { issuedCredential } from './certificate-of.ts';
import { knownBatch } from './known-batch.ts';

/** Which certificates are meant: one, or all of a batch or a cohort. */
export type CertificateChoice =
  | { readonly credentialHash: CredentialHash }
  | { readonly batchId: string }
  | { readonly cohortId: string };

/**
 * The certificates that are meant; of a batch or a cohort without those that were corrected.
 *
 * @throws CairnError `credential-not-found`, `learner-erased`, `batch-not-found`, `cohort-not-found`
 */
export async function chosenCertificates(db: Connection, choice: CertificateChoice): Promise<ChosenCredentialRow[]> {
  await assertKnown(db, choice);
  return await chosenCredentials(db, choice);
}

/** @throws as {@link chosenCertificates} */
export async function assertKnown(db: Connection, choice: CertificateChoice): Promise<void> {
  if ('credentialHash' in choice) await issuedCredential(db, choice.credentialHash);
  else if ('batchId' in choice) await knownBatch(db, choice.batchId);
  else await knownCohort(db, choice.cohortId);
}

/**
 * The choice that somebody named, who may name one of three things.
 *
 * @throws CairnError `malformed-hex`; `malformed-request` unless it is exactly one
 */
export function certificateChoice(named: {
  readonly certificate?: string | undefined;
  readonly batch?: string | undefined;
  readonly cohort?: string | undefined;
}): CertificateChoice {
  const { certificate, batch, cohort } = named;
  const choices: CertificateChoice[] = [
    ...(certificate === undefined ? [] : [{ credentialHash: parseCredentialHash(certificate) }]),
    ...(batch === undefined ? [] : [{ batchId: batch }]),
    ...(cohort === undefined ? [] : [{ cohortId: cohort }]),
  ];
  const [choice, ...others] = choices;
  if (choice !== undefined && others.length === 0) return choice;
  throw new CairnError('malformed-request', 'It is not said which certificates are meant, or said twice.', {
    remedy: 'Name one certificate by its hash, or a batch, or a cohort.',
  });
}

/** A choice as the audit log tells it: ids and hashes, nobody's name. */
export function choiceDeed(choice: CertificateChoice): { readonly subject?: string; readonly cohortId?: string } {
  if ('cohortId' in choice) return { cohortId: choice.cohortId };
  return { subject: 'batchId' in choice ? choice.batchId : choice.credentialHash };
}
