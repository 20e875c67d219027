/** Exact numbers and days, written apart from those of the service: fractions of whole numbers, and nothing quick. */

/** A fraction in lowest terms. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

/** A fraction brought into lowest terms. */
export function ratio(over: bigint, under = 1n): Ratio {
  let [divisor, rest] = [over, under];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return { over: over / divisor, under: under / divisor };
}

/** Reads `62.5` and `200/3`. */
export function read(text: string): Ratio {
  const [before = '', after = '1'] = text.split('/');
  const [whole = '', places = ''] = before.split('.');
  return ratio(BigInt(whole + places), 10n ** BigInt(places.length) * BigInt(after));
}

/** A plain decimal where there is one, else the fraction in lowest terms. */
export function written({ over, under }: Ratio): string {
  for (let places = 0; places <= 60; places += 1) {
    const shifted = over * 10n ** BigInt(places);
    if (shifted % under !== 0n) continue;
    const digits = String(shifted / under).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  return `${over}/${under}`;
}

export function plus(left: Ratio, right: Ratio): Ratio {
  return ratio(left.over * right.under + right.over * left.under, left.under * right.under);
}

export function times(left: Ratio, right: Ratio): Ratio {
  return ratio(left.over * right.over, left.under * right.under);
}

/** Negative, zero or positive as the left one is less, equal or more. */
export function compare(left: Ratio, right: Ratio): number {
  const difference = left.over * right.under - right.over * left.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const NOUGHT: Ratio = ratio(0n);

/** The day of `2026-09-01`, with or without a time, in days since 1970; null where the text names none. */
export function day(text: string): number | null {
  const [name = ''] = text.split('T');
  const instant = Date.parse(`${name}T00:00:00Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== name ? null : instant / 86_400_000;
}

/** The text of a day. */
export function dayName(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Nulls first, then by code units. */
export function compareTexts(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left < right ? -1 : 1;
}
