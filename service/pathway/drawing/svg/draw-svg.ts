/** A laid out drawing as a tree of SVG elements. */
import { describeDrawing, namesOfCards } from '../drawing-in-words.ts';
import type { LaidOutBand, LaidOutCard, LaidOutPathway } from '../laid-out-pathway.ts';
import { arrowNodes } from './arrow-nodes.ts';
import { legendNode } from './legend-node.ts';
import { type PaintName, painted, STANDALONE_STYLE } from './paints.ts';
import { rowNodes } from './row-nodes.ts';
import type { Sides } from './sides.ts';
import { STONES } from './stones.ts';
import { type SvgNode, svgNode } from './svg-node.ts';

/**
 * What a drawing is for. `picture`: a file by itself, with its ground, its style sheet and its description. `map`: part of a
 * page that has the style sheet and the words, and in which every card can be reached by keyboard and be opened.
 */
export type DrawingUse = 'picture' | 'map';

/** Faces that systems already have, as the pages name them. */
const FACES = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** Around a picture. */
const MARGIN = 24;

export function drawSvg(laidOut: LaidOutPathway, use: DrawingUse): SvgNode {
  const { drawing, width, height, title, bands, arrows, legend } = laidOut;
  const rightToLeft = drawing.direction === 'rtl';
  const sides: Sides = { rightToLeft, left: (x, extent = 0) => (rightToLeft ? width - x - extent : x) };
  const names = namesOfCards(drawing);
  const content = [
    ...(title === null ? [] : rowNodes(title, sides)),
    ...bands.map((band) => bandGround(band, sides)),
    ...(drawing.sequential ? bands.slice(1).map((band) => sequenceSign(band, sides)) : []),
    ...arrowNodes(arrows, sides),
    ...bands.map((band) => bandNode(band, sides, use, names)),
    legendNode(legend, sides),
  ];
  const around = use === 'picture' ? MARGIN : 1;
  const [fullWidth, fullHeight] = [width + 2 * around, height + 2 * around];
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'cairn-pathway',
    viewBox: `${-around} ${-around} ${fullWidth} ${fullHeight}`,
    width: fullWidth,
    height: fullHeight,
    'font-family': FACES,
  };
  if (use === 'map') return svgNode('svg', { ...frame, role: 'group', 'aria-label': drawing.title }, ...content);
  return svgNode(
    'svg',
    { ...frame, role: 'img', 'aria-labelledby': 'cairn-title cairn-description', lang: 'en' },
    svgNode('title', { id: 'cairn-title' }, drawing.title),
    svgNode('desc', { id: 'cairn-description' }, describeDrawing(drawing)),
    svgNode('style', {}, STANDALONE_STYLE),
    painted('rect', 'ground', { x: -around, y: -around, width: fullWidth, height: fullHeight }),
    ...content,
  );
}

function bandGround({ x, y, width, height, divider }: LaidOutBand, sides: Sides): SvgNode {
  return svgNode(
    'g',
    {},
    painted('rect', 'band', { x: sides.left(x, width), y, width, height, rx: 18 }),
    ...(divider === null
      ? []
      : [painted('path', 'divider', { d: `M${sides.left(divider.x)} ${divider.from}V${divider.to}` })]),
  );
}

function bandNode(band: LaidOutBand, sides: Sides, use: DrawingUse, names: ReadonlyMap<string, string>): SvgNode {
  const { tier, header, cards } = band;
  return svgNode(
    'g',
    {
      role: 'group',
      'aria-label': [tier.number === null ? null : `Tier ${tier.number}`, tier.title].filter(Boolean).join(': '),
    },
    ...(tier.number === null ? [] : [cairnNode(band, sides)]),
    ...rowNodes(header, sides),
    ...cards.map((card) => cardNode(card, sides, use, names.get(card.key) ?? card.key)),
  );
}

const CARD_PAINTS: Readonly<Record<LaidOutCard['kind'], Readonly<Record<'earned' | 'other', PaintName>>>> = {
  module: { earned: 'card-earned', other: 'card' },
  elective: { earned: 'elective-earned', other: 'elective' },
  award: { earned: 'award-earned', other: 'award' },
  milestone: { earned: 'milestone-earned', other: 'milestone' },
};

function cardNode(card: LaidOutCard, sides: Sides, use: DrawingUse, name: string): SvgNode {
  const { key, kind, standing, x, y, width, height } = card;
  const paint = CARD_PAINTS[kind][standing === 'earned' ? 'earned' : 'other'];
  // What is pressed is named by what stands on it, as whoever speaks to their machine reads it there (WCAG 2.5.3).
  const role =
    use === 'map' ? { tabindex: 0, role: 'button', 'aria-haspopup': 'dialog' } : { role: 'group', 'aria-label': name };
  return svgNode(
    'g',
    { class: `card card-${kind}`, 'data-key': key, ...role },
    painted('rect', paint, { x: sides.left(x, width), y, width, height, rx: kind === 'award' ? 14 : 9 }),
    ...rowNodes(card, sides),
  );
}

/** How far the pathway has come by this tier: its last one has laid every stone. */
function cairnNode({ tier, header, x, y }: LaidOutBand, sides: Sides): SvgNode {
  const size = 46;
  const first = header.texts[0];
  const left = sides.left(first === undefined ? x : first.x - 54, size);
  const top = first === undefined ? y : first.y - 2;
  return svgNode(
    'g',
    { transform: `translate(${left} ${top}) scale(${size / 120})`, 'aria-hidden': 'true' },
    ...STONES.map((d, index) => painted('path', stonePaint(index, tier.stones), { d })),
  );
}

const STONE_PAINTS = ['stone-1', 'stone-2', 'stone-3', 'stone-4', 'stone-5'] as const;

function stonePaint(index: number, laid: number): PaintName {
  return index < laid ? (STONE_PAINTS[index] ?? 'stone-5') : 'stone-open';
}

function sequenceSign({ x, y, header }: LaidOutBand, sides: Sides): SvgNode {
  const middle = sides.left((header.texts[0]?.x ?? x + 54) - 31);
  return painted('path', 'sequence', { d: `M${middle - 11} ${y - 22}H${middle + 11}L${middle} ${y - 8}Z` });
}
