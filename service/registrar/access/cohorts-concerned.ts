import type { CredentialHash } from '../../core/hex.ts';
import { sealedCredentialByHash } from '../../store/credentials.ts';
import { credentialNotFound } from '../certificates/certificate-of.ts';
import type { CertificateChoice } from '../certificates/chosen-certificates.ts';
import { knownBatch } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';

/** The cohorts that batches were issued to, each once. @throws CairnError `batch-not-found` */
export async function cohortsOfBatches({ store }: Installation, batchIds: readonly string[]): Promise<string[]> {
  const batches = await Promise.all(batchIds.map((batchId) => knownBatch(store.db, batchId)));
  return [...new Set(batches.map(({ cohort_id }) => cohort_id))];
}

/** The cohorts that certificates were issued to, each once. @throws CairnError `credential-not-found` */
export async function cohortsOfCertificates(
  { store }: Installation,
  hashes: readonly CredentialHash[],
): Promise<string[]> {
  const cohorts = new Set<string>();
  for (const hash of hashes) {
    const credential = await sealedCredentialByHash(store.db, hash);
    if (credential === undefined) throw credentialNotFound(hash);
    cohorts.add(credential.cohort_id);
  }
  return [...cohorts];
}

/** The cohorts that chosen certificates belong to. @throws CairnError `credential-not-found`, `batch-not-found` */
export async function cohortsOfChoice(
  installation: Installation,
  choice: CertificateChoice,
): Promise<readonly string[]> {
  if ('cohortId' in choice) return [choice.cohortId];
  return 'batchId' in choice
    ? await cohortsOfBatches(installation, [choice.batchId])
    : await cohortsOfCertificates(installation, [choice.credentialHash]);
}
