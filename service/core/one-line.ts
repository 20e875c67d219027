/**
 * A foreign text for where nothing can isolate it, as in a header or a line of plain text: on one line, without control
 * characters, and without those that reorder what stands around them (Unicode TR 36, section 3.2).
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}
