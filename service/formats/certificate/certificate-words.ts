import type { Credential } from '../../core/credential.ts';
import { isJsonObject } from '../../core/json.ts';
import type { HanTradition } from '../type/font-families.ts';
import { WORDS_BY_LANGUAGE } from './words-by-language.ts';

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

/** Making one takes longer than a page of type. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The date in words of the language, in the Gregorian calendar, as the day was in UTC. */
export function dateInWords(milliseconds: number, language: string): string {
  // Day, month, year: an order that English is read in everywhere.
  const locale = language === 'en' ? 'en-GB' : language;
  let format = dateFormats.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' });
    dateFormats.set(locale, format);
  }
  return format.format(milliseconds);
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

/** Whose forms of Han letters to use: the language's, else those that the name's other letters give away. */
export function hanTradition(language: string, text: string): HanTradition {
  const { language: code, script, region } = localeOf(language);
  if (code === 'ja' || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (code === 'ko' || /\p{Script=Hangul}/u.test(text)) return 'ko';
  const isTraditional = script === 'Hant' || region === 'TW' || region === 'HK' || region === 'MO';
  return isTraditional ? 'zh-Hant' : 'zh-Hans';
}

export function isRightToLeft(language: string): boolean {
  return ['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv'].includes(localeOf(language).language);
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

function localeOf(language: string): { language: string; script: string | undefined; region: string | undefined } {
  const locale = new Intl.Locale(language);
  return { language: locale.language, script: locale.script, region: locale.region };
}
