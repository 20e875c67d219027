import { PAINT_RULES } from '../../pathway/drawing/svg/paints.ts';
import { attributeText, type SvgNode } from '../../pathway/drawing/svg/svg-node.ts';

/** The rules of the paints in the page's own colours. Made as an object: the page's policy lets no style stand in markup. */
export function paintPage(): void {
  if (document.adoptedStyleSheets.length > 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PAINT_RULES);
  document.adoptedStyleSheets = [sheet];
}

/** An element of a drawing as one of the page. */
export function drawnElement({ tag, attributes, children }: SvgNode): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns') made.setAttribute(name, attributeText(value));
  }
  made.append(...children.map((child) => (typeof child === 'string' ? child : drawnElement(child))));
  return made;
}
