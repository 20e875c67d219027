import type { LaidOutArrow } from '../laid-out-pathway.ts';
import { type PaintName, painted } from './paints.ts';
import type { Sides } from './sides.ts';
import { type SvgNode, svgNode } from './svg-node.ts';

/** How far before its corner a line begins to turn. */
const TURN = 7;
const HEAD = { length: 9, half: 4.5 };

type Point = readonly [x: number, y: number];

const PAINTS: Readonly<Record<LaidOutArrow['kind'], readonly [line: PaintName, head: PaintName]>> = {
  prerequisite: ['prerequisite', 'prerequisite-head'],
  order: ['order', 'order-head'],
  award: ['award-link', 'award-head'],
};

/** The arrows, what leads back last. */
export function arrowNodes(arrows: readonly LaidOutArrow[], sides: Sides): SvgNode[] {
  return arrows
    .toSorted((a, b) => Number(a.back) - Number(b.back))
    .map((arrow) => {
      const points = arrow.points.map(([x, y]): Point => [sides.left(x), y]);
      return svgNode(
        'g',
        { class: 'arrow', 'data-from': arrow.from, 'data-to': arrow.to, 'aria-hidden': 'true' },
        ...arrowShapes(points, arrow.kind, arrow.back),
      );
    });
}

/** A line with turned corners and a head. */
export function arrowShapes(points: readonly Point[], kind: LaidOutArrow['kind'], back: boolean): SvgNode[] {
  const [line, head] = back ? (['back', 'back-head'] as const) : PAINTS[kind];
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return [];
  const [dx, dy] = directionOf(before, tip);
  const neck: Point = [tip[0] - dx * HEAD.length, tip[1] - dy * HEAD.length];
  const [left, right]: Point[] = [
    [neck[0] - dy * HEAD.half, neck[1] + dx * HEAD.half],
    [neck[0] + dy * HEAD.half, neck[1] - dx * HEAD.half],
  ];
  return [
    painted('path', line, { d: turned([...points.slice(0, -1), neck]), 'stroke-linecap': 'round' }),
    painted('path', head, { d: `M${pair(tip)}L${pair(left ?? tip)}L${pair(right ?? tip)}Z` }),
  ];
}

/** A line through corners, each of them round, as far as its sides are long enough. */
function turned(points: readonly Point[]): string {
  return points
    .map((corner, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${pair(corner)}`;
      if (after === undefined) return `L${pair(corner)}`;
      const reach = Math.min(TURN, distance(before, corner) / 2, distance(corner, after) / 2);
      const [inX, inY] = directionOf(before, corner);
      const [outX, outY] = directionOf(corner, after);
      const from: Point = [corner[0] - inX * reach, corner[1] - inY * reach];
      const to: Point = [corner[0] + outX * reach, corner[1] + outY * reach];
      return `L${pair(from)}Q${pair(corner)} ${pair(to)}`;
    })
    .join('');
}

function directionOf([fromX, fromY]: Point, [toX, toY]: Point): Point {
  return [Math.sign(toX - fromX), Math.sign(toY - fromY)];
}

function distance([fromX, fromY]: Point, [toX, toY]: Point): number {
  return Math.abs(toX - fromX) + Math.abs(toY - fromY);
}

function pair([x, y]: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
