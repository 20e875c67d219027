import type { Reason } from '../core/reason.ts';

/** What a verdict's reason means for whoever looked, in one line, and what to do about it. */
export interface ReasonWords {
  readonly headline: string;
  readonly wayOut: string;
}

export const VALID_HEADLINE = 'This certificate is real, unchanged and in force.';
export const VALID_ADVICE =
  'Two things only you can see: that the domain above is the institution you have in mind, and that the holder is the person before you.';

/** The words for every reason that a verdict can have. */
export const REASON_WORDS: Readonly<Record<Reason, ReasonWords>> = {
  malformed: {
    headline: 'This is not a certificate file that can be read.',
    wayOut: 'Ask the holder for the original file, exactly as the issuer gave it out.',
  },
  'anchor-mismatch': {
    headline: 'The file contradicts itself about where it is recorded.',
    wayOut: 'Do not rely on it. Ask the holder for the original file, or the issuer directly.',
  },
  'issuer-mismatch': {
    headline: 'The record belongs to someone else than the issuer that the certificate names.',
    wayOut: 'Do not rely on it. If it matters, ask the named issuer, and show them this file.',
  },
  'proof-invalid': {
    headline: 'This is not what was recorded: the text was changed, or the proof is for another certificate.',
    wayOut: 'Do not rely on it. Ask the holder for the original file.',
  },
  'not-anchored': {
    headline: 'No such certificate is recorded on the chain.',
    wayOut: 'Do not rely on it. Ask the issuer whether they gave it out.',
  },
  'anchor-void': {
    headline: 'The record no longer counts: the key that made it was compromised.',
    wayOut: 'Ask the holder for a new file: an issuer can record genuine certificates again with a good key.',
  },
  revoked: {
    headline: 'The issuer has revoked this certificate, for good.',
    wayOut: 'Ask the holder whether a corrected certificate took its place, and verify that one.',
  },
  suspended: {
    headline: 'The issuer has suspended this certificate for the time being.',
    wayOut: 'Ask the issuer what it is about, and verify again later.',
  },
  expired: {
    headline: 'This certificate has expired.',
    wayOut: 'Ask the holder whether it was renewed, and verify the new one.',
  },
  'not-yet-valid': {
    headline: 'This certificate is not valid yet.',
    wayOut: 'Verify it again from its first day on; if that is past, set the clock of this machine right.',
  },
  'signature-invalid': {
    headline: 'The digital signature in this file does not belong to it.',
    wayOut: 'Do not rely on it. Ask the holder for the original file.',
  },
  'document-required': {
    headline: 'That alone does not say what was awarded, or to whom.',
    wayOut: 'Ask the holder for the certificate file itself (its name ends in .cairn.json), and verify that.',
  },
  'unknown-registry': {
    headline: 'The certificate points to a registry that nobody here has a reason to trust.',
    wayOut: 'If you know that registry from a source you trust, name it with --pins FILE. Otherwise ask the issuer.',
  },
  'wrong-chain': {
    headline: 'The node that was asked serves another chain, or other code than the registry.',
    wayOut: 'Name a node of the right chain with --rpc URL, and verify again.',
  },
  'chain-unavailable': {
    headline: 'The chain could not be read. This says nothing about the certificate.',
    wayOut: 'Check the connection and try again, or name another node with --rpc URL.',
  },
  'chain-stale': {
    headline: "The node's newest block does not fit this machine's clock.",
    wayOut:
      'Set the clock right if it is wrong. If the node is behind, try again in some minutes, or name another with --rpc URL.',
  },
  'anchor-pending': {
    headline: 'The record is there, but too new to count on: the chain could still drop it.',
    wayOut: 'Verify again in about a quarter of an hour.',
  },
  'issuer-identity-unbound': {
    headline: 'The record is in order, but nobody confirms who made it.',
    wayOut:
      'Ask the institution, by a way that you did not get from this file, whether the registry entry is theirs. If it is, add it to the issuers in your pins.',
  },
};
