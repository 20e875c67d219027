import type { CredentialHash } from '../core/hex.ts';
import { insertRows } from './insert-rows.ts';
import type { Connection } from './store.ts';

/** A decision that has earned an award for which no credential has been issued yet. */
export interface UnissuedDecision {
  readonly learner_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly trace: string;
}

/** The decisions of a cohort that earn an award and have no credential, by learner id. */
export async function unissuedDecisions(
  db: Connection,
  cohortId: string,
  awardId: string,
): Promise<UnissuedDecision[]> {
  return await db
    .selectFrom('decision')
    .innerJoin('learner', 'learner.learner_id', 'decision.learner_id')
    .leftJoin('credential', (join) =>
      join
        .onRef('credential.cohort_id', '=', 'decision.cohort_id')
        .onRef('credential.award_id', '=', 'decision.award_id')
        .onRef('credential.learner_id', '=', 'decision.learner_id'),
    )
    .select(['decision.learner_id', 'learner.name', 'learner.email', 'decision.trace'])
    .where('decision.cohort_id', '=', cohortId)
    .where('decision.award_id', '=', awardId)
    .where('decision.outcome', '=', 'earned')
    .where('credential.credential_id', 'is', null)
    .orderBy('decision.learner_id')
    .execute();
}

/** A sealed credential as it goes into the store, whole: there is no half-made credential in it. */
export interface SealedCredentialRow {
  readonly credential_id: string;
  readonly batch_id: string;
  readonly cohort_id: string;
  readonly learner_id: string;
  readonly award_id: string;
  readonly revision: number;
  readonly document: string;
  readonly trace: string;
  readonly trace_salt: string;
  readonly credential_hash: CredentialHash;
  readonly leaf_index: number;
  readonly proof: Buffer;
}

/** Puts the credentials of a batch into the store. Part of the sealing transaction (durability point 1). */
export async function insertCredentials(db: Connection, rows: readonly SealedCredentialRow[]): Promise<void> {
  await insertRows(db, rows, (some) => db.insertInto('credential').values(some));
}

/** The credential hashes of a sealed batch, in index order. */
export async function batchCredentialHashes(db: Connection, batchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('credential')
    .select('credential_hash')
    .where('batch_id', '=', batchId)
    .orderBy('leaf_index')
    .execute();
  return rows.map((row) => row.credential_hash);
}

/** A sealed credential with all that its certificate file is made of. */
export interface SealedCredentialView {
  readonly credential_id: string;
  readonly cohort_id: string;
  readonly learner_id: string;
  readonly award_id: string;
  readonly revision: number;
  readonly document: string;
  readonly trace: string;
  readonly credential_hash: string;
  readonly leaf_index: number;
  readonly proof: Buffer;
  readonly batch_id: string;
}

function sealedCredentials(db: Connection) {
  return db
    .selectFrom('credential')
    .select([
      'credential_id',
      'cohort_id',
      'learner_id',
      'award_id',
      'revision',
      'document',
      'trace',
      'credential_hash',
      'leaf_index',
      'proof',
      'batch_id',
    ]);
}

export async function sealedCredentialByHash(
  db: Connection,
  hash: CredentialHash,
): Promise<SealedCredentialView | undefined> {
  return await sealedCredentials(db).where('credential_hash', '=', hash).executeTakeFirst();
}

export async function credentialById(db: Connection, credentialId: string): Promise<SealedCredentialView | undefined> {
  return await sealedCredentials(db).where('credential_id', '=', credentialId).executeTakeFirst();
}

/** The sealed credentials of a batch from an index on, so that an export of any size runs in bounded memory. */
export async function sealedCredentialPage(
  db: Connection,
  batchId: string,
  fromIndex: number,
  limit: number,
): Promise<SealedCredentialView[]> {
  return await sealedCredentials(db)
    .where('batch_id', '=', batchId)
    .where('leaf_index', '>=', fromIndex)
    .orderBy('leaf_index')
    .limit(limit)
    .execute();
}

/** The next correction of a credential, if it has been corrected. */
export async function laterRevision(
  db: Connection,
  credential: Pick<SealedCredentialView, 'cohort_id' | 'award_id' | 'learner_id' | 'revision'>,
): Promise<{ readonly credential_hash: string } | undefined> {
  return await db
    .selectFrom('credential')
    .select('credential_hash')
    .where('cohort_id', '=', credential.cohort_id)
    .where('award_id', '=', credential.award_id)
    .where('learner_id', '=', credential.learner_id)
    .where('revision', '>', credential.revision)
    .orderBy('revision')
    .executeTakeFirst();
}

/** The hashes of the first certificates that a source's cohorts were issued, in the order of batches and leaves. */
export async function firstCertificates(db: Connection, source: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .innerJoin('cohort', 'cohort.cohort_id', 'batch.cohort_id')
    .select('credential.credential_hash')
    .where('cohort.source', '=', source)
    .where('credential.award_id', '=', 'certificate')
    .where('credential.revision', '=', 1)
    .orderBy('batch.sealed_at')
    .orderBy('batch.batch_id')
    .orderBy('credential.leaf_index')
    .limit(limit)
    .execute();
  return rows.map((row) => row.credential_hash);
}
