/** Sentences of who issued a certificate, and how that is known. */
export const ISSUER_WORDS = {
  issued: 'Issued by',
  claimed: 'The file names as its issuer',
  unbound: 'Someone recorded it under the name of',
  claimedNote: 'That this issuer issued it is not confirmed.',
  pinnedByVisitor: 'You added this issuer to your trusted issuers.',
  pinnedBySite: 'This site lists it among the issuers that it trusts. You can change that in Settings.',
  confirmedByDomain: (domain: string): string => `${domain} itself confirms that this registry entry is its own.`,
  notKnown: (who: string): string => `Not known. Nothing confirms that the record was made by ${who}.`,
  selfStated: 'Calls itself',
  entry: 'Registry entry',
  identifier: 'Identifier',
} as const;
