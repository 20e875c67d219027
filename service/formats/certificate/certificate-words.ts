/** What a certificate says around what its issuer says. Phrases stand alone, so that no language has to inflect a name. */
export interface CertificateWords {
  /** Above the holder's name. */
  readonly certifies: string;
  /** Between the name and the award. */
  readonly awarded: string;
  readonly unnamed: string;
  readonly awardedOn: string;
  readonly issuedBy: string;
  readonly criteria: string;
  /** Above the address of the verify page, beside the code. */
  readonly check: string;
  readonly hash: string;
  readonly statement: string;
  readonly badge: string;
  readonly microCredential: string;
  readonly certificate: string;
  readonly diploma: string;
}

/** What the kind of an award is called; a kind that is not ours has no name here. */
export function kindOfAward(achievementType: string, words: CertificateWords): string | null {
  switch (achievementType) {
    case 'ext:StatementOfParticipation':
      return words.statement;
    case 'Badge':
      return words.badge;
    case 'MicroCredential':
      return words.microCredential;
    case 'Certificate':
      return words.certificate;
    case 'Diploma':
      return words.diploma;
    default:
      return null;
  }
}
