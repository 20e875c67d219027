import type { Figure } from './figure.ts';
import { rounded } from './figure.ts';
import type { GasRow } from './gas.ts';

/** Draws the figures of a section: a table, and under it what the baselines are. */
export function figureTable(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ title, value, unit, baseline, ratio, ratioIs, aim }, index) => [
    title,
    `${figure(value)} ${unit}`,
    `${figure(baseline)} [${index + 1}]`,
    `${figure(ratio)} ${ratioIs}`,
    aim === null ? '' : aim.text,
    aim === null ? '' : mark(aim.reached),
  ]);
  const notes = figures.map(({ baselineIs }, index) => `  [${index + 1}] ${baselineIs}`);
  return [title, '', ...drawn(['', 'measured', 'baseline', 'ratio', 'aim', ''], rows), '', ...notes, ''].join('\n');
}

/** Draws the gas of whole transactions. */
export function gasTable(rows: readonly GasRow[]): string {
  const cells = rows.map(({ name, gas, aim, comparison }) => [
    name,
    figure(gas),
    aim === null ? '' : `at most ${figure(aim)}`,
    aim === null ? '' : mark(gas <= aim),
    comparison,
  ]);
  return ['Gas of whole transactions', '', ...drawn(['', 'gas', 'aim', '', 'for comparison'], cells), ''].join('\n');
}

function mark(reached: boolean): string {
  return reached ? 'reached' : 'MISSED';
}

function figure(value: number): string {
  return rounded(value) >= 10_000 ? Math.round(value).toLocaleString('en-GB') : String(rounded(value));
}

/** Columns as wide as what stands in them, two spaces apart; a rule under the head. */
function drawn(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [line(head), `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`, ...rows.map(line)];
}
