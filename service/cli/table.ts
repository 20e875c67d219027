import { displayWidth } from '../core/display-width.ts';
import type { Paint, Style } from './palette.ts';
import { plainText } from './plain-text.ts';

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly cell: (row: Row) => string;
  readonly style?: (row: Row) => Style | null;
}

const GAP = '  ';

/** Rows as lines with aligned columns under a line of titles. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], paint: Paint): string[] {
  const cells = rows.map((row) => columns.map(({ cell }) => plainText(cell(row))));
  const widths = columns.map(({ title }, at) =>
    Math.max(displayWidth(title), ...cells.map((line) => displayWidth(line[at] ?? ''))),
  );
  const line = (texts: readonly string[], style: (at: number) => Style | null): string =>
    columns
      .map(({ align }, at) => {
        const text = texts[at] ?? '';
        const blank = ' '.repeat(Math.max((widths[at] ?? 0) - displayWidth(text), 0));
        const wanted = style(at);
        const painted = wanted === null ? text : paint(text, wanted);
        return align === 'right' ? blank + painted : painted + blank;
      })
      .join(GAP)
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      () => 'dim',
    ),
    ...rows.map((row, index) => line(cells[index] ?? [], (at) => columns[at]?.style?.(row) ?? null)),
  ];
}

/** Names and values, aligned: a block of facts about one thing. */
export function facts(pairs: readonly (readonly [name: string, value: string])[], paint: Paint): string[] {
  const width = Math.max(...pairs.map(([name]) => displayWidth(name)));
  return pairs.map(([name, value]) => `${paint(name, 'dim')}${' '.repeat(width - displayWidth(name))}${GAP}${value}`);
}
