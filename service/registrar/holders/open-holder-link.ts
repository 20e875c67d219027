import { parseCredential } from '../../core/credential.ts';
import { CairnError } from '../../core/errors.ts';
import { type CredentialHash, parseCredentialHash } from '../../core/hex.ts';
import { credentialById, credentialEvidence, type SealedCredentialView } from '../../store/credentials.ts';
import { type HolderLinkRow, holderLinkByToken, noteLinkOpened } from '../../store/holder-links.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import { correctionOf } from '../../store/supersessions.ts';
import { secretHash } from '../access/secret-text.ts';
import { type CertificateForm, formsToTake } from '../certificates/certificate-forms.ts';
import { type Certificate, certificateOf, stillHere } from '../certificates/certificate-of.ts';
import { type CertificatePdf, certificatePdfOf } from '../certificates/certificate-pdf-of.ts';
import { type EvidenceFile, evidenceOf } from '../certificates/evidence-of.ts';
import { knownBatch } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';
import { today } from './create-holder-links.ts';
import { linkState } from './list-holder-links.ts';

/** What a link leads to, as the API answers it: for its holder, and for nobody else. Plain JSON. */
export interface HeldCertificateAnswer {
  readonly credentialHash: CredentialHash;
  /** `pending`: not final on the chain yet, so there is no file. */
  readonly state: 'final' | 'pending';
  readonly holderNames: readonly string[];
  readonly award: { readonly name: string; readonly achievementType: string };
  readonly issuer: { readonly did: string; readonly name: string };
  /** ISO 8601. */
  readonly validFrom: string;
  /** The hash of the certificate that the link was made for, when this one has taken its place; null otherwise. */
  readonly corrects: CredentialHash | null;
  /** What there is to take away: `.../file`, `.../pdf` and `.../evidence`. */
  readonly forms: readonly CertificateForm[];
  /** For others: it shows that the certificate is on the chain, and nothing of what it says. */
  readonly verifyUrl: string;
  readonly link: { readonly createdOn: string; readonly expiresOn: string | null };
}

/**
 * What a link leads to: its certificate, or the newest correction of it. Notes the day, and no more.
 *
 * @throws CairnError `holder-link-not-found`, `holder-link-withdrawn`, `holder-link-expired`
 */
export async function openHolderLink(installation: Installation, token: string): Promise<HeldCertificateAnswer> {
  const { db } = installation.store;
  const link = await openLink(installation, token);
  const { credential, corrects } = await newestOf(db, link);
  const batch = await knownBatch(db, credential.batch_id);
  const { holder, achievement, issuer, validFrom } = parseCredential(storedObject(credential.document));
  // A database that cannot be written just now keeps nobody from their certificate.
  await noteLinkOpened(db, link.link_id, today(installation)).catch(() => null);
  const credentialHash = parseCredentialHash(credential.credential_hash);
  const isFinal = batch.state === 'final';
  const [kept] = await credentialEvidence(db, [credential.credential_id]);
  return {
    credentialHash,
    state: isFinal ? 'final' : 'pending',
    holderNames: holder.names,
    award: { name: achievement.name, achievementType: achievement.achievementType },
    issuer: { did: issuer.id, name: issuer.name },
    validFrom: validFrom.text,
    corrects,
    forms: formsToTake(isFinal, kept?.evidence != null),
    verifyUrl: `${installation.publicUrl}/verify#${credentialHash}`,
    link: { createdOn: link.created_at.slice(0, 10), expiresOn: link.expires_on },
  };
}

/** The certificate file that a link hands out. @throws as {@link openHolderLink}; CairnError `anchor-pending` */
export async function heldCertificateFile(installation: Installation, token: string): Promise<Certificate> {
  return await certificateOf(installation, await heldHash(installation, token));
}

/** The PDF that a link hands out. @throws as {@link openHolderLink}, and as `certificatePdfOf` */
export async function heldCertificatePdf(installation: Installation, token: string): Promise<CertificatePdf> {
  return await certificatePdfOf(installation, await heldHash(installation, token));
}

/** The evidence that a link hands out. @throws as {@link openHolderLink}; CairnError `anchor-pending`, `evidence-missing` */
export async function heldEvidence(installation: Installation, token: string): Promise<EvidenceFile> {
  return await evidenceOf(installation, await heldHash(installation, token));
}

async function heldHash(installation: Installation, token: string): Promise<CredentialHash> {
  const { credential } = await newestOf(installation.store.db, await openLink(installation, token));
  return parseCredentialHash(credential.credential_hash);
}

async function openLink(installation: Installation, token: string): Promise<HolderLinkRow> {
  const hash = secretHash(token);
  const link = hash === null ? undefined : await holderLinkByToken(installation.store.db, hash);
  if (link === undefined) {
    throw new CairnError('holder-link-not-found', 'This link leads to no certificate.', {
      remedy: 'Check that it was copied whole, or ask the issuer for a new one.',
    });
  }
  switch (linkState(link, today(installation))) {
    case 'open':
      return link;
    case 'withdrawn':
      throw new CairnError('holder-link-withdrawn', 'The issuer has withdrawn this link.', {
        remedy: 'Ask the issuer for a new one. A certificate that was taken away before stays what it is.',
      });
    case 'expired':
      throw new CairnError('holder-link-expired', `This link could be opened until ${link.expires_on}.`, {
        remedy: 'Ask the issuer for a new one. A certificate that was taken away before stays what it is.',
        details: { expiresOn: link.expires_on },
      });
  }
}

/** A correction is handed out as soon as it is final: from then on the certificate before it is being revoked. */
async function newestOf(
  db: Connection,
  link: HolderLinkRow,
): Promise<{ readonly credential: SealedCredentialView; readonly corrects: CredentialHash | null }> {
  const meant = await knownCredential(db, link.credential_id);
  let credential = meant;
  for (;;) {
    const correctionId = await correctionOf(db, credential.credential_hash);
    if (correctionId === undefined) break;
    credential = await knownCredential(db, correctionId);
  }
  return { credential, corrects: credential === meant ? null : parseCredentialHash(meant.credential_hash) };
}

async function knownCredential(db: Connection, credentialId: string): Promise<SealedCredentialView> {
  const credential = await credentialById(db, credentialId);
  if (credential === undefined) {
    throw new CairnError('store-corrupt', `there is no credential ${credentialId}, to which a link leads`);
  }
  return stillHere(credential);
}
