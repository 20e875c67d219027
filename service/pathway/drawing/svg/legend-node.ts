import type { LaidOutLegendItem } from '../laid-out-pathway.ts';
import { arrowShapes } from './arrow-nodes.ts';
import { painted } from './paints.ts';
import { outcomeShape, rowNodes } from './row-nodes.ts';
import type { Sides } from './sides.ts';
import { signNode } from './signs.ts';
import { type SvgNode, svgNode } from './svg-node.ts';

/** How wide a sample is, and how high the line that it stands in. */
const SAMPLE = { width: 32, height: 20 };

export function legendNode(items: readonly LaidOutLegendItem[], sides: Sides): SvgNode {
  return svgNode(
    'g',
    { role: 'group', 'aria-label': 'Legend' },
    ...items.flatMap((item) => [...sampleNodes(item, sides), ...rowNodes(item.set, sides)]),
  );
}

function sampleNodes({ sample, x, y }: LaidOutLegendItem, sides: Sides): SvgNode[] {
  const left = sides.left(x, SAMPLE.width);
  const middle: readonly [number, number] = [left + SAMPLE.width / 2, y + SAMPLE.height / 2];
  switch (sample.sample) {
    case 'glyph':
      return [signNode(sample.glyph, ...middle)];
    case 'card': {
      const box = { x: left + 2, y: y + 2, width: SAMPLE.width - 4, height: SAMPLE.height - 4, rx: 5 };
      return [painted('rect', sample.elective ? 'elective' : 'card', box)];
    }
    case 'arrow': {
      const ends = sides.rightToLeft ? [left + SAMPLE.width, left] : [left, left + SAMPLE.width];
      return arrowShapes(
        ends.map((end): [number, number] => [end, middle[1]]),
        sample.kind,
        sample.back,
      );
    }
    case 'outcome':
      return outcomeShape(sample.outcome, left, y + 1.5, SAMPLE.width, SAMPLE.height - 3);
    case 'sequence':
      return [painted('path', 'sequence', { d: `M${middle[0] - 9} ${y + 5}h18l-9 11Z` })];
  }
}
