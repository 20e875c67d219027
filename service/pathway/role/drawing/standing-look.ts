/** How each standing looks: a figure of stones for a heading, and a fill for the bar. Neither needs its colour to be told. */
import { type SvgNode, svgNode } from '../../drawing/svg/svg-node.ts';
import { COVERAGE_STANDINGS, type CoverageStanding } from '../coverage-standing.ts';
import type { Block } from './block.ts';

/** A cairn of four stones, the lowest first: how far up it is built is how well a competency is shown. */
const STONES = [
  { x: 0.5, width: 23 },
  { x: 3, width: 18 },
  { x: 5, width: 14 },
  { x: 7.5, width: 9 },
] as const;

/** How many stones lie. */
const BUILT: Readonly<Record<CoverageStanding, number>> = {
  ...{ missed: 0, partly: 0.5, 'below-level': 1, taught: 1 },
  ...{ formative: 2, summative: 3, 'identity-assured': 4 },
};

/** The figure of a standing, 24 by 24. */
export function standingFigure(standing: CoverageStanding): Block {
  if (standing === 'missed') return { height: 24, pieces: [mark('M5 4 19 20M19 4 5 20', standing)] };
  const built = BUILT[standing];
  if (standing === 'below-level') {
    return { height: 24, pieces: [stone(0, standing, 1), mark('M12 2V14M6.5 8.8 12 14.2 17.5 8.8', standing)] };
  }
  const stones = STONES.flatMap((_, at) => [
    ...(built - at < 1 ? [stone(at, null, 1)] : []),
    ...(built - at > 0 ? [stone(at, standing, Math.min(built - at, 1))] : []),
  ]);
  return { height: 24, pieces: stones };
}

/** One stone, or the left part of it; null for a place where none lies yet. */
function stone(at: number, standing: CoverageStanding | null, part: number): SvgNode {
  const { x, width } = STONES[at] ?? STONES[0];
  const look = standing === null ? 'hollow' : `f-${standing}`;
  return svgNode('rect', { x, y: 18.5 - at * 6, width: width * part, height: 4.6, rx: 2.3, class: look });
}

function mark(d: string, standing: CoverageStanding): SvgNode {
  return svgNode('path', {
    d,
    class: `c-${standing}`,
    'stroke-width': 2.6,
    fill: 'none',
    'stroke-linecap': 'round',
  });
}

/** Solid is covered, hatched is not yet, hollow is missed. */
const HATCHES: Partial<Record<CoverageStanding, string>> = {
  partly: 'M0 2H3M4.5 5H7.5',
  'below-level': 'M0 1.5H8M0 5.5H8',
  taught: 'M-1 9 9 -1',
  formative: 'M-1 5 5 -1M-1 9 9 -1M3 9 9 3',
};

/** The patterns that {@link standingBox} names. */
export function standingPatterns(prefix: string): SvgNode[] {
  return COVERAGE_STANDINGS.flatMap((standing) => {
    const d = HATCHES[standing];
    if (d === undefined) return [];
    const size = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' };
    return [
      svgNode(
        'pattern',
        { id: `${prefix}-${standing}`, ...size },
        svgNode('path', { d, class: `c-${standing}`, 'stroke-width': 2, fill: 'none' }),
      ),
    ];
  });
}

/** A box of the bar or its legend, in the look of a standing. */
export function standingBox(
  standing: CoverageStanding,
  prefix: string,
  box: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
): SvgNode {
  const isSolid = standing === 'summative' || standing === 'identity-assured';
  const fill = isSolid ? null : standing === 'missed' ? 'none' : `url(#${prefix}-${standing})`;
  // The line lies within the box, so that two boxes beside one another stay apart.
  const [inset, line] = [0.75, 1.5];
  return svgNode('rect', {
    ...{ x: box.x + inset, y: box.y + inset, width: Math.max(box.width - line, 0.5), height: box.height - line, rx: 2 },
    ...{ class: `c-${standing}${isSolid ? ` f-${standing}` : ''}`, fill, 'stroke-width': line },
  });
}
