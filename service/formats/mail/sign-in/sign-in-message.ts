import { oneLine } from '../../../core/one-line.ts';
import { chosenWords } from '../choose-message-words.ts';
import { html } from '../html-text.ts';
import { linkToPress, messageDocument, note, smallPrint } from '../message-document.ts';
import type { MessageText } from '../message-text.ts';
import { MESSAGE_WORDS } from '../messages-by-language.ts';
import { SIGN_IN_WORDS } from './sign-in-words-by-language.ts';

/** What a message by which a learner signs in is made of. */
export interface SignInMessageInput {
  readonly issuer: string;
  /** Null where it is not known, or several are. */
  readonly name: string | null;
  readonly url: string;
  readonly minutes: number;
  /** BCP 47: the one of whoever asked for it. */
  readonly language: string;
  /** `#rrggbb`: dark enough for white text on it. */
  readonly colour: string;
}

/** The message that brings a learner their link to sign in, in their language where there are words for it, else in English. */
export function signInMessage({
  issuer,
  name,
  url,
  minutes,
  language: asked,
  colour,
}: SignInMessageInput): MessageText {
  const { words, language } = chosenWords(SIGN_IN_WORDS, asked);
  const { greeting, greetingNamed } = chosenWords(MESSAGE_WORDS, asked).words;
  const shown = oneLine(name ?? '');
  const greeted = shown === '' ? greeting : greetingNamed(shown);
  const subject = words.subject(oneLine(issuer));
  const once = words.once(minutes);
  return {
    subject,
    language,
    text: `${[greeted, `${words.here}\n${url}`, once, words.notYou].join('\n\n')}\n`,
    html: messageDocument(
      subject,
      language,
      html`<p style="margin:0 0 16px"><bdi>${greeted}</bdi></p>
<p style="margin:0 0 24px">${words.here}</p>
${linkToPress(words.open, url, colour)}${note(once)}${smallPrint(words.notYou)}`,
    ),
  };
}
