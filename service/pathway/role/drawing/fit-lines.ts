/** Text in lines that fit a width, by what letters of a usual sans-serif face are wide: no font is at hand here. */

/** Widths in em. Those of Liberation Sans and Arial, a little more, so that other faces fit as well. */
const NARROW = /[ijl.,:;'’‘|!]/u;
/** They sit on the letter before. */
const MARK = /\p{Mn}/u;
const SLIM = /[frt()[\]/ \-I"“”·]/u;
const WIDE = /[mwMWOQG@%&]/u;
const CAPITAL = /\p{Lu}/u;
const FULL =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

function emOf(character: string): number {
  if (MARK.test(character)) return 0;
  if (FULL.test(character)) return 1.05;
  if (NARROW.test(character)) return 0.27;
  if (SLIM.test(character)) return 0.36;
  if (WIDE.test(character)) return 0.87;
  if (CAPITAL.test(character)) return 0.7;
  return 0.57;
}

/** About how wide a text is at a size. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + emOf(character), 0) * size;
}

/**
 * The lines of a text. A word that is wider than a line is broken; what does not fit into the last line that is allowed is
 * cut off with an ellipsis.
 */
export function fitLines(
  text: string,
  { width, size, most }: { readonly width: number; readonly size: number; readonly most: number },
): string[] {
  const fits = (line: string): boolean => textWidth(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).flatMap((one) => piecesOf(one, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last !== '' && !fits(`${last}…`)) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** A word in pieces that each fit a line: itself, where it does. */
function piecesOf(word: string, fits: (piece: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
