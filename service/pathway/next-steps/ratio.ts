/** Exact arithmetic with differences and quotients, for what is needed of scores; nothing is rounded. */
import type { Fraction } from '../fraction.ts';

/** `value` / `over`, where `over` is at least 1. */
export interface Ratio {
  readonly value: bigint;
  readonly over: bigint;
}

/** Nothing at all. */
export const NO_RATIO: Ratio = { value: 0n, over: 1n };

export function ratioOf({ over, sum: { scale, units } }: Fraction): Ratio {
  return { value: units, over: over * 10n ** BigInt(scale) };
}

export function ratioOfWhole(value: number): Ratio {
  return { value: BigInt(value), over: 1n };
}

/** A hundredth of it. */
export function percentOfRatio({ over, value }: Ratio): Ratio {
  return { value, over: over * 100n };
}

export function plus(left: Ratio, right: Ratio): Ratio {
  const [fine, coarse] = left.over >= right.over ? [left, right] : [right, left];
  // Powers of ten are the rule, and the sum of many would grow otherwise.
  if (fine.over % coarse.over === 0n) {
    return { value: fine.value + coarse.value * (fine.over / coarse.over), over: fine.over };
  }
  return { value: left.value * right.over + right.value * left.over, over: left.over * right.over };
}

export function minus(left: Ratio, right: Ratio): Ratio {
  return plus(left, { value: -right.value, over: right.over });
}

export function times(left: Ratio, right: Ratio): Ratio {
  return { value: left.value * right.value, over: left.over * right.over };
}

/** @param right above zero */
export function dividedBy(left: Ratio, right: Ratio): Ratio {
  return { value: left.value * right.over, over: left.over * right.value };
}

export function sumOf(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(plus, NO_RATIO);
}

/** Negative, zero or positive as `left` is below, equal to or above `right`. */
export function compareRatios(left: Ratio, right: Ratio): -1 | 0 | 1 {
  const difference = left.value * right.over - right.value * left.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
