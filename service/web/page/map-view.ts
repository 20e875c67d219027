import { layOut } from '../../pathway/drawing/lay-out.ts';
import type { PathwayDrawing } from '../../pathway/drawing/pathway-drawing.ts';
import { drawSvg } from '../../pathway/drawing/svg/draw-svg.ts';
import { svgMedium } from '../../pathway/drawing/svg/svg-medium.ts';
import { drawnElement, paintPage } from './drawn-element.ts';
import { element } from './element.ts';

/** Narrower than this nothing can be read. */
const LEAST_WIDTH = 280;

/**
 * The drawing as part of a page: as wide as there is room, drawn anew when that changes. Every card opens by click, Enter
 * or space.
 *
 * @param open what a card was chosen for, by its key
 */
export function mapView(drawing: PathwayDrawing, open: (key: string) => void): HTMLElement {
  paintPage();
  const view = element('div', { class: 'pathway-map', dir: 'ltr' });
  let drawnFor = 0;
  const draw = (): void => {
    const width = Math.max(LEAST_WIDTH, Math.floor(view.clientWidth) - 2);
    if (width === drawnFor || view.clientWidth === 0) return;
    drawnFor = width;
    const focused = view.querySelector(':focus')?.getAttribute('data-key') ?? null;
    view.replaceChildren(drawnElement(drawSvg(layOut(drawing, svgMedium, { width, titled: false }), 'map')));
    if (focused !== null) view.querySelector<SVGElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  new ResizeObserver(draw).observe(view);
  const chosen = (event: Event): string | null =>
    event.target instanceof Element ? (event.target.closest('[data-key]')?.getAttribute('data-key') ?? null) : null;
  view.addEventListener('click', (event) => {
    const key = chosen(event);
    if (key !== null) open(key);
  });
  view.addEventListener('keydown', (event) => {
    const key = chosen(event);
    if (key === null || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    open(key);
  });
  return view;
}
