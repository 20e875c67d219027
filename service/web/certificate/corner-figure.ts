import { svgElement } from '../page/element.ts';

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** Nested arcs, as contour lines around a summit: one ornament, turned by the style to each corner of the sheet. */
const ARCS: readonly string[] = [10, 17, 25, 34, 44, 55].map(
  (radius, index) =>
    `M${radius} 1.5C${radius + index} ${radius * 0.62} ${radius * 0.62} ${radius + index} 1.5 ${radius}`,
);

/** The ornament of a corner. It says nothing, so assistive technology does not read it. */
export function cornerFigure(corner: Corner): SVGSVGElement {
  return svgElement(
    'svg',
    { class: `corner ${corner}`, viewBox: '0 0 64 64', 'aria-hidden': 'true', focusable: 'false' },
    ...ARCS.map((d) => svgElement('path', { d, fill: 'none' })),
  );
}
