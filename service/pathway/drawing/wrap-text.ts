/** Text broken into lines that fit a width, in any script. */

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/** Where lines may be broken: blanks, but for those that hold together (U+00A0, U+202F). */
const BLANKS = /[^\S\u00a0\u202f]+/u;

/** What must not begin a line: punctuation that closes or divides, and marks. */
const NEVER_FIRST = /^[\p{Pe}\p{Pf}\p{Po}\p{M}]/u;

/**
 * The lines of a text. It is broken at blanks; a word that does not fit, as in scripts without blanks or in long
 * compounds, is broken where its language divides words, and as a last resort between any two characters.
 *
 * @param width upper bound of a line in the measure's unit
 * @param most lines to keep at the most: the last of them then ends in an ellipsis
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string, blank: string): void => {
    if (line === '') line = piece;
    else if (measure(line + blank + piece) <= width) line += blank + piece;
    else {
      lines.push(line);
      line = piece;
    }
  };
  for (const word of text.split(BLANKS).filter((part) => part !== '')) {
    const [first = '', ...others] = measure(word) <= width ? [word] : pieces(word, width, measure);
    put(first, ' ');
    for (const piece of others) put(piece, '');
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', width, measure)];
}

/** The pieces that a word may be broken into, each of which fits. */
function pieces(word: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = [];
  for (const { segment } of WORDS.segment(word)) {
    const before = parts.at(-1);
    if (before !== undefined && NEVER_FIRST.test(segment) && measure(before + segment) <= width) {
      parts[parts.length - 1] = before + segment;
    } else parts.push(segment);
  }
  return parts.flatMap((part) => (measure(part) <= width ? [part] : fittingRuns(part, width, measure)));
}

/** Scripts in which a word that is broken is told by a hyphen. */
const HYPHENATED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** The longest runs of characters that fit; a character that is wider than a line stands in one by itself. */
function fittingRuns(part: string, width: number, measure: (text: string) => number): string[] {
  const runs: string[] = [];
  let run = '';
  for (const { segment } of GRAPHEMES.segment(part)) {
    const hyphen = HYPHENATED.test(segment) && HYPHENATED.test(run) ? '-' : '';
    if (run !== '' && measure(run + segment + hyphen) > width) {
      runs.push(run + hyphen);
      run = segment;
    } else run += segment;
  }
  if (run !== '') runs.push(run);
  return runs;
}

function shortened(line: string, width: number, measure: (text: string) => number): string {
  const characters = Array.from(GRAPHEMES.segment(line), ({ segment }) => segment);
  while (characters.length > 0 && measure(`${characters.join('')} …`) > width) characters.pop();
  return `${characters.join('').trimEnd()} …`;
}
