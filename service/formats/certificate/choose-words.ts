import type { Credential } from '../../core/credential.ts';
import { isJsonObject } from '../../core/json.ts';
import type { CertificateWords } from './certificate-words.ts';
import { localeOf } from './language.ts';
import { WORDS_BY_LANGUAGE } from './words-by-language.ts';

/** The words for a certificate, and the language that they are in. */
export interface ChosenWords {
  readonly words: CertificateWords;
  /** BCP 47: the award's own language where there are words for it, else English. */
  readonly language: string;
}

/** The words in the award's language (`achievement.inLanguage`). */
export function wordsFor(credential: Credential): ChosenWords {
  const language = awardLanguage(credential) ?? 'en';
  const { language: code, script, region } = localeOf(language);
  const key = code === 'zh' ? `zh-${script ?? (region === 'CN' || region === 'SG' ? 'Hans' : 'Hant')}` : code;
  const words = WORDS_BY_LANGUAGE[key];
  return words === undefined ? { words: WORDS_BY_LANGUAGE.en, language: 'en' } : { words, language };
}

/** The language as the credential states it; null where it states none that is a language. */
function awardLanguage({ json }: Credential): string | null {
  const subject = json['credentialSubject'];
  const achievement = isJsonObject(subject) ? subject['achievement'] : undefined;
  const stated = isJsonObject(achievement) ? achievement['inLanguage'] : undefined;
  if (typeof stated !== 'string') return null;
  try {
    return Intl.getCanonicalLocales(stated)[0] ?? null;
  } catch {
    return null;
  }
}
