/**
 * The ways of arrows through a grid of boxes. They keep to the channels between columns ("gutters", of which gutter `n` is
 * before column `n`) and below rows, so no arrow ever crosses a box. All that leave one box share their line.
 */
import type { DrawnLink } from './pathway-drawing.ts';
import type { GridPlace } from './place-modules.ts';
import { layTracks, type Run, type Tracks } from './tracks.ts';

/** From one place of the grid to another. */
export interface GridLink {
  /** Which box it comes from. */
  readonly owner: string;
  readonly from: GridPlace;
  readonly to: GridPlace;
}

/**
 * How an arrow goes. `across`: straight on to the right. `down`: straight down. `beside`: out on the right, through the
 * gutter there, in on the left of the next column. `over`: the same by way of the channel below its row. `around`: out at
 * the bottom, through the channel below its row to the gutter before its goal.
 */
export type Way = 'across' | 'down' | 'beside' | 'over' | 'around';

export interface Routes {
  /** One for each link, in their order. */
  readonly ways: readonly Way[];
  readonly gutters: Tracks;
  /** Of the channels below rows. */
  readonly channels: Tracks;
}

/** Places along a gutter: where an arrow enters a row, where it leaves it, the channel below, and what is above a row. */
const along = {
  above: (row: number): number => row * 10,
  entry: (row: number): number => row * 10 + 2,
  exit: (row: number): number => row * 10 + 3,
  below: (row: number): number => row * 10 + 8,
};

/** Places along a channel: gutters and the middles of columns. */
const across = { gutter: (column: number): number => column * 2, middle: (column: number): number => column * 2 + 1 };

/**
 * @param startsPart whether something stands above a row that no arrow may cross but in a gutter: the header of a tier
 */
export function routeLinks(
  links: readonly GridLink[],
  occupied: readonly GridPlace[],
  startsPart: (row: number) => boolean,
): Routes {
  const boxes = new Set(occupied.map(({ row, column }) => `${row} ${column}`));
  const isFree = (row: number, column: number): boolean => !boxes.has(`${row} ${column}`);
  const ways = links.map(({ from, to }) => wayOf(from, to, isFree, startsPart));
  const gutterRuns: Run[] = [];
  const channelRuns: Run[] = [];
  links.forEach(({ owner, from, to }, index) => {
    const way = ways[index];
    if (way === 'beside') {
      gutterRuns.push({ channel: to.column, owner, points: [along.exit(from.row), along.entry(to.row)] });
    } else if (way === 'over' || way === 'around') {
      const start = way === 'over' ? across.gutter(from.column + 1) : across.middle(from.column);
      channelRuns.push({ channel: from.row, owner, points: [start, across.gutter(to.column)] });
      gutterRuns.push({ channel: to.column, owner, points: [along.below(from.row), along.entry(to.row)] });
      if (way === 'over') {
        gutterRuns.push({ channel: from.column + 1, owner, points: [along.exit(from.row), along.below(from.row)] });
      }
    }
  });
  return { ways, gutters: layTracks(gutterRuns), channels: layTracks(channelRuns) };
}

/** All arrows of a kind from one box share their line. */
export function ownerOf({ kind, from }: Pick<DrawnLink, 'kind' | 'from'>): string {
  return `${kind} ${from}`;
}

/** Whether an arrow runs through a gutter where the header above a row stands. */
export function passesAbove(routes: Routes, gutter: number, row: number): boolean {
  return routes.gutters.passes(gutter, along.above(row));
}

function wayOf(
  from: GridPlace,
  to: GridPlace,
  isFree: (row: number, column: number) => boolean,
  startsPart: (row: number) => boolean,
): Way {
  const rows = Array.from({ length: Math.max(0, to.row - from.row - 1) }, (_, index) => from.row + 1 + index);
  const columns = Array.from(
    { length: Math.max(0, to.column - from.column - 1) },
    (_, index) => from.column + 1 + index,
  );
  if (to.column === from.column && to.row > from.row) {
    const isOpen = rows.every((row) => isFree(row, from.column)) && ![...rows, to.row].some(startsPart);
    return isOpen ? 'down' : 'around';
  }
  if (to.column <= from.column) return 'around';
  if (to.row === from.row && columns.every((column) => isFree(from.row, column))) return 'across';
  return to.column === from.column + 1 ? 'beside' : 'over';
}
