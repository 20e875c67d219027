import { connect } from '../../anchoring/chain-connection.ts';
import { dayOf } from '../../core/calendar-day.ts';
import { parseCredential } from '../../core/credential.ts';
import { CairnError } from '../../core/errors.ts';
import { type CredentialHash, parseCredentialHash } from '../../core/hex.ts';
import { issuedTraceFromJson } from '../../pathway/evaluation/trace-from-json.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { pathwayVersion } from '../../store/cohorts.ts';
import {
  credentialById,
  credentialEvidence,
  type ErasedCredentialView,
  laterRevision,
  type SealedCredentialView,
} from '../../store/credentials.ts';
import { learnerById, saveLearners } from '../../store/learner-records.ts';
import type { BatchState, SupersessionTable } from '../../store/schema.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import { insertSupersession, supersessionOf } from '../../store/supersessions.ts';
import { anchorOf } from '../certificates/anchor-of.ts';
import { credentialNotFound, issuedCredential } from '../certificates/certificate-of.ts';
import { finalCredential } from '../certificates/final-credential.ts';
import { knownBatch } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';
import { assertDatable } from '../issuing/dating.ts';
import { sealBatch } from '../issuing/seal-batch.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';
import { type CorrectedDecision, decisionNow } from './decision-now.ts';

/** On which decision a correction rests: that of what it corrects, or the one that would be taken now. */
export type CorrectionBasis = 'as-issued' | 'as-decided';

/** A correction that is written down: the new credential is issued and sealed, and nothing is sent yet. */
export interface BegunCorrection {
  readonly credentialHash: CredentialHash;
  readonly credentialId: string;
  readonly batchId: string;
  readonly batchState: BatchState;
  readonly state: SupersessionTable['state'];
}

/**
 * Issues the credential that corrects another; the same again finds the one that was issued.
 *
 * @param name the right name; absent: what the store now holds
 * @throws CairnError `credential-not-found`, `supersession-conflict`, `learner-erased`, `anchor-pending`, `clock-off`,
 * `pathway-form-outdated`, `evaluation-outdated`, and what reading the chain throws
 */
export async function beginCorrection(
  installation: Installation,
  oldHash: CredentialHash,
  name: string | undefined,
  basis: CorrectionBasis = 'as-issued',
): Promise<BegunCorrection> {
  const { store } = installation;
  const underWay = await supersessionOf(store.db, oldHash);
  if (underWay === undefined) await assertInGoodStanding(installation, await issuedCredential(store.db, oldHash));
  const newId = underWay?.new_credential_id ?? (await issueCorrection(installation, oldHash, name, basis));
  const issued = await credentialById(store.db, newId);
  if (issued === undefined) throw credentialNotFound(newId);
  if (underWay !== undefined) assertSameCorrection(issued, oldHash, name);
  return {
    credentialHash: parseCredentialHash(issued.credential_hash),
    credentialId: newId,
    batchId: issued.batch_id,
    batchState: (await knownBatch(store.db, issued.batch_id)).state,
    state: underWay?.state ?? 'issued',
  };
}

/** Durability point: credential, batch and correction are kept in one transaction, before anything is sent. */
async function issueCorrection(
  installation: Installation,
  oldHash: CredentialHash,
  name: string | undefined,
  basis: CorrectionBasis,
): Promise<string> {
  await assertDatable(installation);
  return await installation.store.db.transaction().execute(async (tx) => {
    const old = await issuedCredential(tx, oldHash);
    const oldBatch = await knownBatch(tx, old.batch_id);
    await assertNewest(tx, old);
    if (name !== undefined) {
      await saveLearners(tx, [{ learner_id: old.learner_id, name: name.normalize('NFC'), email: null }]);
    }
    const learner = await learnerById(tx, old.learner_id);
    const issuedAt = installation.now();
    const decision =
      basis === 'as-decided'
        ? await decisionNow(tx, old, dayOf(issuedAt))
        : await decisionAsIssued(tx, old, oldBatch.pathway_digest);
    const { pathway, pathwayDigest, trace, record } = decision;
    const award = pathway.awards.find(({ id }) => id === old.award_id);
    if (award === undefined) {
      throw new CairnError('award-not-found', `pathway ${pathway.id} has no award ${old.award_id}`);
    }
    const subject = { cohortId: old.cohort_id, pathwayDigest, pathway, award, issuedAt };
    const correction = {
      ...learner,
      trace,
      record,
      revision: old.revision + 1,
      supersedes: {
        id: `urn:uuid:${old.credential_id}`,
        credentialHash: parseCredentialHash(old.credential_hash),
      },
    };
    const sealed = await sealBatch(tx, installation, subject, [[correction]]);
    const [issued] = sealed.credentials;
    if (issued === undefined) throw new CairnError('batch-empty', 'the correction holds no credential');
    await insertSupersession(tx, {
      old_credential_hash: old.credential_hash,
      new_credential_id: issued.draft.credentialId,
      state: 'issued',
      created_at: issuedAt.toISOString(),
    });
    return issued.draft.credentialId;
  });
}

/** What is corrected is how the certificate states its holder: the decision behind it is the same. */
async function decisionAsIssued(
  tx: Connection,
  old: SealedCredentialView,
  pathwayDigest: string,
): Promise<CorrectedDecision> {
  const [decidedOn] = await credentialEvidence(tx, [old.credential_id]);
  return {
    pathway: await definitionOf(tx, pathwayDigest),
    pathwayDigest,
    trace: issuedTraceFromJson(storedObject(old.trace)),
    record: decidedOn?.evidence ?? null,
  };
}

/** @throws CairnError `pathway-form-outdated`: what a certificate states of its award can be told from today's form alone */
async function definitionOf(tx: Connection, digest: string): Promise<Pathway> {
  const row = await pathwayVersion(tx, digest);
  const pathway = currentPathway(row);
  if (pathway !== null) return pathway;
  const name = `${row.pathway_id}@${row.edition}`;
  throw new CairnError('pathway-form-outdated', `${name}, by which it was earned, is written in an earlier form`, {
    remedy: 'revoke the certificate, and issue it anew in a cohort of a newer edition',
    details: { pathway: name, digest },
  });
}

/** What was revoked for a reason does not come back by way of a correction. */
async function assertInGoodStanding({ store, deployment }: Installation, old: SealedCredentialView): Promise<void> {
  const credentialHash = parseCredentialHash(old.credential_hash);
  const anchor = anchorOf(await finalCredential(store, credentialHash));
  const { reader } = await connect(deployment);
  const { revoked, suspended, batchRevoked } = await reader.status({ ...anchor, deployment, credentialHash });
  if (!revoked && !suspended && !batchRevoked) return;
  const state = suspended && !revoked ? 'suspended' : 'revoked';
  throw new CairnError('supersession-conflict', `${old.credential_hash} is ${state}`, {
    remedy: state === 'suspended' ? 'reinstate it first' : 'a revoked certificate is not corrected: issue anew',
    details: { state },
  });
}

/** A correction is corrected in its turn, not its ancestor: else two certificates would count at once. */
async function assertNewest(db: Connection, old: SealedCredentialView): Promise<void> {
  const newer = await laterRevision(db, old);
  if (newer === undefined) return;
  throw new CairnError('supersession-conflict', `${old.credential_hash} was superseded before`, {
    remedy: `correct its successor instead: ${newer.credential_hash}`,
    details: { successor: newer.credential_hash },
  });
}

/**
 * Running again goes on with the correction that was begun; with another name it would be another correction. Of one
 * whose holder was erased meanwhile no name is known, and what is begun is brought to its end.
 */
function assertSameCorrection(
  issued: SealedCredentialView | ErasedCredentialView,
  oldHash: CredentialHash,
  name: string | undefined,
): void {
  if (name === undefined || issued.erased_at !== null) return;
  const { holder } = parseCredential(storedObject(issued.document));
  if (holder.names.includes(name.normalize('NFC'))) return;
  throw new CairnError('supersession-conflict', `${oldHash} was superseded before, with another name`, {
    remedy: `correct its successor instead: ${issued.credential_hash}`,
    details: { successor: issued.credential_hash },
  });
}
