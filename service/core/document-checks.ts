import type { Anchor } from './certificate-file.ts';
import { type Check, fail, pass, unknown } from './check.ts';
import type { Credential, Instant } from './credential.ts';
import type { CairnError } from './errors.ts';
import type { CredentialHash } from './hex.ts';
import { verifyInclusion } from './inclusion-proof.ts';

/**
 * The line of a document that could not be read as a certificate. A PDF that has lost its certificate, or is locked, is
 * no proof of anything: what it was made from may be valid.
 */
export function checkUnreadable(error: CairnError): Check {
  const { pointer, line, column, problem, credentialHash } = error.details;
  const hint = error.remedy === undefined ? '' : ` ${error.remedy}.`;
  const evidence = {
    code: error.code,
    ...(typeof pointer === 'string' ? { pointer } : {}),
    ...(typeof problem === 'string' ? { problem } : {}),
    ...(typeof line === 'number' && typeof column === 'number' ? { line, column } : {}),
    ...(typeof credentialHash === 'string' ? { credentialHash } : {}),
  };
  if (error.code === 'pdf-without-certificate') {
    return unknown('document', 'document-required', `${error.message}.${hint}`, evidence);
  }
  return fail('document', 'malformed', `This cannot be read as a certificate. ${error.message}.${hint}`, evidence);
}

/** The line of a hash without its document. */
export function checkBareHash(credentialHash: CredentialHash): Check {
  const sentence =
    'A hash alone shows that something was recorded, never what it says, and anyone can record any hash. ' +
    'Ask the holder for the certificate file.';
  return unknown('document', 'document-required', sentence, { credentialHash });
}

/** The line of a document that was read; the hash is of what was read. */
export function checkReadable(credential: Credential, credentialHash: CredentialHash): Check {
  return pass('document', 'The document is a complete certificate.', { id: credential.id, credentialHash });
}

/**
 * Whether the file and the credential agree on chain, registry, issuer and index.
 *
 * @param anchor null when neither the document nor anybody else says under which root the credential is
 * @param searchFailure why nobody could be asked for the anchor, if so
 */
export function checkAnchorAgreement(
  credential: Credential,
  anchor: Anchor | null,
  searchFailure: string | null = null,
): Check {
  const { reference } = credential;
  if (anchor === null) {
    const sentence =
      'This is a credential without its anchor, so nothing here leads to the record on the chain. ' +
      'Ask the holder for the certificate file (its name ends in .cairn.json).';
    return unknown('anchor-agreement', 'document-required', sentence, searchFailure === null ? {} : { searchFailure });
  }
  const differing = (['chainId', 'registry', 'issuerId', 'index'] as const).filter((n) => anchor[n] !== reference[n]);
  if (differing.length === 0) {
    return pass('anchor-agreement', 'The file points to the very record that the certificate names.', {
      chainId: anchor.chainId,
      registry: anchor.registry,
      issuerId: String(anchor.issuerId),
      index: anchor.index,
      root: anchor.root,
    });
  }
  const sentence = 'The file points to another record than the one that the certificate itself names.';
  return fail('anchor-agreement', 'anchor-mismatch', sentence, {
    differing: differing.join(', '),
    ...Object.fromEntries(differing.map((n) => [`${n}InFile`, String(anchor[n])])),
    ...Object.fromEntries(differing.map((n) => [`${n}InCredential`, String(reference[n])])),
  });
}

/** Whether the credential, as it stands in the document, is the leaf that the proof leads from to the root. */
export function checkInclusion(credentialHash: CredentialHash, anchor: Anchor): Check {
  const { root, size, index, proof } = anchor;
  const evidence = { credentialHash, root, size, index, proofLength: proof.length };
  if (verifyInclusion({ index, size, credentialHash, proof, root })) {
    return pass('inclusion', 'The text is unchanged since it was issued: it leads to the recorded root.', evidence);
  }
  const sentence =
    'The text is not what was issued: it was changed, or the proof beside it belongs to another certificate.';
  return fail('inclusion', 'proof-invalid', sentence, evidence);
}

/** Whether `now` lies in the credential's validity period, both ends included. */
export function checkValidityPeriod(credential: Credential, now: Date): Check {
  const { validFrom, validUntil } = credential;
  const evidence = { validFrom: validFrom.text, validUntil: validUntil?.text ?? null, now: now.toISOString() };
  if (now.getTime() < validFrom.milliseconds) {
    const sentence = `The certificate is not valid before ${dayOf(validFrom)}.`;
    return fail('validity-period', 'not-yet-valid', sentence, evidence);
  }
  if (validUntil !== null && now.getTime() > validUntil.milliseconds) {
    return fail('validity-period', 'expired', `The certificate expired on ${dayOf(validUntil)}.`, evidence);
  }
  const end = validUntil === null ? 'without an end' : `until ${dayOf(validUntil)}`;
  return pass('validity-period', `Valid from ${dayOf(validFrom)}, ${end}.`, evidence);
}

/** The day as the credential itself spells it, in its own time zone; the exact times stand in the evidence. */
function dayOf(instant: Instant): string {
  return instant.text.slice(0, 10);
}
