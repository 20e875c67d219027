import type { Check } from '../../core/check.ts';
import { svgElement } from './element.ts';

/** Each outcome has a shape of its own, so that it can be told without colour: tick, cross, question mark, dash. */
const SHAPES: Readonly<Record<Check['outcome'], readonly string[]>> = {
  pass: ['M4 12.5l5 5L20 6.5'],
  fail: ['M6 6l12 12', 'M18 6L6 18'],
  unknown: ['M8.5 9a3.5 3.5 0 1 1 5.2 3.1c-1.1.6-1.7 1.3-1.7 2.6', 'M12 18.5v.1'],
  'not-checked': ['M6 12h12'],
};

/** The icon of an outcome. Decoration: the word always stands beside it. */
export function outcomeIcon(outcome: Check['outcome']): SVGSVGElement {
  return svgElement(
    'svg',
    { class: 'check-icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    ...SHAPES[outcome].map((d) => svgElement('path', { d })),
  );
}
