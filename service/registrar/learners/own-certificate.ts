import type { CredentialHash } from '../../core/hex.ts';
import { sealedCredentialByHash } from '../../store/credentials.ts';
import { type Certificate, certificateOf, credentialNotFound } from '../certificates/certificate-of.ts';
import { type CertificatePdf, certificatePdfOf } from '../certificates/certificate-pdf-of.ts';
import { type EvidenceFile, evidenceOf } from '../certificates/evidence-of.ts';
import type { Installation } from '../installation.ts';
import type { SignedInLearner } from './learner-session.ts';

/** Who asks for a certificate of their own, and which. */
export interface OwnCertificate {
  readonly learner: Pick<SignedInLearner, 'learnerIds'>;
  readonly hash: CredentialHash;
}

/** The certificate file. @throws CairnError `anchor-pending`; `credential-not-found` for what is not theirs */
export async function ownCertificateFile(installation: Installation, asked: OwnCertificate): Promise<Certificate> {
  await assertOwn(installation, asked);
  return await certificateOf(installation, asked.hash);
}

/** The PDF. @throws as {@link ownCertificateFile}, and as `certificatePdfOf` */
export async function ownCertificatePdf(installation: Installation, asked: OwnCertificate): Promise<CertificatePdf> {
  await assertOwn(installation, asked);
  return await certificatePdfOf(installation, asked.hash);
}

/** The evidence. @throws as {@link ownCertificateFile}; CairnError `evidence-missing` */
export async function ownEvidence(installation: Installation, asked: OwnCertificate): Promise<EvidenceFile> {
  await assertOwn(installation, asked);
  return await evidenceOf(installation, asked.hash);
}

/** What is somebody else's is, to a learner, not there: nobody learns by asking whether a certificate exists. */
async function assertOwn({ store }: Installation, { learner, hash }: OwnCertificate): Promise<void> {
  const credential = await sealedCredentialByHash(store.db, hash);
  if (
    credential === undefined ||
    credential.erased_at !== null ||
    !learner.learnerIds.includes(credential.learner_id)
  ) {
    throw credentialNotFound(hash);
  }
}
