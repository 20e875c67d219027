import { dayNumber } from '../../core/calendar-day.ts';
import type { Credential } from '../../core/credential.ts';
import { oneLine } from '../../core/one-line.ts';
import { wordsFor } from '../certificate/choose-words.ts';
import { dateInWords, isRightToLeft } from '../certificate/language.ts';
import { html } from './html-text.ts';
import type { MessageWords } from './message-words.ts';
import { MESSAGE_WORDS } from './messages-by-language.ts';

/** What a message to a holder is made of. */
export interface CertificateMessageInput {
  readonly credential: Credential;
  /** The holder's link. */
  readonly url: string;
  /** The last day on which the link opens, as 2027-12-31; null where it goes on. */
  readonly expiresOn: string | null;
  /** `#rrggbb`: dark enough for white text on it. */
  readonly colour: string;
}

/** The words of a message, in plain text and in HTML, with the language that they are in (BCP 47). */
export interface CertificateMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
}

/**
 * The message that brings a holder their link, in the award's language where there are words for it, else in English. It
 * names the award and no result of it, loads nothing, and tells nobody that it was opened.
 */
export function certificateMessage(input: CertificateMessageInput): CertificateMessage {
  const { credential, url, expiresOn } = input;
  const { words, language } = messageWords(credential);
  const award = oneLine(credential.achievement.name);
  const name = oneLine(credential.holder.names.join(', '));
  const greeting = name === '' ? words.greeting : words.greetingNamed(name);
  const awardedBy = words.awardedBy(oneLine(credential.issuer.name));
  const until = expiresOn === null ? null : words.until(dayInWords(expiresOn, language));
  const subject = words.subject(award);
  const notes = [words.yours, ...(until === null ? [] : [until]), words.keep];
  return {
    subject,
    language,
    text: `${[greeting, `${awardedBy}\n\n    ${award}`, `${words.open}:\n${url}`, ...notes, words.notYou].join('\n\n')}\n`,
    html: html`<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px;font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.55">
<div style="max-width:34em;margin:0 auto">
<p style="margin:0 0 16px"><bdi>${greeting}</bdi></p>
<p style="margin:0 0 4px"><bdi>${awardedBy}</bdi></p>
<p style="margin:0 0 24px;font-size:26px;line-height:1.25"><strong><bdi>${award}</bdi></strong></p>
<p style="margin:0 0 24px"><a href="${url}" style="display:inline-block;padding:13px 22px;background:${input.colour};color:#ffffff;border-radius:8px;text-decoration:none;font-family:Arial,sans-serif;font-weight:bold;font-size:16px">${words.open}</a></p>
<p style="margin:0 0 24px;font-family:monospace;font-size:13px;word-break:break-all" dir="ltr">${url}</p>
${notes.map(
  (note) => html`<p style="margin:0 0 12px;font-size:15px">${note}</p>
`,
)}<p style="margin:24px 0 0;font-size:13px;opacity:.75">${words.notYou}</p>
</div>
</body>
</html>
`.source,
  };
}

function messageWords(credential: Credential): { readonly words: MessageWords; readonly language: string } {
  const { language } = wordsFor(credential);
  const { language: code, script } = new Intl.Locale(language).maximize();
  const words = MESSAGE_WORDS[code === 'zh' ? `zh-${script}` : code];
  return words === undefined ? { words: MESSAGE_WORDS.en, language: 'en' } : { words, language };
}

function dayInWords(day: string, language: string): string {
  const number = dayNumber(day);
  return number === null ? day : dateInWords(number * 86_400_000, language);
}
