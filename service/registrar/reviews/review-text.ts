import { CairnError } from '../../core/errors.ts';

/** Characters of a request, and of the answer to it. */
export const MOST_REVIEW_TEXT = 2_000;

/** What moves a cursor; a line may end. */
const NO_TEXT = /(?!\n)\p{Cc}/u;

/** What turns the direction of what stands behind it (UAX #9): pasted along at times, and left out. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What a person wrote to another, as it is kept: plain text, with nothing blank around it and lines that end in one way.
 *
 * @param what as a sentence begins with it: `the answer`
 * @throws CairnError `malformed-review`
 */
export function reviewText(what: string, written: string): string {
  const text = written
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(DIRECTION, '')
    .trim();
  if (text !== '' && text.length <= MOST_REVIEW_TEXT && !NO_TEXT.test(text)) return text;
  throw new CairnError(
    'malformed-review',
    text === ''
      ? `${what} is missing`
      : text.length > MOST_REVIEW_TEXT
        ? `${what} has ${text.length} characters, of at most ${MOST_REVIEW_TEXT}`
        : `${what} holds characters that are no text`,
    { remedy: `write plain text of 1 to ${MOST_REVIEW_TEXT} characters` },
  );
}
