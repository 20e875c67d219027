/** SVG as text: what is put into it is escaped, always. */

/** A piece of SVG. Only {@link svgElement} and {@link svgText} make any, so nothing in it is unescaped. */
export interface SvgPiece {
  readonly svg: string;
}

/** What a piece is made of. */
export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element; attributes that are undefined are left out. */
export function svgElement(name: string, attributes: SvgAttributes, children: readonly SvgPiece[] = []): SvgPiece {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escaped(String(value))}"`)
    .join('');
  const inside = children.map(({ svg }) => svg).join('');
  return { svg: inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` };
}

/** Text inside an element. */
export function svgText(text: string): SvgPiece {
  return { svg: escaped(text) };
}

/** What XML 1.0 (section 2.2) has no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be found
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
