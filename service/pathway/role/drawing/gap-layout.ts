/** Where things stand: once for wide windows and paper, once for phones. */

/** The columns of a row, each from the left of what is inside the margins, with its width. */
export interface RowColumns {
  readonly importance: readonly [x: number, width: number];
  readonly competency: readonly [x: number, width: number];
  readonly pathway: readonly [x: number, width: number];
  readonly figures: readonly [x: number, width: number];
}

/** A layout. Lengths in user units, which are pixels where nothing scales them. */
export interface GapLayout {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly margin: number;
  /** How many entries of the legend stand beside one another. */
  readonly legendColumns: number;
  /** Null where the parts of a row stand below one another. */
  readonly columns: RowColumns | null;
}

/** 960 wide. */
export const WIDE: GapLayout = {
  ...{ name: 'wide', width: 960, margin: 28, legendColumns: 3 },
  columns: { importance: [0, 142], competency: [148, 354], pathway: [518, 252], figures: [784, 120] },
};

/** 360 wide. */
export const NARROW: GapLayout = { name: 'narrow', width: 360, margin: 16, legendColumns: 1, columns: null };

/** What is between the margins. */
export function innerWidth({ width, margin }: GapLayout): number {
  return width - 2 * margin;
}
