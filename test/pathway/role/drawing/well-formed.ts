/** The part of XML 1.0 that our drawings are written in, read strictly. */

const NAME = '[a-zA-Z][a-zA-Z0-9:-]*';
const VALUE = '"(?:[^<&"]|&(?:amp|lt|gt|quot|#39);)*"';
const OPENING = new RegExp(`<(${NAME})((?: ${NAME}=${VALUE})*)(/?)>`, 'y');
const CLOSING = new RegExp(`</(${NAME})>`, 'y');
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|#39);)+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be found
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

/** @throws Error where the text is not one well-formed element, or an attribute or an id stands twice */
export function assertWellFormed(xml: string): void {
  if (FORBIDDEN.test(xml)) throw new Error('a character that XML does not know');
  const open: string[] = [];
  const ids = new Set<string>();
  let at = 0;
  while (at < xml.length) {
    const [opening, closing, text] = [OPENING, CLOSING, TEXT].map((pattern) => {
      pattern.lastIndex = at;
      return pattern.exec(xml);
    });
    const found = opening ?? closing ?? text;
    if (found == null) throw new Error(`not XML at ${at}: ${xml.slice(at, at + 60)}`);
    if (open.length === 0 && at > 0 && found[0].trim() !== '') throw new Error(`more than one element at ${at}`);
    at += found[0].length;
    if (opening != null) {
      const names = Array.from((opening[2] ?? '').matchAll(new RegExp(` (${NAME})=(${VALUE})`, 'g')));
      if (new Set(names.map(([, name]) => name)).size < names.length)
        throw new Error(`an attribute twice: ${found[0]}`);
      for (const [, name, value = ''] of names) {
        if (name === 'id' && ids.size === ids.add(value).size) throw new Error(`the id ${value} twice`);
      }
      if (opening[3] === '') open.push(opening[1] ?? '');
    } else if (closing != null && open.pop() !== closing[1]) {
      throw new Error(`${found[0]} closes what is not open`);
    }
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
}

/** The texts of a document, in their order, with lines of one text of the drawing apart. */
export function textsOf(xml: string): string[] {
  const entities: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return Array.from(xml.matchAll(/>([^<]+)</g), ([, text = '']) =>
    text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity),
  );
}
