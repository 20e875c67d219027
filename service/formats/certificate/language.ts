import type { HanTradition } from '../type/font-families.ts';

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

/** The parts of a BCP 47 tag that decide. */
export function localeOf(language: string): {
  language: string;
  script: string | undefined;
  region: string | undefined;
} {
  const locale = new Intl.Locale(language);
  return { language: locale.language, script: locale.script, region: locale.region };
}
