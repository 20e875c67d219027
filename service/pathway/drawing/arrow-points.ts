/** The corners of arrows, once everything else has its place. */
import type { Grid, PlacedBoxes } from './grid.ts';
import type { Box, LaidOutArrow, LaidOutCard } from './laid-out-pathway.ts';
import type { Medium } from './medium.ts';
import type { PlacedBands } from './place-bands.ts';
import type { GridPlace } from './place-modules.ts';
import { ownerOf, type Way } from './route-links.ts';

type Point = readonly [x: number, y: number];

export function placeArrows(grid: Grid, placed: PlacedBands, medium: Medium): LaidOutArrow[] {
  const cards = new Map(placed.bands.flatMap((band) => band.cards).map((card) => [card.key, card]));
  const inColumns = arrowsOf(
    grid.boxes,
    placed.channels.inColumns,
    (column, owner) => grid.lineInGutter(column, grid.boxes.routes.gutters.of(column, owner)),
    'start',
  );
  if (grid.beside === null) return inColumns;
  const { x, width, boxes } = grid.beside;
  // What stands beside the modules has its gutter behind it, so that the modules' own stay theirs.
  const behind = x + width + medium.gutter.after;
  const lineBehind = (_: number, owner: string): number =>
    behind + boxes.routes.gutters.of(0, owner) * medium.gutter.track;
  return [...inColumns, ...arrowsOf(boxes, placed.channels.beside, lineBehind, 'end')];

  function arrowsOf(
    { links, places, routes, rows }: PlacedBoxes,
    channels: readonly number[],
    x: (gutter: number, owner: string) => number,
    side: 'start' | 'end',
  ): LaidOutArrow[] {
    const tierOf = ({ row }: GridPlace): number => rows.findLastIndex(({ first, count }) => count > 0 && first <= row);
    return links.flatMap((link, index) => {
      const [from, to] = [cards.get(link.from), cards.get(link.to)];
      const [start, goal] = [places.get(link.from), places.get(link.to)];
      const way = routes.ways[index];
      if (!from || !to || !start || !goal || !way) return [];
      const owner = ownerOf(link);
      const channel =
        (channels[start.row] ?? 0) + medium.row.before + routes.channels.of(start.row, owner) * medium.row.track;
      const points = corners(way, from, to, {
        channel,
        near: x(start.column + 1, owner),
        far: x(goal.column, owner),
        side,
      });
      const tiers = tierOf(goal) - tierOf(start);
      const back = tiers < 0 || (tiers === 0 && goal.row <= start.row && goal.column <= start.column);
      return [{ ...link, points, back }];
    });
  }

  function corners(
    way: Way,
    from: LaidOutCard,
    to: LaidOutCard,
    { channel, near, far, side }: { channel: number; near: number; far: number; side: 'start' | 'end' },
  ): Point[] {
    const { entry, exit } = medium.card;
    const goal: Point = [side === 'start' ? to.x : to.x + to.width, to.y + entry];
    const end = from.x + from.width;
    switch (way) {
      case 'across':
        return [[end, from.y + entry], goal];
      case 'down':
        return [
          [middle(from), from.y + from.height],
          [middle(to), to.y],
        ];
      case 'beside':
        return [[end, from.y + exit], [far, from.y + exit], [far, goal[1]], goal];
      case 'over':
        return [[end, from.y + exit], [near, from.y + exit], [near, channel], [far, channel], [far, goal[1]], goal];
      case 'around':
        return [[middle(from), from.y + from.height], [middle(from), channel], [far, channel], [far, goal[1]], goal];
    }
  }
}

function middle({ x, width }: Box): number {
  return x + Math.floor(width / 2);
}
