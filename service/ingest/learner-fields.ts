/** What a learner's id, name and e-mail address have to look like, whatever way they come in. */

/** The most characters of an id or a name. */
export const LONGEST_TEXT = 200;
/** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
const LONGEST_EMAIL = 254;

const LEARNER_ID = /^[^\p{Cc}\p{Cf}\s](?:[^\p{Cc}\p{Cf}]{0,198}[^\p{Cc}\p{Cf}\s])?$/u;
const NAME = /^(?=\S)[^\p{Cc}]{1,200}(?<=\S)$/u;
const EMAIL = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;

/** In words, for errors. */
export const LEARNER_FIELD_WORDS = {
  learner: 'an id of 1 to 200 visible characters on one line, with nothing blank around them',
  name: 'a name of 1 to 200 characters on one line, with nothing blank around them',
  email: 'an e-mail address such as zoe@example.org',
} as const;

/** In normal form C already. */
export function isLearnerId(text: string): boolean {
  return LEARNER_ID.test(text);
}

export function isLearnerName(text: string): boolean {
  return NAME.test(text);
}

export function isEmail(text: string): boolean {
  return EMAIL.test(text) && text.length <= LONGEST_EMAIL;
}
