/** What a message says by which a learner signs in. Names stand alone after a colon, so that no language has to inflect them. */
export interface SignInWords {
  readonly subject: (issuer: string) => string;
  /** Above the link. */
  readonly here: string;
  readonly open: string;
  readonly once: (minutes: number) => string;
  readonly notYou: string;
}
