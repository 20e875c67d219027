import { CairnError } from '../core/errors.ts';
import type { CredentialHash } from '../core/hex.ts';
import type { DecisionRow } from './decisions.ts';
import { insertRows } from './insert-rows.ts';
import type { CredentialTable } from './schema.ts';
import type { Connection } from './store.ts';

/** A decision that has earned an award for which no credential has been issued yet. */
export interface UnissuedDecision {
  readonly learner_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly distinction: 0 | 1;
}

/** The decisions of a cohort by a pathway version that earn an award and have no credential, by learner id. */
export async function unissuedDecisions(
  db: Connection,
  cohortId: string,
  awardId: string,
  pathwayDigest: string,
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
    .select(['decision.learner_id', 'learner.name', 'learner.email', 'decision.distinction'])
    .where('decision.cohort_id', '=', cohortId)
    .where('decision.award_id', '=', awardId)
    .where('decision.pathway_digest', '=', pathwayDigest)
    .where('decision.outcome', '=', 'earned')
    .where('credential.credential_id', 'is', null)
    .orderBy('decision.learner_id')
    .execute();
}

/** A sealed credential as it goes into the store, whole: there is no half-made credential in it. */
export interface SealedCredentialRow
  extends Readonly<Omit<CredentialTable, PersonalColumn | 'evidence' | 'erased_at'>>,
    Personal {
  readonly evidence: string | null;
}

type PersonalColumn = 'learner_id' | 'document' | 'trace' | 'trace_salt';
type ImpersonalColumns = Readonly<Omit<CredentialTable, PersonalColumn | 'evidence' | 'erased_at'>>;
type Personal = { readonly [Column in PersonalColumn]: NonNullable<CredentialTable[Column]> };

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
export interface SealedCredentialView extends ImpersonalColumns {
  readonly learner_id: string;
  readonly document: string;
  readonly trace: string;
  readonly erased_at: null;
}

/** What is left of a credential whose holder has been erased. */
export interface ErasedCredentialView extends ImpersonalColumns {
  readonly erased_at: string;
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
      'erased_at',
    ]);
}

type SealedCredentialColumns = Awaited<ReturnType<ReturnType<typeof sealedCredentials>['executeTakeFirstOrThrow']>>;

/** The table holds that either all that is personal is there or none of it. */
function wholeOrErased(row: SealedCredentialColumns): SealedCredentialView | ErasedCredentialView {
  const { learner_id, document, trace, erased_at, ...rest } = row;
  if (erased_at !== null) return { ...rest, erased_at };
  if (learner_id !== null && document !== null && trace !== null) {
    return { ...rest, learner_id, document, trace, erased_at };
  }
  throw new CairnError('store-corrupt', `the credential ${rest.credential_hash} is neither whole nor erased`);
}

export async function sealedCredentialByHash(
  db: Connection,
  hash: CredentialHash,
): Promise<SealedCredentialView | ErasedCredentialView | undefined> {
  const row = await sealedCredentials(db).where('credential_hash', '=', hash).executeTakeFirst();
  return row && wholeOrErased(row);
}

export async function credentialById(
  db: Connection,
  credentialId: string,
): Promise<SealedCredentialView | ErasedCredentialView | undefined> {
  const row = await sealedCredentials(db).where('credential_id', '=', credentialId).executeTakeFirst();
  return row && wholeOrErased(row);
}

/**
 * The sealed credentials of a batch whose indices are from one on and below another, so that an export of any size runs
 * in bounded memory. Those whose holders have been erased are left out.
 */
export async function sealedCredentialPage(
  db: Connection,
  batchId: string,
  fromIndex: number,
  toIndex: number,
): Promise<SealedCredentialView[]> {
  const rows = await sealedCredentials(db)
    .where('batch_id', '=', batchId)
    .where('leaf_index', '>=', fromIndex)
    .where('leaf_index', '<', toIndex)
    .where('erased_at', 'is', null)
    .orderBy('leaf_index')
    .execute();
  return rows
    .map(wholeOrErased)
    .filter((credential): credential is SealedCredentialView => credential.erased_at === null);
}

/** What a credential was decided on, as far as it was kept. */
export interface CredentialEvidenceRow {
  readonly credential_id: string;
  readonly trace: string | null;
  readonly trace_salt: string | null;
  readonly evidence: string | null;
}

/** What credentials were decided on, by their ids, in no order. */
export async function credentialEvidence(
  db: Connection,
  credentialIds: readonly string[],
): Promise<CredentialEvidenceRow[]> {
  return await db
    .selectFrom('credential')
    .select(['credential_id', 'trace', 'trace_salt', 'evidence'])
    .where('credential_id', 'in', credentialIds)
    .execute();
}

/** How many credentials of a batch are their holders' alone now, who have been erased here. */
export async function erasedCredentialCount(db: Connection, batchId: string): Promise<number> {
  const { erased } = await db
    .selectFrom('credential')
    .select((eb) => eb.fn.countAll<number>().as('erased'))
    .where('batch_id', '=', batchId)
    .where('erased_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return erased;
}

/** What was issued to a learner in a cohort, by award and revision. */
export async function credentialsOfLearner(db: Connection, cohortId: string, learnerId: string) {
  return await db
    .selectFrom('credential')
    .select(['award_id', 'credential_hash'])
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '=', learnerId)
    .orderBy('award_id')
    .orderBy('revision')
    .execute();
}

/** The certificate that stands for all of an award that a learner was issued in a cohort: the last correction. */
export interface NewestCredential {
  readonly credential_id: string;
  readonly credential_hash: string;
  readonly batch_id: string;
  readonly leaf_index: number;
  readonly trace: string | null;
}

export async function newestCredential(
  db: Connection,
  of: Pick<DecisionRow, 'cohort_id' | 'award_id' | 'learner_id'>,
): Promise<NewestCredential | undefined> {
  return await db
    .selectFrom('credential')
    .select(['credential_id', 'credential_hash', 'batch_id', 'leaf_index', 'trace'])
    .where('cohort_id', '=', of.cohort_id)
    .where('award_id', '=', of.award_id)
    .where('learner_id', '=', of.learner_id)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** How many certificates were issued, by cohort and award; a correction is the same certificate once more. */
export async function issuedCounts(db: Connection) {
  return await db
    .selectFrom('credential')
    .select((eb) => ['cohort_id', 'award_id', eb.fn.countAll<number>().as('certificates')])
    .where('revision', '=', 1)
    .groupBy(['cohort_id', 'award_id'])
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
    .where('credential.erased_at', 'is', null)
    .orderBy('batch.sealed_at')
    .orderBy('batch.batch_id')
    .orderBy('credential.leaf_index')
    .limit(limit)
    .execute();
  return rows.map((row) => row.credential_hash);
}
