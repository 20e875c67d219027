/** Stands everything of a drawing in its place, from the top: headers, cards row by row, and the channels between them. */
import { awardCard, type CardRow, markRows, milestoneCard, moduleCard } from './card.ts';
import { channelExtent, type Grid, type PlacedBoxes } from './grid.ts';
import type { LaidOutBand, LaidOutCard } from './laid-out-pathway.ts';
import type { Medium } from './medium.ts';
import {
  type DrawnAward,
  type DrawnMilestone,
  type DrawnTier,
  type PathwayDrawing,
  standingOf,
} from './pathway-drawing.ts';
import { passesAbove } from './route-links.ts';
import { moved, type SetRows, setRows } from './set-card.ts';

export interface PlacedBands {
  readonly bands: readonly LaidOutBand[];
  /** Where the channel below each row begins, in the columns and beside them. */
  readonly channels: { readonly inColumns: readonly number[]; readonly beside: readonly number[] };
  readonly bottom: number;
}

export function placeBands(drawing: PathwayDrawing, grid: Grid, medium: Medium, top: number): PlacedBands {
  const { band } = medium;
  const channels = { inColumns: [] as number[], beside: [] as number[] };
  const bands: LaidOutBand[] = [];
  let y = top;
  drawing.tiers.forEach((tier, index) => {
    const start = y + band.block;
    const header = moved(setHeader(tier, index, grid, medium), 0, start);
    const earned = earnedCards(tier, drawing, grid, medium);
    const inColumns = [...moduleCards(tier, drawing, grid, medium), ...(grid.beside === null ? earned : [])];
    const columns = placeRows(inColumns, grid.boxes, index, medium, {
      top: start + header.height + (inColumns.length === 0 ? 0 : band.header),
      channels: channels.inColumns,
    });
    const beside =
      grid.beside === null
        ? null
        : placeRows(earned, grid.beside.boxes, index, medium, { top: start, channels: channels.beside });
    const bottom = Math.max(columns.bottom, beside?.bottom ?? 0) + band.block;
    bands.push({
      tier,
      ...{ x: 0, y, width: grid.width, height: bottom - y },
      header,
      divider: grid.beside === null ? null : { x: grid.beside.x - band.inline, from: start, to: bottom - band.block },
      cards: [...columns.cards, ...(beside?.cards ?? [])],
    });
    y = bottom + band.gap;
  });
  return { bands, channels, bottom: y - band.gap };
}

/** A card of which only the height from the top of the drawing is still open. */
type SetCard = Omit<LaidOutCard, 'y'>;

function moduleCards(tier: DrawnTier, drawing: PathwayDrawing, grid: Grid, medium: Medium): SetCard[] {
  const width = grid.columnWidth;
  return tier.modules.map((module) => ({
    ...setRows(moduleCard(module, drawing), width, medium),
    key: module.key,
    kind: module.elective ? 'elective' : 'module',
    standing: standingOf(module.marks),
    x: grid.columnStart(grid.boxes.places.get(module.key)?.column ?? 0),
    width,
  }));
}

function earnedCards(
  { milestones, awards }: DrawnTier,
  drawing: PathwayDrawing,
  grid: Grid,
  medium: Medium,
): SetCard[] {
  const width = grid.beside?.width ?? grid.columnWidth;
  const card = (
    { key, marks }: DrawnMilestone | DrawnAward,
    kind: LaidOutCard['kind'],
    rows: readonly CardRow[],
  ): SetCard => ({
    ...setRows(rows, width, medium),
    x: grid.beside?.x ?? grid.columnStart(grid.boxes.places.get(key)?.column ?? 0),
    ...{ key, kind, width },
    standing: standingOf(marks),
  });
  return [
    ...milestones.map((milestone) => card(milestone, 'milestone', milestoneCard(milestone))),
    ...awards.map((award) => card(award, 'award', awardCard(award, drawing))),
  ];
}

function placeRows(
  cards: readonly SetCard[],
  { places, rows, routes }: PlacedBoxes,
  tier: number,
  { row: channel, band }: Medium,
  { top, channels }: { readonly top: number; readonly channels: number[] },
): { readonly cards: LaidOutCard[]; readonly bottom: number } {
  const { first, count, ofModules } = rows[tier] ?? { first: 0, count: 0, ofModules: 0 };
  const tops = new Map<number, number>();
  let y = top;
  for (let row = first; row < first + count; row += 1) {
    const inRow = cards.filter(({ key }) => places.get(key)?.row === row);
    tops.set(row, y);
    y += Math.max(0, ...inRow.map(({ height }) => height));
    channels[row] = y;
    const lines = routes.channels.count(row);
    const isLast = row === first + count - 1;
    if (!isLast) y += channelExtent(channel, lines) + (row + 1 === first + ofModules ? band.header : 0);
    else if (lines > 0) y += channel.before + lines * channel.track;
  }
  const placed = cards.map((card) => {
    const cardTop = tops.get(places.get(card.key)?.row ?? first) ?? top;
    return { ...moved(card, card.x, cardTop), y: cardTop };
  });
  return { cards: placed, bottom: y };
}

/**
 * The header keeps to the columns, so that arrows between tiers pass beside it: the title above the first, what completes
 * the tier above the others, as far as no arrow passes between them.
 */
function setHeader(tier: DrawnTier, index: number, grid: Grid, medium: Medium): SetRows {
  const none = { inline: 0, block: 0 };
  const firstRow = grid.boxes.rows[index]?.first ?? 0;
  const title = headerTitle(tier);
  const more = headerText(tier);
  const start = grid.columnStart(0);
  if (grid.columns === 1) return moved(setRows([...title, ...more], grid.columnWidth, medium, none), start, 0);
  let last = 1;
  while (last + 1 < grid.columns && !passesAbove(grid.boxes.routes, last + 1, firstRow)) last += 1;
  const from = grid.columnStart(1);
  const left = moved(setRows(title, grid.columnWidth, medium, none), start, 0);
  const right = moved(setRows(more, grid.columnStart(last) + grid.columnWidth - from, medium, none), from, 0);
  return {
    texts: [...left.texts, ...right.texts],
    glyphs: [...left.glyphs, ...right.glyphs],
    outcomes: [],
    rules: [...left.rules, ...right.rules],
    height: Math.max(left.height, right.height),
  };
}

function headerTitle({ number, level, title }: DrawnTier): CardRow[] {
  const line = [number === null ? null : `Tier ${number}`, level].filter((part) => part !== null).join(' · ');
  return [
    ...(line === '' ? [] : [{ role: 'tier-line', text: line, indent: 'tier-sign' } as const]),
    { role: 'tier-title', text: title, indent: 'tier-sign' },
  ];
}

function headerText({ requirement, marks }: DrawnTier): CardRow[] {
  return [
    ...(requirement === null
      ? []
      : [{ role: 'tier-text', text: `To complete it: ${lowerFirst(requirement)}.`, most: 8 } as const]),
    ...markRows(marks),
  ];
}

/** Sentences of requirements begin with a word of ours. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
