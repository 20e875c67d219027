/** What may stand inside an element: text (always put in as text, never parsed as markup), another node, or nothing. */
export type Child = Node | string | null;

/** Attributes to set; `null` and `false` leave an attribute out, `true` sets it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Makes one HTML element. Strings become text nodes, so what a certificate says can never become markup; attributes are
 * set by name, so no inline style or handler is ever written (the page's CSP would refuse both).
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  for (const child of children) {
    if (child !== null) made.append(child);
  }
  return made;
}

/** Makes one SVG element, under the same rules as {@link element}. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly SVGElement[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Text from a certificate: isolated, so that a right-to-left name cannot reorder the words around it. */
export function foreignText(text: string): HTMLElement {
  return element('bdi', { dir: 'auto' }, text);
}

/**
 * The element of the page's own markup with this id and class.
 *
 * @throws {Error} when the markup lacks it: a bug of the page, not of the visitor.
 */
export function elementById<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} with the id "${id}".`);
  return found;
}

function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    target.setAttribute(name, value === true ? '' : String(value));
  }
}
