/** Where things stand from the left: mirrored where one reads from right to left. */
export interface Sides {
  readonly rightToLeft: boolean;
  /** The left edge of what begins at `x`. */
  left(x: number, width?: number): number;
}
