/**
 * Lays a drawing out: tiers are bands, one below another; in each the modules stand in a grid, by prerequisites from left
 * to right and from top to bottom, and the awards in a column beside them, or below where there is no room. Everything is
 * measured from the top start corner; what is written from right to left is mirrored when it is drawn.
 *
 * A general layered layout (dagre, elkjs) would not do: tiers are bands of their own with headers, boxes are filled with
 * text, and a page has no room for half a megabyte of it.
 */
import { placeArrows } from './arrow-points.ts';
import { type CardRow, markRows } from './card.ts';
import { fittingGrid, type PlaceOfEarned } from './grid.ts';
import type { LaidOutLegendItem, LaidOutPathway } from './laid-out-pathway.ts';
import { type LegendItem, legendOf } from './legend.ts';
import type { Medium } from './medium.ts';
import type { PathwayDrawing } from './pathway-drawing.ts';
import { placeBands } from './place-bands.ts';
import { moved, type SetRows, setRows } from './set-card.ts';

export interface LayOutOptions {
  /** At the most; the drawing is narrower where it has little to show. */
  readonly width: number;
  /** Whether the title stands above it; default so. */
  readonly titled?: boolean;
}

const NO_PADDING = { inline: 0, block: 0 };

/**
 * Lays a drawing out for a medium. What is earned stands beside the modules where there is room, or below them where the
 * drawing is much lower so. The same drawing at the same width is the same to the last point.
 */
export function layOut(drawing: PathwayDrawing, medium: Medium, options: LayOutOptions): LaidOutPathway {
  const below = layOutWith('below', drawing, medium, options);
  if (options.width < medium.narrowBelow) return below;
  const beside = layOutWith('beside', drawing, medium, options);
  return below.height < MUCH_LOWER * beside.height ? below : beside;
}

const MUCH_LOWER = 0.85;

function layOutWith(
  earned: PlaceOfEarned,
  drawing: PathwayDrawing,
  medium: Medium,
  { width, titled = true }: LayOutOptions,
): LaidOutPathway {
  const grid = fittingGrid(drawing, medium, width, earned);
  const title = titled ? setRows(titleRows(drawing), grid.width, medium, NO_PADDING) : null;
  const placed = placeBands(drawing, grid, medium, title === null ? 0 : title.height + medium.band.gap);
  const arrows = placeArrows(grid, placed, medium);
  const items = legendOf(
    drawing,
    arrows.some(({ back }) => back),
  );
  const legend = placeLegend(items, grid.width, placed.bottom + medium.band.gap, medium);
  const bottom = Math.max(placed.bottom, ...legend.map(({ y, set }) => y + set.height));
  return { drawing, width: grid.width, height: bottom, title, bands: placed.bands, arrows, legend };
}

function titleRows({ title, id, edition, facts, marks }: PathwayDrawing): CardRow[] {
  return [
    { role: 'pathway-title', text: title },
    { role: 'pathway-fact', text: [`${id}@${edition}`, ...facts].join(' · '), above: 'space' },
    ...markRows(marks),
  ];
}

/** In columns as wide as the longest needs; words that are longer than a line are broken. */
function placeLegend(items: readonly LegendItem[], width: number, top: number, medium: Medium): LaidOutLegendItem[] {
  const { legendSample, glyph, card } = medium;
  const longest = Math.max(0, ...items.map(({ text }) => Math.ceil(medium.width(text, 'legend'))));
  const column = Math.min(width, legendSample + longest);
  const columns = Math.max(1, Math.floor((width + glyph) / (column + glyph)));
  let y = top;
  return chunked(items, columns).flatMap((row) => {
    const sets = row.map(({ text }) => setRows([{ role: 'legend', text }], column - legendSample, medium, NO_PADDING));
    const placed = row.map((item, index): LaidOutLegendItem => {
      const x = index * (column + glyph);
      return { ...item, x, y, set: moved(sets[index] ?? NOTHING, x + legendSample, y) };
    });
    y += Math.max(...sets.map(({ height }) => height)) + card.space;
    return placed;
  });
}

const NOTHING: SetRows = { texts: [], glyphs: [], outcomes: [], rules: [], height: 0 };

function chunked<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
