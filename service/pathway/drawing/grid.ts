/** The grid of a drawing: how many columns fit, what stands where in them, and how wide everything is. */
import type { Channel, Medium } from './medium.ts';
import type { DrawnKey, DrawnLink, DrawnTier, PathwayDrawing } from './pathway-drawing.ts';
import { columnsWanted, type GridPlace, type ModuleToPlace, placeModules } from './place-modules.ts';
import { ownerOf, type Routes, routeLinks } from './route-links.ts';

/** Boxes in rows and columns, and the arrows between them. Rows are counted through all tiers. */
export interface PlacedBoxes {
  readonly places: ReadonlyMap<DrawnKey, GridPlace>;
  /** The first row of each tier, how many it has, and how many of them hold modules. */
  readonly rows: readonly { readonly first: number; readonly count: number; readonly ofModules: number }[];
  readonly links: readonly DrawnLink[];
  readonly routes: Routes;
}

export interface Grid {
  readonly width: number;
  readonly columns: number;
  readonly columnWidth: number;
  /** What stands in the columns: modules, and where it stands below them what is earned too. */
  readonly boxes: PlacedBoxes;
  /** The column of milestones and awards beside the modules; null where they stand below them. */
  readonly beside: { readonly x: number; readonly width: number; readonly boxes: PlacedBoxes } | null;
  /** The start of a column of modules. */
  columnStart(column: number): number;
  /** Where a line runs in the gutter before it. */
  lineInGutter(column: number, line: number): number;
}

/** Where milestones and awards stand. */
export type PlaceOfEarned = 'beside' | 'below';

/** The grid with as many columns as are of use and fit. */
export function fittingGrid(drawing: PathwayDrawing, medium: Medium, width: number, earned: PlaceOfEarned): Grid {
  const wanted = Math.max(
    ...drawing.tiers.map(({ modules, milestones, awards }) =>
      Math.max(columnsWanted(toPlace(modules, drawing)), earned === 'below' ? milestones.length + awards.length : 1),
    ),
  );
  const most = width < medium.narrowBelow ? 1 : Math.min(wanted, Math.ceil(width / medium.card.least));
  for (let columns = most; columns > 1; columns -= 1) {
    const grid = gridOf(drawing, { medium, width, columns, earned });
    if (grid.columnWidth >= medium.card.least) return grid;
  }
  return gridOf(drawing, { medium, width, columns: 1, earned });
}

/** How much room so many lines take. */
export function channelExtent({ before, track, after }: Channel, lines: number): number {
  return before + lines * track + after;
}

interface Frame {
  readonly medium: Medium;
  readonly width: number;
  readonly columns: number;
  readonly earned: PlaceOfEarned;
}

function gridOf(drawing: PathwayDrawing, { medium, width, columns, earned }: Frame): Grid {
  const { gutter, card, band } = medium;
  const boxes = placeInColumns(drawing, columns, earned === 'below');
  const besideBoxes = earned === 'beside' ? placeEarned(drawing) : null;
  const gutters = Array.from({ length: columns }, (_, column) => {
    const lines = boxes.routes.gutters.count(column);
    if (column > 0) return channelExtent(gutter, lines);
    return lines === 0 ? 0 : channelExtent({ ...gutter, before: 0 }, lines - 1);
  });
  const earnedLines = besideBoxes?.routes.gutters.count(0) ?? 0;
  const afterEarned = earnedLines === 0 ? 0 : channelExtent({ ...gutter, before: 0 }, earnedLines - 1);
  const besideExtent = besideBoxes === null ? 0 : 2 * band.inline + card.awards + afterEarned;
  const inGutters = gutters.reduce((sum, extent) => sum + extent, 0);
  const room = width - 2 * band.inline - besideExtent - inGutters;
  const columnWidth = Math.max(1, Math.min(card.most, Math.floor(room / columns)));
  const gutterStart = (column: number): number =>
    band.inline + gutters.slice(0, column).reduce((sum, extent) => sum + extent, 0) + column * columnWidth;
  return {
    width: gutterStart(columns) + besideExtent + band.inline,
    columns,
    columnWidth,
    boxes,
    beside:
      besideBoxes === null
        ? null
        : { x: gutterStart(columns) + 2 * band.inline, width: card.awards, boxes: besideBoxes },
    columnStart: (column) => gutterStart(column) + (gutters[column] ?? 0),
    lineInGutter: (column, line) => gutterStart(column) + (column === 0 ? 0 : gutter.before) + line * gutter.track,
  };
}

function toPlace(modules: DrawnTier['modules'], { links }: PathwayDrawing): ModuleToPlace[] {
  return modules.map(({ key, elective }) => ({
    elective,
    after: links
      .filter(({ to, kind }) => to === key && kind !== 'award')
      .map(({ from }) => modules.findIndex((other) => other.key === from))
      .filter((index) => index !== -1),
  }));
}

function placeInColumns(drawing: PathwayDrawing, columns: number, withEarned: boolean): PlacedBoxes {
  const places = new Map<DrawnKey, GridPlace>();
  let first = 0;
  const rows = drawing.tiers.map(({ modules, milestones, awards }) => {
    const inTier = placeModules(toPlace(modules, drawing), columns);
    modules.forEach(({ key }, index) => {
      const { row, column } = inTier[index] ?? { row: 0, column: 0 };
      places.set(key, { row: first + row, column });
    });
    const ofModules = Math.max(0, ...inTier.map(({ row }) => row + 1));
    const earned = withEarned ? [...milestones, ...awards] : [];
    earned.forEach(({ key }, index) => {
      places.set(key, { row: first + ofModules + Math.floor(index / columns), column: index % columns });
    });
    const of = { first, count: ofModules + Math.ceil(earned.length / columns), ofModules };
    first += of.count;
    return of;
  });
  return boxesOf(places, rows, drawing.links);
}

function placeEarned(drawing: PathwayDrawing): PlacedBoxes {
  let first = 0;
  const places = new Map<DrawnKey, GridPlace>();
  const rows = drawing.tiers.map(({ milestones, awards }) => {
    const of = { first, count: milestones.length + awards.length, ofModules: 0 };
    for (const { key } of [...milestones, ...awards]) {
      places.set(key, { row: first, column: 0 });
      first += 1;
    }
    return of;
  });
  return boxesOf(places, rows, drawing.links);
}

function boxesOf(
  places: ReadonlyMap<DrawnKey, GridPlace>,
  rows: PlacedBoxes['rows'],
  all: readonly DrawnLink[],
): PlacedBoxes {
  const here = all.flatMap((link) => {
    const from = places.get(link.from);
    const to = places.get(link.to);
    return from === undefined || to === undefined ? [] : [{ link, owner: ownerOf(link), from, to }];
  });
  const starts = new Set(rows.map(({ first }) => first));
  return {
    places,
    rows,
    links: here.map(({ link }) => link),
    routes: routeLinks(here, [...places.values()], (row) => starts.has(row)),
  };
}
