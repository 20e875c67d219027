/** A tree of SVG elements: a page makes elements of it, a file its text. Nobody ever joins markup by hand. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Texts are text, whatever stands in them. */
  readonly children: readonly (SvgNode | string)[];
}

/** Attributes that are null are left out. */
export function svgNode(
  tag: string,
  attributes: Readonly<Record<string, string | number | null>> = {},
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  const present = Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== null);
  return { tag, attributes: Object.fromEntries(present), children };
}

/** The text of an SVG file (XML 1.0). */
export function svgText({ tag, attributes, children }: SvgNode): string {
  const opening = [
    tag,
    ...Object.entries(attributes).map(([name, value]) => `${name}="${escaped(attributeText(value))}"`),
  ];
  if (children.length === 0) return `<${opening.join(' ')}/>`;
  const content = children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child))).join('');
  return `<${opening.join(' ')}>${content}</${tag}>`;
}

/** What an attribute says: measures to a hundredth, which no screen tells apart. */
export function attributeText(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

/** What XML 1.0 has no place for, not even escaped. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(NO_XML, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
