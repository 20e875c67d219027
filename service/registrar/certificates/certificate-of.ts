import { type CertificateFile, formatCertificateFile } from '../../core/certificate-file.ts';
import { type Credential, parseCredential } from '../../core/credential.ts';
import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import { type ActRow, anchorActOf } from '../../store/acts.ts';
import {
  type ErasedCredentialView,
  type SealedCredentialView,
  sealedCredentialByHash,
  sealedCredentialPage,
} from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import type { Installation } from '../installation.ts';
import { anchorOf, hintsOf } from './anchor-of.ts';
import { finalBatch, type SealedBatchRow } from './known-batch.ts';

const PAGE = 500;

/** A certificate file as it is handed out. */
export interface Certificate {
  readonly credentialHash: string;
  readonly credentialId: string;
  readonly learnerId: string;
  readonly index: number;
  readonly credential: Credential;
  /** The file's text. */
  readonly text: string;
}

/**
 * The certificate file of one credential.
 *
 * @throws CairnError `credential-not-found`, `learner-erased`, `anchor-pending`
 */
export async function certificateOf({ store }: Installation, hash: CredentialHash): Promise<Certificate> {
  const credential = await issuedCredential(store.db, hash);
  const batch = await finalBatch(store.db, credential.batch_id, 'anchor-pending');
  return certificate(credential, batch, await anchorActOf(store.db, batch.batch_id));
}

/**
 * A credential that was issued here, with all that it says.
 *
 * @throws CairnError `credential-not-found`, `learner-erased`
 */
export async function issuedCredential(db: Connection, hash: CredentialHash): Promise<SealedCredentialView> {
  const credential = await sealedCredentialByHash(db, hash);
  if (credential === undefined) throw credentialNotFound(hash);
  return stillHere(credential);
}

/** A credential, unless its holder has been erased. @throws CairnError `learner-erased` */
export function stillHere(credential: SealedCredentialView | ErasedCredentialView): SealedCredentialView {
  if (credential.erased_at === null) return credential;
  const { credential_hash: hash, erased_at: erasedAt } = credential;
  throw new CairnError('learner-erased', `the holder of the certificate ${hash} was erased here`, {
    remedy:
      "only the holder's own file is left, and it still verifies; the certificate can still be revoked by its hash",
    details: { credentialHash: hash, erasedAt },
  });
}

/**
 * The certificate files of a batch, in index order and in bounded memory; without those of learners who were erased.
 *
 * @throws CairnError `batch-not-found`, `batch-not-final`
 */
export async function* certificatesOf({ store }: Installation, batchId: string): AsyncGenerator<Certificate> {
  const batch = await finalBatch(store.db, batchId, 'batch-not-final');
  const act = await anchorActOf(store.db, batch.batch_id);
  for (let from = 0; from < batch.size; from += PAGE) {
    const page = await sealedCredentialPage(store.db, batchId, from, from + PAGE);
    for (const credential of page) yield certificate(credential, batch, act);
  }
}

export function credentialNotFound(hash: string): CairnError {
  return new CairnError('credential-not-found', `no certificate with the hash ${hash} was issued here`, {
    remedy: 'check that the whole hash was copied; another issuer may have issued it',
    details: { credentialHash: hash },
  });
}

function certificate(credential: SealedCredentialView, batch: SealedBatchRow, act: ActRow | undefined): Certificate {
  const parsed = parseCredential(storedObject(credential.document));
  const file: CertificateFile = {
    credential: parsed,
    anchor: anchorOf({ ...batch, leaf_index: credential.leaf_index, proof: credential.proof }),
    hints: hintsOf(act),
    issuerDocument: batch.issuer_document === null ? null : storedObject(batch.issuer_document),
  };
  return {
    credentialHash: credential.credential_hash,
    credentialId: credential.credential_id,
    learnerId: credential.learner_id,
    index: credential.leaf_index,
    credential: parsed,
    text: formatCertificateFile(file),
  };
}
