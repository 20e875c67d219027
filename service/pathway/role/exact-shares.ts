/** Parts of a whole as percentages for people, rounded so that nothing appears or is lost by it. */
import { addDecimals, type Decimal, formatDecimal, parseDecimal, ZERO } from '../decimal.ts';

/** Tenths of a percent in a whole. */
const WHOLE = 1_000n;

/** A part and what it is a part of, both exact, and the percentage as people read it, to a tenth. */
export interface Share {
  readonly part: string;
  readonly whole: string;
  readonly percent: string;
}

/** The share of a part; halves are rounded up, and the share of nothing is nothing. */
export function shareOf(part: Decimal, whole: Decimal): Share {
  const [top, bottom = 0n] = atOneScale([part, whole]);
  const tenths = bottom === 0n ? 0n : (2n * top * WHOLE + bottom) / (2n * bottom);
  return { part: formatDecimal(part), whole: formatDecimal(whole), percent: percentText(tenths) };
}

/**
 * The shares of parts in their sum. Their percentages add up to exactly 100: what rounding down leaves goes to the
 * largest remainders (Hamilton's method), the earlier part first where two are as large.
 */
export function sharesOf(parts: readonly Decimal[]): Share[] {
  const sum = parts.reduce(addDecimals, ZERO);
  const whole = formatDecimal(sum);
  const [total, ...units] = atOneScale([sum, ...parts]);
  if (total === 0n) return parts.map((part) => ({ part: formatDecimal(part), whole, percent: '0.0' }));
  const floors = units.map((unit) => (unit * WHOLE) / total);
  const left = Number(WHOLE - floors.reduce((some, more) => some + more, 0n));
  const rounded = new Set(
    units
      .map((unit, at) => ({ at, remainder: (unit * WHOLE) % total }))
      .toSorted((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1))
      .slice(0, left)
      .map(({ at }) => at),
  );
  return parts.map((part, at) => ({
    part: formatDecimal(part),
    whole,
    percent: percentText((floors[at] ?? 0n) + (rounded.has(at) ? 1n : 0n)),
  }));
}

/** Some of the shares of one whole, together. Their percentages add up as they are shown. */
export function togetherOf(shares: readonly Share[], whole: Decimal): Share {
  const tenths = shares.reduce((sum, { percent }) => sum + BigInt(percent.replace('.', '')), 0n);
  const part = shares.map((share) => parseDecimal(share.part)).reduce(addDecimals, ZERO);
  return { part: formatDecimal(part), whole: formatDecimal(whole), percent: percentText(tenths) };
}

function percentText(tenths: bigint): string {
  return `${tenths / 10n}.${tenths % 10n}`;
}

function atOneScale(values: readonly [Decimal, ...Decimal[]]): [bigint, ...bigint[]] {
  const scale = Math.max(...values.map((value) => value.scale));
  const [first, ...rest] = values;
  const unitsOf = (value: Decimal): bigint => value.units * 10n ** BigInt(scale - value.scale);
  return [unitsOf(first), ...rest.map(unitsOf)];
}
