/**
 * Exact decimals for scores, weights and thresholds. No binary floating point anywhere: 0.1 + 0.2 is 0.3 here, and
 * rounding never decides whether a certificate is earned.
 */
import { CairnError } from '../core/errors.ts';

/** A non-negative decimal: `units` / 10^`scale`, normalised so that equal values have equal members. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** At most twelve digits before the point and nine after it, no sign, no exponent, no superfluous leading zero. */
export const DECIMAL_PATTERN = /^(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?$/;

/** Nothing at all. */
export const ZERO: Decimal = { units: 0n, scale: 0 };

const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** `units` / 10^`scale`, normalised: trailing zeros of the fraction go. */
export function decimalOf(units: bigint, scale: number): Decimal {
  if (scale === 0) return { units, scale };
  // Most values are small, and dividing small integers is many times faster than dividing large ones.
  if (units <= LARGEST_SAFE) return smallDecimal(Number(units), scale);
  let reducedUnits = units;
  let reducedScale = scale;
  while (reducedScale > 0 && reducedUnits % 10n === 0n) {
    reducedUnits /= 10n;
    reducedScale -= 1;
  }
  return { units: reducedUnits, scale: reducedScale };
}

/** The same of a safe integer. */
function smallDecimal(units: number, scale: number): Decimal {
  let reducedUnits = units;
  let reducedScale = scale;
  while (reducedScale > 0 && reducedUnits % 10 === 0) {
    reducedUnits /= 10;
    reducedScale -= 1;
  }
  return { units: BigInt(reducedUnits), scale: reducedScale };
}

/**
 * Reads text such as `78` or `62.50`.
 * @throws CairnError `malformed-decimal` when the text does not match {@link DECIMAL_PATTERN}.
 */
export function parseDecimal(text: string): Decimal {
  if (!DECIMAL_PATTERN.test(text)) {
    throw new CairnError('malformed-decimal', `${JSON.stringify(text.slice(0, 40))} is not a plain decimal.`, {
      remedy: 'Write digits with at most one point, for example 78 or 62.5: no sign, no exponent, no comma.',
      details: { found: text.slice(0, 40) },
    });
  }
  const point = text.indexOf('.');
  if (point === -1) return { units: BigInt(text), scale: 0 };
  // Fifteen digits are always a safe integer.
  if (text.length <= 16)
    return smallDecimal(Number(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
  return decimalOf(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
}

/** The one text of a value: `62.50` and `62.5` both become `62.5`. */
export function formatDecimal(value: Decimal): string {
  if (value.scale === 0) return value.units.toString();
  const digits = value.units.toString().padStart(value.scale + 1, '0');
  return `${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
}

const POWERS_OF_TEN = Array.from({ length: 24 }, (_, exponent) => 10n ** BigInt(exponent));

/** The units of `value` expressed at a scale that is at least its own. */
function unitsAt(value: Decimal, scale: number): bigint {
  const difference = scale - value.scale;
  return difference === 0 ? value.units : value.units * (POWERS_OF_TEN[difference] ?? 10n ** BigInt(difference));
}

/** Negative, zero or positive as `left` is below, equal to or above `right`. */
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  if (left === right) return 0;
  const scale = Math.max(left.scale, right.scale);
  const leftUnits = unitsAt(left, scale);
  const rightUnits = unitsAt(right, scale);
  if (leftUnits === rightUnits) return 0;
  return leftUnits < rightUnits ? -1 : 1;
}

/** The exact sum. */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return decimalOf(unitsAt(left, scale) + unitsAt(right, scale), scale);
}

/** The exact product. */
export function timesDecimal(left: Decimal, right: Decimal): Decimal {
  return decimalOf(left.units * right.units, left.scale + right.scale);
}

/** `percent` percent of `value`, exactly: dividing by 100 only moves the point. */
export function percentOf(value: Decimal, percent: Decimal): Decimal {
  return decimalOf(value.units * percent.units, value.scale + percent.scale + 2);
}
