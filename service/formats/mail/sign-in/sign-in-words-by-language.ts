import type { SignInWords } from './sign-in-words.ts';
import { EAST_ASIAN_SIGN_IN_WORDS } from './words-east-asian.ts';
import { EASTERN_SIGN_IN_WORDS } from './words-eastern.ts';
import { WESTERN_SIGN_IN_WORDS } from './words-western.ts';

/** By language: the same as messages to holders. */
export const SIGN_IN_WORDS: Readonly<Record<string, SignInWords>> & { readonly en: SignInWords } = {
  ...WESTERN_SIGN_IN_WORDS,
  ...EASTERN_SIGN_IN_WORDS,
  ...EAST_ASIAN_SIGN_IN_WORDS,
};
