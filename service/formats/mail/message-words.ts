import { EAST_ASIAN_WORDS } from './words-east-asian.ts';
import { EASTERN_WORDS } from './words-eastern.ts';
import { WESTERN_WORDS } from './words-western.ts';

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

/** By language: ISO 639-1, Chinese by its script; the same as certificates in print. */
export const MESSAGE_WORDS: Readonly<Record<string, MessageWords>> & { readonly en: MessageWords } = {
  ...WESTERN_WORDS,
  ...EASTERN_WORDS,
  ...EAST_ASIAN_WORDS,
};
