import type { AuditRecord } from '../../core/audit/audit-record.ts';
import { type ActivitySeries, activitySeries, type SeriesStep, type SeriesUnit } from '../../core/audit/time-series.ts';
import { element, svgElement } from '../page/element.ts';
import { numberText, AUDIT_WORDS as WORDS } from './audit-words.ts';
import { axisTicks, labelledSteps } from './chart-scale.ts';

/** The measures of a panel, in pixels. */
const PANEL = { height: 118, top: 14, axis: 20, gap: 26 } as const;
const MOST_LINES = 3;

/** Certificates and revocations over time: two panels over one axis, since a few revocations are lost beside thousands. */
export function chartView(records: readonly AuditRecord[]): HTMLElement {
  const series = activitySeries(records);
  const title = element('h3', { id: 'chart-title' }, WORDS.chart);
  const attributes = { class: 'audit-part chart', 'aria-labelledby': 'chart-title' };
  if (series.steps.length === 0) {
    return element('section', attributes, title, element('p', { class: 'tally' }, WORDS.chartEmpty));
  }
  const canvas = element('div', { class: 'chart-canvas' });
  const draw = (width: number): void => canvas.replaceChildren(drawing(series, width));
  // Drawn in the pixels that there are, so that its words are as large as all others.
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0) draw(width);
  }).observe(canvas);
  return element('section', attributes, title, legend(series.unit), canvas, chartTable(series));
}

function legend(unit: SeriesUnit): HTMLElement {
  const key = (look: string, name: string): HTMLElement =>
    element(
      'li',
      {},
      svgElement(
        'svg',
        { class: 'chart-key', viewBox: '0 0 14 14', 'aria-hidden': 'true' },
        ...bar(look, 0, 0, 14, 14),
      ),
      `${name}, ${WORDS.per[unit]}`,
    );
  return element(
    'ul',
    { class: 'chart-legend' },
    key('anchored', WORDS.chartAnchored),
    key('revoked', WORDS.chartRevoked),
  );
}

function drawing({ unit, steps }: ActivitySeries, width: number): SVGSVGElement {
  const panels = [
    { look: 'anchored', value: (step: SeriesStep) => step.anchored },
    { look: 'revoked', value: (step: SeriesStep) => step.revoked },
  ];
  const ticks = panels.map(({ value }) => axisTicks(Math.max(...steps.map(value)), MOST_LINES));
  const longest = Math.max(...ticks.flat().map((tick) => numberText(tick).length));
  const left = 10 + longest * 7.5;
  const room = width - left - 4;
  const height = PANEL.top + 2 * PANEL.height + PANEL.gap + PANEL.axis;
  const pitch = room / steps.length;
  const isLabelled = labelledSteps(steps.length, room, unit === 'hour' ? 96 : 76);
  const parts = panels.flatMap(({ look, value }, at) => {
    const top = PANEL.top + at * (PANEL.height + PANEL.gap);
    const lines = ticks[at] ?? [];
    const largest = lines.at(-1) ?? 1;
    const bars = steps.flatMap((step, index) => {
      const number = value(step);
      if (number === 0) return [];
      // Whatever is there is seen: at least two pixels.
      const tall = Math.max((number / largest) * PANEL.height, 2);
      const gap = Math.min(pitch * 0.2, 6);
      const wide = Math.min(Math.max(pitch - gap, 1), 56);
      const x = left + index * pitch + (pitch - wide) / 2;
      return bar(look, x, top + PANEL.height - tall, wide, tall);
    });
    return [...lines.flatMap((tick) => gridLine(tick, largest, top, left, width)), ...bars];
  });
  const names = steps.flatMap(({ start }, at) =>
    isLabelled(at) ? [label(left + at * pitch + pitch / 2, height - 5, periodText(start, unit), 'middle')] : [],
  );
  return svgElement(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': WORDS.chartTitle(steps.length, unit),
    },
    ...parts,
    ...names,
  );
}

/** Told by more than colour: what was anchored is filled, what was revoked is hatched. */
function bar(look: string, x: number, y: number, width: number, height: number): SVGElement[] {
  const box = { x: x.toFixed(1), y: y.toFixed(1), width: width.toFixed(1), height: height.toFixed(1) };
  const outline = svgElement('rect', { class: `bar ${look}`, ...box });
  if (look !== 'revoked') return [outline];
  const strokes: string[] = [];
  for (let offset = 5; offset < width + height; offset += 5) {
    const [x1, y1] = offset <= height ? [x, y + offset] : [x + offset - height, y + height];
    const [x2, y2] = offset <= width ? [x + offset, y] : [x + width, y + offset - width];
    strokes.push(`M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`);
  }
  return [outline, svgElement('path', { class: 'hatch', d: strokes.join('') })];
}

function gridLine(tick: number, largest: number, top: number, left: number, width: number): SVGElement[] {
  const y = (top + PANEL.height - (tick / largest) * PANEL.height).toFixed(1);
  return [
    svgElement('line', { class: tick === 0 ? 'base-line' : 'grid-line', x1: left, x2: width, y1: y, y2: y }),
    label(left - 6, Number(y) + 4, numberText(tick), 'end'),
  ];
}

function label(x: number, y: number, text: string, anchor: 'middle' | 'end'): SVGElement {
  const made = svgElement('text', { class: 'chart-text', x: x.toFixed(1), y: y.toFixed(1), 'text-anchor': anchor });
  made.textContent = text;
  return made;
}

const FORMATS: Readonly<Record<SeriesUnit, Intl.DateTimeFormat>> = {
  hour: new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }),
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  year: new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' }),
};

function periodText(start: number, unit: SeriesUnit): string {
  return FORMATS[unit].format(new Date(start * 1000));
}

function chartTable({ unit, steps }: ActivitySeries): HTMLElement {
  const cell = (number: number): HTMLElement => element('td', {}, numberText(number));
  const happened = steps.filter(({ anchored, revoked }) => anchored + revoked > 0);
  return element(
    'details',
    { class: 'chart-table' },
    element('summary', {}, WORDS.chartTable),
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...[WORDS.chartPeriod[unit], WORDS.chartAnchored, WORDS.chartRevoked].map((name) =>
            element('th', { scope: 'col' }, name),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...happened.map(({ start, anchored, revoked }) =>
          element('tr', {}, element('th', { scope: 'row' }, periodText(start, unit)), cell(anchored), cell(revoked)),
        ),
      ),
    ),
  );
}
