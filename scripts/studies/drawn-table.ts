import { table } from '../../service/cli/table.ts';

/** A table for a terminal or a file: the first column to the left, figures to the right. */
export function drawnTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const columns = head.map((title, at) => ({
    title,
    align: at === 0 ? ('left' as const) : ('right' as const),
    cell: (cells: readonly string[]) => cells[at] ?? '',
  }));
  return table(columns, rows, (text) => text);
}

/** A figure with its thousands apart. */
export function count(value: number): string {
  return value.toLocaleString('en-GB');
}
