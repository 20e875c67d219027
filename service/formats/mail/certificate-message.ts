import { dayNumber } from '../../core/calendar-day.ts';
import type { Credential } from '../../core/credential.ts';
import { oneLine } from '../../core/one-line.ts';
import { wordsFor } from '../certificate/choose-words.ts';
import { dateInWords } from '../certificate/language.ts';
import { chosenWords } from './choose-message-words.ts';
import { html } from './html-text.ts';
import { linkToPress, messageDocument, note, smallPrint } from './message-document.ts';
import type { MessageText } from './message-text.ts';
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

/**
 * The message that brings a holder their link, in the award's language where there are words for it, else in English. It
 * names the award and no result of it, loads nothing, and tells nobody that it was opened.
 */
export function certificateMessage(input: CertificateMessageInput): MessageText {
  const { credential, url, expiresOn } = input;
  const { words, language } = chosenWords(MESSAGE_WORDS, wordsFor(credential).language);
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
    html: messageDocument(
      subject,
      language,
      html`<p style="margin:0 0 16px"><bdi>${greeting}</bdi></p>
<p style="margin:0 0 4px"><bdi>${awardedBy}</bdi></p>
<p style="margin:0 0 24px;font-size:26px;line-height:1.25"><strong><bdi>${award}</bdi></strong></p>
${linkToPress(words.open, url, input.colour)}${notes.map(note)}${smallPrint(words.notYou)}`,
    ),
  };
}

function dayInWords(day: string, language: string): string {
  const number = dayNumber(day);
  return number === null ? day : dateInWords(number * 86_400_000, language);
}
