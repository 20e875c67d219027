/** Drawings put together from the top down: blocks with a height, each drawn as if it stood at the top. */
import { type SvgNode, svgNode } from '../../drawing/svg/svg-node.ts';
import { textWidth } from '../../drawing/text-width.ts';
import { wrapText } from '../../drawing/wrap-text.ts';

/** A part of a drawing, as wide as whoever made it knows. */
export interface Block {
  readonly height: number;
  readonly pieces: readonly SvgNode[];
}

/** How text is set. */
export interface TextStyle {
  readonly size: number;
  /** Classes of the style sheet. */
  readonly look?: string;
  readonly most?: number;
  readonly anchor?: 'end' | 'middle';
}

/** Letters hang this far below the top of their line, and lines stand so far apart, in sizes. */
const [ASCENT, LEADING] = [0.95, 1.32];

/** Text in as many lines as it takes. */
export function textBlock(text: string, width: number, { size, look, most = 99, anchor }: TextStyle): Block {
  const lines = wrapText(text, width / size, textWidth, most);
  const x = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
  return {
    height: lines.length * size * LEADING,
    pieces: lines.map((line, at) =>
      svgNode(
        'text',
        {
          ...{ x: tidy(x), y: tidy((at * LEADING + ASCENT) * size), 'font-size': size },
          ...{ class: look ?? null, 'text-anchor': anchor ?? null },
        },
        line,
      ),
    ),
  };
}

/** Empty space. */
export function space(height: number): Block {
  return { height, pieces: [] };
}

/** Blocks below one another. */
export function stacked(...blocks: readonly Block[]): Block {
  let y = 0;
  const pieces: SvgNode[] = [];
  for (const block of blocks) {
    pieces.push(...movedTo(0, y, block).pieces);
    y += block.height;
  }
  return { height: y, pieces };
}

/** Blocks beside one another, each at its place from the left; as high as the highest. */
export function besides(...columns: readonly (readonly [x: number, block: Block])[]): Block {
  return {
    height: Math.max(0, ...columns.map(([, { height }]) => height)),
    pieces: columns.flatMap(([x, block]) => movedTo(x, 0, block).pieces),
  };
}

/** A block elsewhere. */
export function movedTo(x: number, y: number, { height, pieces }: Block): Block {
  if (pieces.length === 0) return { height, pieces };
  if (x === 0 && y === 0) return { height, pieces };
  return { height, pieces: [svgNode('g', { transform: `translate(${tidy(x)} ${tidy(y)})` }, ...pieces)] };
}

/** A coordinate without the digits that nobody sees. */
export function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
