/** What a message to a holder says. Names stand alone or before a colon, so that no language has to inflect them. */
export interface MessageWords {
  readonly subject: (award: string) => string;
  readonly greeting: string;
  readonly greetingNamed: (name: string) => string;
  /** Above the award's name. */
  readonly awardedBy: (issuer: string) => string;
  readonly open: string;
  readonly yours: string;
  readonly until: (day: string) => string;
  readonly keep: string;
  readonly notYou: string;
}
