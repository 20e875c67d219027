import { displayWidth, graphemes } from '../../../core/display-width.ts';
import { lineCharacter, type Stroke, WAY } from './line-characters.ts';

/** How a terminal can show a text. */
export type TextStyle = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Text in styles. */
export type PaintText = (text: string, ...styles: readonly TextStyle[]) => string;

interface Cell {
  /** What stands in it; empty behind a character of two cells. */
  text: string;
  styles: readonly TextStyle[];
  /** The ways of the lines through it; a text covers them. */
  ways: number;
  stroke: Stroke;
}

type Point = readonly [column: number, row: number];

/** A sheet of cells, on which lines join where they meet. */
export class CharacterCanvas {
  readonly #rows: Cell[][];
  readonly #ascii: boolean;

  constructor(width: number, height: number, ascii: boolean) {
    this.#ascii = ascii;
    this.#rows = Array.from({ length: height }, () =>
      Array.from({ length: width }, (): Cell => ({ text: ' ', styles: [], ways: 0, stroke: 'light' })),
    );
  }

  /** Writes a text; what does not fit on the sheet is left out. */
  write([column, row]: Point, text: string, ...styles: readonly TextStyle[]): void {
    let at = column;
    for (const character of graphemes(text)) {
      const width = displayWidth(character);
      const cells = this.#rows[row]?.slice(at, at + width) ?? [];
      if (at < 0 || cells.length < width) return;
      cells.forEach((cell, index) => {
        Object.assign(cell, { text: index === 0 ? character : '', ways: 0, styles });
      });
      at += width;
    }
  }

  /** A line through cells, from the first to the last, by right angles. */
  line(points: readonly Point[], stroke: Stroke, ...styles: readonly TextStyle[]): void {
    points.slice(1).forEach((end, index) => {
      let [column, row] = points[index] ?? end;
      const [dx, dy] = [Math.sign(end[0] - column), Math.sign(end[1] - row)];
      const [out, back] = waysOf(dx, dy);
      while (column !== end[0] || row !== end[1]) {
        this.#join([column, row], out, stroke, styles);
        column += dx;
        row += dy;
        this.#join([column, row], back, stroke, styles);
      }
    });
  }

  /** A frame; what stood in it is cleared. */
  box([column, row]: Point, width: number, height: number, stroke: Stroke, ...styles: readonly TextStyle[]): void {
    for (const cells of this.#rows.slice(row, row + height)) {
      for (const cell of cells.slice(column, column + width)) Object.assign(cell, { text: ' ', ways: 0 });
    }
    const [right, bottom] = [column + width - 1, row + height - 1];
    const corners: Point[] = [
      [column, row],
      [right, row],
      [right, bottom],
      [column, bottom],
      [column, row],
    ];
    this.line(corners, stroke, ...styles);
  }

  /** The lines of the sheet, painted, without blanks at their ends. */
  lines(paint: PaintText): string[] {
    return this.#rows.map((cells) => {
      const runs: { text: string; styles: readonly TextStyle[] }[] = [];
      for (const cell of cells) {
        const text = this.#shown(cell);
        const last = runs.at(-1);
        // Blanks stand outside of every style, and what paints need not keep them.
        const styles = text === ' ' ? [] : cell.styles;
        const isAlike =
          last !== undefined && last.styles.join() === styles.join() && last.text.endsWith(' ') === (text === ' ');
        // Behind a character of two cells comes nothing.
        if (last !== undefined && (text === '' || isAlike)) last.text += text;
        else runs.push({ text, styles });
      }
      return runs
        .map(({ text, styles }) => (text.trim() === '' ? text : paint(text, ...styles)))
        .join('')
        .trimEnd();
    });
  }

  #shown({ text, ways, stroke }: Cell): string {
    if (ways !== 0) return lineCharacter(ways, stroke, this.#ascii);
    return text;
  }

  #join([column, row]: Point, ways: number, stroke: Stroke, styles: readonly TextStyle[]): void {
    const cell = this.#rows[row]?.[column];
    if (cell === undefined) return;
    const crossed = cell.ways !== 0 && cell.stroke !== stroke;
    Object.assign(cell, {
      text: '',
      ways: cell.ways | ways,
      stroke: crossed ? 'light' : stroke,
      styles: cell.ways === 0 ? styles : cell.styles,
    });
  }
}

function waysOf(dx: number, dy: number): readonly [out: number, back: number] {
  if (dx > 0) return [WAY.east, WAY.west];
  if (dx < 0) return [WAY.west, WAY.east];
  return dy > 0 ? [WAY.south, WAY.north] : [WAY.north, WAY.south];
}
