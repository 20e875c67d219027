/**
 * What must never reach a terminal from a document, a node or a file name: control characters (an escape sequence can
 * clear the screen and write "VALID"), and the invisible ones that reorder or hide text (Unicode TR 36 section 3.2;
 * "Trojan Source", CVE-2021-42574). Joiners (U+200C, U+200D) stay: many scripts spell names with them.
 */
const UNSHOWABLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Nobody reads further, and a document may hold 256 KiB of it. */
const LONGEST = 600;

/** Foreign text as it may be shown on a terminal: one line, without control and reordering characters. */
export function plainText(text: string): string {
  const shown = text.replace(/\s+/gu, ' ').replace(UNSHOWABLE, '');
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

/** A piece of a line as it may be shown, as wide as it stands there: a tab is one space. */
export function plainPiece(text: string): string {
  return text.replace(/\s/gu, ' ').replace(UNSHOWABLE, '');
}

/** JSON text with the same characters escaped: for programs it is the same value, for a terminal it is harmless. */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSHOWABLE, (character) =>
    // The only one that JSON text itself has: between lines.
    character === '\n' ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
