import type { MessageWords } from './message-words.ts';
import { EAST_ASIAN_WORDS } from './words-east-asian.ts';
import { EASTERN_WORDS } from './words-eastern.ts';
import { WESTERN_WORDS } from './words-western.ts';

/** By language: ISO 639-1, Chinese by its script; the same as certificates in print. */
export const MESSAGE_WORDS: Readonly<Record<string, MessageWords>> & { readonly en: MessageWords } = {
  ...WESTERN_WORDS,
  ...EASTERN_WORDS,
  ...EAST_ASIAN_WORDS,
};
