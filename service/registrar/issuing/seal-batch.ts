import { randomBytes, randomUUID } from 'node:crypto';
import { parseBatchId } from '../../core/batch-id.ts';
import { parseAddress, parseHash32 } from '../../core/hex.ts';
import { achievementOf } from '../../issuing/achievement.ts';
import { buildCredential, type Superseded } from '../../issuing/build-credential.ts';
import { type DraftCredential, type SealedBatch, sealCredentials } from '../../issuing/seal-credentials.ts';
import type { PathwayAward } from '../../pathway/definition/award.ts';
import { saltedTraceDigest } from '../../pathway/evaluation/evidence/certificate-evidence.ts';
import type { IssuedTrace } from '../../pathway/evaluation/trace-from-json.ts';
import type { FrameworkLookup } from '../../pathway/framework/framework-lookup.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { closeBatch, openBatch } from '../../store/batches.ts';
import { insertCredentials, type SealedCredentialRow } from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';
import { outdateDependents } from '../cohorts/outdate-dependents.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import { type Installation, issuerReference } from '../installation.ts';
import { didDocument } from '../issuer/did-document.ts';

/** 128 bits for the identifier, and as many for the trace. */
const SALT_BYTES = 16;

/** A decision that becomes a credential. */
export interface Award {
  readonly learner_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly trace: IssuedTrace;
  /** The learner record that it was decided on, as JSON; null where none was kept of what a correction corrects. */
  readonly record: string | null;
  /** 1, or for a correction one more than what it corrects. */
  readonly revision: number;
  readonly supersedes?: Superseded | undefined;
}

/** What the credentials of a batch have in common. */
export interface BatchSubject {
  readonly cohortId: string;
  /** Of the pathway version that the decisions were made by. */
  readonly pathwayDigest: string;
  readonly pathway: Pathway;
  readonly award: PathwayAward;
  /** From when on the credentials are valid. */
  readonly issuedAt: Date;
}

/** As it goes into the store beside the credential. Texts, so that a large batch holds no more than it has to. */
interface KeptDraft extends DraftCredential {
  readonly kept: Pick<SealedCredentialRow, 'learner_id' | 'revision' | 'trace' | 'trace_salt' | 'evidence'>;
}

/** Some after the other, however many there are. */
export type Pages<T> = AsyncIterable<readonly T[]> | Iterable<readonly T[]>;

/** A batch that has been sealed, and which it is. */
export interface KeptBatch extends SealedBatch {
  readonly batchId: string;
}

/**
 * Makes the credentials of a batch, seals it and keeps both, within the caller's transaction.
 *
 * Durability point 1: when that transaction has committed, root, order, hashes and proofs stand; nothing is sent to
 * the chain before. From here the credentials are immutable.
 *
 * @throws CairnError `issuer-not-registered`; `batch-empty`, `duplicate-credential`, `proof-self-check-failed`: then
 * nothing was kept
 */
export async function sealBatch(
  tx: Connection,
  installation: Installation,
  { cohortId, pathwayDigest, pathway, award, issuedAt: validFrom }: BatchSubject,
  awards: Pages<Award>,
): Promise<KeptBatch> {
  const { issuer, digests, now, publicUrl } = installation;
  const place = issuerReference(installation);
  const batch = await openBatch(tx, {
    batch_id: randomUUID(),
    cohort_id: cohortId,
    award_id: award.id,
    pathway_digest: pathwayDigest,
    chain_id: place.chainId,
    registry: place.registry,
    issuer_id: place.issuerId.toString(),
    created_at: validFrom.toISOString(),
  });
  const achievement = achievementOf(pathway, award, await frameworksOf(tx, pathway));
  const common = { issuer, pathway, pathwayDigest: parseHash32(pathwayDigest), award, achievement, validFrom };
  const drafts: KeptDraft[] = [];
  for await (const page of awards) {
    // Drawn at once for all of them: asking for so little at a time takes longer than the drawing.
    const salts = randomBytes(page.length * SALT_BYTES * 2);
    const salt = (number: number) => salts.toString('hex', number * SALT_BYTES, (number + 1) * SALT_BYTES);
    for (const [index, { learner_id, name, email, trace, record, revision, supersedes }] of page.entries()) {
      const credentialId = randomUUID();
      const traceSalt = salt(index * 2);
      const traceText = JSON.stringify(trace);
      const document = buildCredential(
        {
          ...common,
          ...{ credentialId, trace, supersedes },
          holder: { learnerId: learner_id, name, email },
          identitySalt: salt(index * 2 + 1),
          traceDigest: saltedTraceDigest(traceSalt, traceText, digests.sha),
        },
        digests.sha,
      );
      const kept = { learner_id, revision, trace: traceText, trace_salt: traceSalt, evidence: record };
      drafts.push({ credentialId, document, kept });
    }
  }
  const sealed = sealCredentials(
    drafts,
    {
      chainId: batch.chain_id,
      registry: parseAddress(batch.registry),
      issuerId: BigInt(batch.issuer_id),
      batchId: parseBatchId(batch.batch_id),
      publicUrl,
    },
    digests,
  );
  await insertCredentials(
    tx,
    sealed.credentials.map(({ draft, ...credential }) => ({
      credential_id: draft.credentialId,
      batch_id: batch.batch_id,
      cohort_id: batch.cohort_id,
      award_id: batch.award_id,
      ...draft.kept,
      document: credential.canonicalText,
      credential_hash: credential.credentialHash,
      leaf_index: credential.index,
      proof: Buffer.concat(credential.proof),
    })),
  );
  await closeBatch(tx, batch.batch_id, {
    root: sealed.root,
    size: sealed.size,
    issuerDocument: JSON.stringify(didDocument(installation)),
    sealedAt: now().toISOString(),
  });
  // A correction is the same award once more.
  if (drafts.some(({ kept }) => kept.revision === 1)) {
    await outdateDependents(tx, { batchId: batch.batch_id, indices: 'all' });
  }
  return { ...sealed, batchId: batch.batch_id };
}

/** What is known of the frameworks that a pathway builds on. */
async function frameworksOf(tx: Connection, { frameworks }: Pathway): Promise<FrameworkLookup> {
  return frameworks === undefined ? () => null : await frameworkLookup(tx);
}
