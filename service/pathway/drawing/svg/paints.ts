/**
 * How the parts of a drawing are painted. Each paint stands twice in an SVG: as attributes, in the colours of light, for
 * programs that know no style sheets, and in the style sheet, which knows the dark ones too.
 */
import { type Colour, PALETTE } from './palette.ts';
import { type SvgNode, svgNode } from './svg-node.ts';

interface Paint {
  readonly fill?: Colour;
  readonly stroke?: Colour;
  readonly width?: number;
  readonly dashes?: string;
}

const PAINTS = {
  ground: { fill: 'ground' },
  band: { fill: 'sunken', stroke: 'line', width: 1 },
  divider: { stroke: 'line', width: 1 },
  card: { fill: 'sheet', stroke: 'line-strong', width: 1.25 },
  elective: { fill: 'sheet', stroke: 'line-strong', width: 1.5, dashes: '6 4' },
  award: { fill: 'sheet', stroke: 'stone-3', width: 2 },
  milestone: { fill: 'sunken', stroke: 'line', width: 1 },
  'card-earned': { fill: 'valid-ground', stroke: 'valid', width: 1.5 },
  'elective-earned': { fill: 'valid-ground', stroke: 'valid', width: 1.5, dashes: '6 4' },
  'award-earned': { fill: 'valid-ground', stroke: 'valid', width: 2.5 },
  'milestone-earned': { fill: 'valid-ground', stroke: 'valid', width: 1 },
  rule: { stroke: 'line', width: 1 },
  text: { fill: 'ink' },
  'text-soft': { fill: 'ink-soft' },
  'text-accent': { fill: 'tarn' },
  number: { fill: 'tarn' },
  'number-text': { fill: 'tarn-ink' },
  summative: { fill: 'tarn' },
  formative: { stroke: 'tarn', width: 2 },
  'lock-on': { fill: 'tarn-ink' },
  'shackle-on': { stroke: 'tarn-ink', width: 1.4 },
  'lock-off': { fill: 'tarn' },
  'shackle-off': { stroke: 'tarn', width: 1.4 },
  'outcome-assessed': { fill: 'tarn' },
  'outcome-assessed-text': { fill: 'tarn-ink' },
  'outcome-practised': { stroke: 'tarn', width: 1.25 },
  'outcome-practised-text': { fill: 'tarn' },
  'outcome-open': { stroke: 'line-strong', width: 1.25, dashes: '2 2' },
  'outcome-open-text': { fill: 'ink-soft' },
  medal: { fill: 'stone-5', stroke: 'stone-1', width: 1.25 },
  'medal-line': { stroke: 'stone-1', width: 1.25 },
  paper: { fill: 'sheet', stroke: 'stone-1', width: 1.25 },
  pole: { stroke: 'ink-soft', width: 1.5 },
  flag: { fill: 'stone-5', stroke: 'ink-soft', width: 1 },
  out: { stroke: 'tarn', width: 1.75 },
  sequence: { fill: 'line-strong' },
  prerequisite: { stroke: 'ink-soft', width: 1.6 },
  'prerequisite-head': { fill: 'ink-soft' },
  order: { stroke: 'ink-soft', width: 1.75, dashes: '0.1 5' },
  'order-head': { fill: 'ink-soft' },
  'award-link': { stroke: 'stone-3', width: 3 },
  'award-head': { fill: 'stone-3' },
  back: { stroke: 'invalid', width: 1.75, dashes: '7 4' },
  'back-head': { fill: 'invalid' },
  error: { fill: 'invalid' },
  'error-sign': { stroke: 'sheet', width: 1.75 },
  warning: { fill: 'unknown' },
  'warning-sign': { stroke: 'sheet', width: 1.75 },
  earned: { fill: 'valid' },
  'earned-sign': { stroke: 'sheet', width: 2 },
  'under-way': { stroke: 'tarn', width: 2 },
  'under-way-part': { fill: 'tarn' },
  open: { stroke: 'tarn', width: 2 },
  later: { stroke: 'line-strong', width: 1.75, dashes: '2.5 2.5' },
  impossible: { stroke: 'invalid', width: 2 },
  'error-text': { fill: 'invalid' },
  'warning-text': { fill: 'unknown' },
  'stone-1': { fill: 'stone-1' },
  'stone-2': { fill: 'stone-2' },
  'stone-3': { fill: 'stone-3' },
  'stone-4': { fill: 'stone-4' },
  'stone-5': { fill: 'stone-5' },
  'stone-open': { stroke: 'line-strong', width: 2, dashes: '3 4' },
} as const satisfies Readonly<Record<string, Paint>>;

/** One of the ways to paint. */
export type PaintName = keyof typeof PAINTS;

/** An element in a paint. */
export function painted(
  tag: string,
  paint: PaintName,
  attributes: Readonly<Record<string, string | number | null>>,
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  const { fill, stroke, width, dashes }: Paint = PAINTS[paint];
  return svgNode(
    tag,
    {
      class: `paint-${paint}`,
      fill: fill === undefined ? 'none' : PALETTE[fill].light,
      stroke: stroke === undefined ? null : PALETTE[stroke].light,
      'stroke-width': width ?? null,
      'stroke-dasharray': dashes ?? null,
      ...attributes,
    },
    ...children,
  );
}

/** The rules of the paints; the colours are custom properties of whatever the drawing stands in. */
export const PAINT_RULES: string = Object.entries(PAINTS)
  .map(([name, { fill, stroke }]: [string, Paint]) => {
    const declarations = [
      ...(fill === undefined ? [] : [`fill:var(--${fill})`]),
      ...(stroke === undefined ? [] : [`stroke:var(--${stroke})`]),
    ];
    return `.cairn-pathway .paint-${name}{${declarations.join(';')}}`;
  })
  .join('');

/** The style sheet of a drawing that stands by itself: always the same text, so a policy can name it by its digest. */
export const STANDALONE_STYLE: string = [
  `:root{color-scheme:light dark;${properties('light')}}`,
  `@media (prefers-color-scheme:dark){:root{${properties('dark')}}}`,
  PAINT_RULES,
].join('');

function properties(dress: 'light' | 'dark'): string {
  return Object.entries(PALETTE)
    .map(([name, colour]) => `--${name}:${colour[dress]}`)
    .join(';');
}
