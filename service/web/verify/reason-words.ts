import { type CredentialHash, isCredentialHash } from '../../core/hex.ts';
import type { Reason } from '../../core/reason.ts';
import type { Verdict } from '../../core/verdict.ts';

/** The one thing on this page that may help, offered as a button beside the sentence. */
export type WayOut = 'choose-file' | 'open-settings' | 'try-again' | 'pin-issuer' | 'look-up-hash';

/** What one reason means for an employer, and what to do. */
export interface ReasonWords {
  /** Short: stands right below the verdict. */
  readonly headline: string;
  /** What it means for whoever holds the document in their hands. */
  readonly meaning: string;
  /** What to do next. */
  readonly wayOut: string;
  readonly offers: readonly WayOut[];
}

/** The sentences for every reason that a verdict can have. */
const REASON_WORDS: Readonly<Record<Reason, ReasonWords>> = {
  malformed: {
    headline: 'This is not a certificate file that can be read.',
    meaning:
      'The file is damaged, was changed by another program, or is something else altogether. Nothing in it can be relied on.',
    wayOut: 'Ask the holder for the original file, exactly as the issuer gave it out, and not a copy of its text.',
    offers: ['choose-file'],
  },
  'anchor-mismatch': {
    headline: 'The file contradicts itself.',
    meaning:
      'The certificate says that it is recorded in one place, and the file around it points to another. An honest file never does.',
    wayOut: 'Do not rely on it. Ask the holder for the original file, or ask the issuer directly.',
    offers: ['choose-file'],
  },
  'issuer-mismatch': {
    headline: 'The record belongs to someone else than the issuer that it names.',
    meaning:
      'The certificate names one issuer, and the registry’s record was made by another. It is not that issuer’s certificate.',
    wayOut: 'Do not rely on it. If it matters, ask the named issuer directly, and show them this file.',
    offers: ['choose-file'],
  },
  'proof-invalid': {
    headline: 'This is not what was recorded: the file was changed, or the proof is for another certificate.',
    meaning:
      'A single changed letter is enough for this answer. What the file says about name, award and results is not what the issuer recorded.',
    wayOut: 'Do not rely on it. Ask the holder for the original file.',
    offers: ['choose-file'],
  },
  'not-anchored': {
    headline: 'No such certificate is recorded on the chain.',
    meaning:
      'The registry has no record of the batch that this file says it belongs to. It may be invented, or it may never have been completed by the issuer.',
    wayOut: 'Do not rely on it. Ask the issuer whether they gave it out.',
    offers: ['choose-file'],
  },
  'anchor-void': {
    headline: 'The record no longer counts: its signing key was compromised.',
    meaning:
      'The issuer has declared that the key which made this record was in the wrong hands at that time, so it proves nothing.',
    wayOut: 'Ask the holder for a new file. An issuer can record its genuine certificates again with a good key.',
    offers: ['choose-file'],
  },
  revoked: {
    headline: 'The issuer has revoked this certificate.',
    meaning: 'It was genuinely issued, and then withdrawn for good. It must not be relied on any more.',
    wayOut: 'Ask the holder whether a corrected certificate took its place, and check that one.',
    offers: ['choose-file'],
  },
  suspended: {
    headline: 'The issuer has suspended this certificate.',
    meaning: 'It was genuinely issued, and does not count for now. A suspension can be lifted again.',
    wayOut: 'Ask the holder or the issuer what it is about, and check again later.',
    offers: ['try-again'],
  },
  expired: {
    headline: 'This certificate has expired.',
    meaning: 'It was issued for a limited time, and that time is over.',
    wayOut: 'Ask the holder whether it was renewed, and check the new one.',
    offers: ['choose-file'],
  },
  'not-yet-valid': {
    headline: 'This certificate is not valid yet.',
    meaning: 'Its own first day of validity lies in the future.',
    wayOut: 'Check it again from that day on. If today is later than that, set this device’s clock right.',
    offers: ['try-again'],
  },
  'signature-invalid': {
    headline: 'The signature in this file is wrong.',
    meaning:
      'The file carries a digital signature that does not belong to it. Someone has altered it, or put it there.',
    wayOut: 'Do not rely on it. Ask the holder for the original file.',
    offers: ['choose-file'],
  },
  'document-required': {
    headline: 'A hash alone says nothing about what was awarded, or to whom.',
    meaning:
      'A hash can prove that something was recorded, never what it says. Anyone can record anyone’s hash, so this page gives no answer about it.',
    wayOut: 'Ask the holder for the certificate file itself (its name ends in .cairn.json), and give it to this page.',
    offers: ['choose-file'],
  },
  'unknown-registry': {
    headline: 'The registry that the certificate points to is not one that this page trusts.',
    meaning:
      'Anyone can set up a registry and write anything into it. This one is not on the list of trusted ones, or other software than the listed one stands at its address.',
    wayOut: 'If you know this registry from a source that you trust, add it in Settings. Otherwise ask the issuer.',
    offers: ['open-settings'],
  },
  'wrong-chain': {
    headline: 'The endpoint answered for another chain.',
    meaning:
      'The chain was read through an endpoint that does not serve the one the certificate is recorded on. This says nothing about the certificate.',
    wayOut: 'Set an endpoint of the right chain in Settings, and check again.',
    offers: ['open-settings', 'try-again'],
  },
  'chain-unavailable': {
    headline: 'The chain could not be read.',
    meaning: 'No endpoint answered in time. This says nothing about the certificate, neither good nor bad.',
    wayOut: 'Check your connection and try again, or set another endpoint in Settings.',
    offers: ['try-again', 'open-settings'],
  },
  'chain-stale': {
    headline: 'The endpoint’s newest block does not fit this device’s clock.',
    meaning:
      'The endpoint lags behind, or the clock is wrong. A certificate may have been recorded, or withdrawn, since that block, so this says nothing about it.',
    wayOut:
      'Set the clock right if it is wrong. Otherwise try again in some minutes, or set another endpoint in Settings.',
    offers: ['try-again', 'open-settings'],
  },
  'anchor-pending': {
    headline: 'The record is there, but too new to count on.',
    meaning: 'The chain could still drop it. This is usual within minutes of issuing.',
    wayOut: 'Check again in about a quarter of an hour.',
    offers: ['try-again'],
  },
  'issuer-identity-unbound': {
    headline: 'The record is in order, but nobody confirms who made it.',
    meaning:
      'Anyone can register under any name, so the name on this certificate proves nothing by itself. The issuer’s domain did not confirm this record, and it is not among the issuers that you trust.',
    wayOut:
      'Ask the institution, by a number or address that you did not get from this file, whether the registry entry below is theirs. If it is, add it to your trusted issuers.',
    offers: ['pin-issuer', 'try-again', 'open-settings'],
  },
};

/** The same for a credential without its anchor, which is a document, though not enough of one. */
const BARE_CREDENTIAL_WORDS: ReasonWords = {
  headline: 'This is a credential without the proof of where it is recorded.',
  meaning:
    'What it says may well be true, but nothing here leads from it to a record on the chain, so this page can neither confirm nor refute it.',
  wayOut: 'Ask the holder for the whole certificate file (its name ends in .cairn.json), and give it to this page.',
  offers: ['choose-file', 'try-again'],
};

/** The same for a PDF that cannot be checked, by its problem. */
const PDF_WORDS: Readonly<Partial<Record<string, Omit<ReasonWords, 'offers'>>>> = {
  'no-certificate': {
    headline: 'This PDF has no certificate in it.',
    meaning:
      'A certificate’s PDF carries the certificate itself inside, and this one does not: it was printed to a new PDF, scanned, or saved by a program that left it out; or it never had one. What is printed on it proves nothing, neither good nor bad.',
    wayOut:
      'Ask the holder for the PDF exactly as the issuer gave it out, or for the file whose name ends in .cairn.json.',
  },
  encrypted: {
    headline: 'This PDF is locked with a password.',
    meaning: 'What is attached to it cannot be read, so this page can neither confirm nor refute anything.',
    wayOut: 'Ask the holder for the PDF as the issuer gave it out, without a password.',
  },
  'too-costly': {
    headline: 'This PDF takes too long to be read.',
    meaning: 'It is much larger or more tangled than a certificate ever is, so this page gave up on it.',
    wayOut: 'Ask the holder for the file whose name ends in .cairn.json, and give that to this page.',
  },
};

/** The hash that a PDF names whose certificate it has lost; null for everything else. */
export function hashNamedBy(verdict: Verdict): CredentialHash | null {
  const hash = documentEvidence(verdict)['credentialHash'];
  return documentEvidence(verdict)['code'] === 'pdf-without-certificate' && isCredentialHash(hash) ? hash : null;
}

/** The sentences for a verdict; null for a valid one. */
export function reasonWordsOf(verdict: Verdict): ReasonWords | null {
  const { reason, credential } = verdict;
  if (reason === null) return null;
  if (reason !== 'document-required') return REASON_WORDS[reason];
  if (credential !== null) return BARE_CREDENTIAL_WORDS;
  const words = PDF_WORDS[String(documentEvidence(verdict)['problem'])];
  if (words === undefined) return REASON_WORDS[reason];
  return { ...words, offers: hashNamedBy(verdict) === null ? ['choose-file'] : ['choose-file', 'look-up-hash'] };
}

function documentEvidence({ checks }: Verdict): Verdict['checks'][number]['evidence'] {
  return checks.find(({ name }) => name === 'document')?.evidence ?? {};
}
