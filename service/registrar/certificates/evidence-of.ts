import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { formatEvidence } from '../../pathway/evaluation/evidence/certificate-evidence.ts';
import type { FrameworkReference } from '../../pathway/form/framework-reference.ts';
import { pathwayVersion } from '../../store/cohorts.ts';
import { credentialEvidence } from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import { knownFramework } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';
import { issuedCredential } from './certificate-of.ts';
import { finalBatch, type SealedBatchRow } from './known-batch.ts';

/** The evidence of a certificate as it is handed out. */
export interface EvidenceFile {
  readonly credentialId: string;
  /** Named by the credential's UUID: nothing personal. */
  readonly fileName: string;
  /** The file's text. Personal: it holds grades. */
  readonly text: string;
}

/** What the certificates of a batch have in common as evidence. */
export interface BatchDocuments {
  readonly pathway: JsonObject;
  readonly frameworks: readonly JsonObject[];
}

/**
 * The evidence of one certificate.
 *
 * @throws CairnError `credential-not-found`, `learner-erased`, `anchor-pending`; `evidence-missing` for one that was issued
 * before evidence was kept
 */
export async function evidenceOf({ store: { db } }: Installation, hash: CredentialHash): Promise<EvidenceFile> {
  const credential = await issuedCredential(db, hash);
  const batch = await finalBatch(db, credential.batch_id, 'anchor-pending');
  const [evidence] = await evidenceFiles(db, [credential.credential_id], await batchDocuments(db, batch));
  if (evidence !== undefined) return evidence;
  throw new CairnError('evidence-missing', `of the certificate ${hash} no evidence is kept`, {
    remedy:
      'it was issued before evidence was kept, so its decision cannot be taken again; the certificate itself is as good as before',
    details: { credentialHash: hash },
  });
}

/** Those of the credentials of a batch, by their ids; of what was issued before evidence was kept, none. */
export async function evidenceFiles(
  db: Connection,
  credentialIds: readonly string[],
  documents: BatchDocuments,
): Promise<EvidenceFile[]> {
  return (await credentialEvidence(db, credentialIds)).flatMap(({ credential_id, trace, trace_salt, evidence }) => {
    if (trace === null || trace_salt === null || evidence === null) return [];
    const text = formatEvidence({
      ...documents,
      credential: `urn:uuid:${credential_id}`,
      salt: trace_salt,
      trace: storedObject(trace),
      record: storedObject(evidence),
    });
    return [{ credentialId: credential_id, fileName: `${credential_id}.evidence.json`, text }];
  });
}

/** The pathway version of a batch, and the frameworks that were known when it was issued. */
export async function batchDocuments(
  db: Connection,
  { pathway_digest, created_at }: SealedBatchRow,
): Promise<BatchDocuments> {
  const row = await pathwayVersion(db, pathway_digest);
  const frameworks: JsonObject[] = [];
  for (const reference of currentPathway(row)?.frameworks ?? []) {
    const known = await publishedBy(db, reference, created_at);
    if (known !== null) frameworks.push(objectOf(known));
  }
  return { pathway: storedObject(row.document), frameworks };
}

/** What was published only later had no say in what certificates say of competencies. */
async function publishedBy(
  db: Connection,
  { id, edition }: FrameworkReference,
  moment: string,
): Promise<JsonValue | null> {
  const known = await knownFramework(db, { id, edition });
  if (known?.standing !== 'published') return null;
  const { row, framework } = known;
  return row?.published_at != null && row.published_at > moment ? null : framework.source;
}

function objectOf(source: JsonValue): JsonObject {
  return storedObject(JSON.stringify(source));
}
