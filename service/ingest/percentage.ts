/** Scores and weights from 0 to 100, as exact decimal text in its one normal form. */
import { CairnError } from '../core/errors.ts';
import { compareDecimals, formatDecimal, parseDecimal } from '../pathway/decimal.ts';
import type { CsvRow } from './csv-row.ts';

const HUNDRED = parseDecimal('100');
/** Nearly every score is one of these, and is its own normal form. */
export const WHOLE_PERCENTAGE = /^(?:100|[1-9]?[0-9])$/;

/** Reads a cell such as `78` or `62.50` (which becomes `62.5`). */
export function percentageOf<Column extends string>(row: CsvRow<Column>, column: Column): string {
  const cell = row.text(column);
  if (WHOLE_PERCENTAGE.test(cell)) return cell;
  try {
    const value = parseDecimal(cell);
    if (compareDecimals(value, HUNDRED) <= 0) return formatDecimal(value);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
  }
  throw row.refused(column, 'a decimal from 0 to 100');
}
