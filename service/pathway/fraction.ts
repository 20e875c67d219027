/**
 * Exact fractions: what an average of decimals is, for a third has no decimal. They are compared by multiplying out and
 * never rounded, so rounding cannot decide here either.
 */
import { CairnError } from '../core/errors.ts';
import {
  addDecimals,
  compareDecimals,
  DECIMAL_PATTERN,
  type Decimal,
  decimalOf,
  formatDecimal,
  parseDecimal,
  percentOf,
  ZERO,
} from './decimal.ts';

/** `sum` / `over`, where `over` is at least 1. Not in lowest terms: {@link formatFraction} brings it there. */
export interface Fraction {
  readonly sum: Decimal;
  readonly over: bigint;
}

/** Nothing at all. */
export const NO_FRACTION: Fraction = { sum: ZERO, over: 1n };

/** A decimal as a fraction. */
export function fractionOf(decimal: Decimal): Fraction {
  return { sum: decimal, over: 1n };
}

/** The exact sum. */
export function addFractions(left: Fraction, right: Fraction): Fraction {
  if (left.over === right.over) return { sum: addDecimals(left.sum, right.sum), over: left.over };
  return { sum: addDecimals(times(left.sum, right.over), times(right.sum, left.over)), over: left.over * right.over };
}

/** `percent` percent of `value`, exactly. */
export function percentOfFraction(value: Fraction, percent: Fraction): Fraction {
  const sum = percentOf(value.sum, percent.sum);
  // Plain decimals are the rule, and the product of two ones need not be computed.
  return { sum, over: percent.over === 1n ? value.over : value.over * percent.over };
}

/** Negative, zero or positive as `left` is below, equal to or above `right`. */
export function compareFraction(left: Fraction, right: Decimal): -1 | 0 | 1 {
  return compareDecimals(left.sum, left.over === 1n ? right : times(right, left.over));
}

/** As {@link compareFraction}, of two fractions. */
export function compareFractions(left: Fraction, right: Fraction): -1 | 0 | 1 {
  return compareDecimals(times(left.sum, right.over), times(right.sum, left.over));
}

/** The one text of a value: a plain decimal where it has one (`62.5`), else a fraction in lowest terms (`200/3`). */
export function formatFraction(value: Fraction): string {
  if (value.over === 1n) return formatDecimal(value.sum);
  const { numerator, denominator } = lowestTerms(value);
  let scale = 0;
  for (const prime of [2n, 5n]) {
    let times = 0;
    for (let rest = denominator; rest % prime === 0n; rest /= prime) times += 1;
    scale = Math.max(scale, times);
  }
  const power = 10n ** BigInt(scale);
  if (power % denominator !== 0n) return `${numerator}/${denominator}`;
  return formatDecimal(decimalOf(numerator * (power / denominator), scale));
}

const FRACTION_PATTERN = /^([0-9]+)(?:\.([0-9]+)|\/([1-9][0-9]*))?$/;

/**
 * Reads what {@link formatFraction} wrote, however many digits it has.
 * @throws CairnError `malformed-decimal`
 */
export function parseFraction(text: string): Fraction {
  if (DECIMAL_PATTERN.test(text)) return fractionOf(parseDecimal(text));
  const [, whole, decimals, denominator] = FRACTION_PATTERN.exec(text) ?? [];
  if (whole === undefined) {
    throw new CairnError('malformed-decimal', `${JSON.stringify(text.slice(0, 40))} is no decimal and no fraction.`, {
      remedy: 'Write digits with at most one point or one slash, for example 62.5 or 200/3.',
      details: { found: text.slice(0, 40) },
    });
  }
  if (denominator !== undefined) return { sum: decimalOf(BigInt(whole), 0), over: BigInt(denominator) };
  return fractionOf(decimalOf(BigInt(whole + (decimals ?? '')), decimals?.length ?? 0));
}

/** As many places as a threshold can have (see `DECIMAL_PATTERN`). */
const PLACES = 9;

/**
 * The value as a plain decimal for people and for other software, cut after nine places. Since no threshold has more,
 * what is cut reaches a threshold exactly where the value itself does.
 */
export function cutFraction(value: Fraction): string {
  const { numerator, denominator } = lowestTerms(value);
  return formatDecimal(decimalOf((numerator * 10n ** BigInt(PLACES)) / denominator, PLACES));
}

function times({ units, scale }: Decimal, factor: bigint): Decimal {
  return decimalOf(units * factor, scale);
}

function lowestTerms({ sum, over }: Fraction): { readonly numerator: bigint; readonly denominator: bigint } {
  const whole = over * 10n ** BigInt(sum.scale);
  let [divisor, rest] = [sum.units, whole];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: sum.units / divisor, denominator: whole / divisor };
}
