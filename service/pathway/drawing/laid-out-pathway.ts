import type { LegendItem } from './legend.ts';
import type { DrawnKey, DrawnLink, DrawnTier, PathwayDrawing, StandingMark } from './pathway-drawing.ts';
import type { SetRows } from './set-card.ts';

/** In the unit of the medium, from the top start corner of the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaidOutCard extends SetRows, Box {
  readonly key: DrawnKey;
  readonly kind: 'module' | 'elective' | 'milestone' | 'award';
  /** How a learner stands with it; null where nothing is said of that. */
  readonly standing: StandingMark | null;
}

export interface LaidOutBand extends Box {
  readonly tier: DrawnTier;
  readonly header: SetRows;
  /** The line between the modules and what is earned with them; null where they stand below one another. */
  readonly divider: { readonly x: number; readonly from: number; readonly to: number } | null;
  /** In the order in which they are read. */
  readonly cards: readonly LaidOutCard[];
}

export interface LaidOutArrow {
  readonly kind: DrawnLink['kind'];
  readonly from: DrawnKey;
  readonly to: DrawnKey;
  /** Its corners, from its start to its head; each is right above, below or beside the one before. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** It leads up, to what stands before: a circle, or something that is asked for before its tier. */
  readonly back: boolean;
}

export interface LaidOutLegendItem extends LegendItem {
  /** Where the sample stands; its text is in `set`. */
  readonly x: number;
  readonly y: number;
  readonly set: SetRows;
}

/** A drawing in which everything has its place. */
export interface LaidOutPathway {
  readonly drawing: PathwayDrawing;
  readonly width: number;
  readonly height: number;
  /** The title and what belongs to it; null where somebody else shows it. */
  readonly title: SetRows | null;
  readonly bands: readonly LaidOutBand[];
  readonly arrows: readonly LaidOutArrow[];
  readonly legend: readonly LaidOutLegendItem[];
}
