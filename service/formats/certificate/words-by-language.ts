import type { CertificateWords } from './certificate-words.ts';

import { EAST_ASIAN_WORDS } from './words-east-asian.ts';
import { EASTERN_WORDS } from './words-eastern.ts';
import { WESTERN_WORDS } from './words-western.ts';

/** The words by language: ISO 639-1, Chinese by its script. */
export const WORDS_BY_LANGUAGE: Readonly<Record<string, CertificateWords>> & { readonly en: CertificateWords } = {
  ...WESTERN_WORDS,
  ...EASTERN_WORDS,
  ...EAST_ASIAN_WORDS,
};
