/** Scores as files write them, as exact percentages. */
import { type Decimal, decimalOf, formatDecimal } from '../../pathway/decimal.ts';
import { WHOLE_PERCENTAGE } from '../percentage.ts';
import type { Refuse } from './read-date.ts';

/** How the scores of a file, or of one assessment in it, are written. */
export interface ScoreForm {
  /** The points that could be reached; null where scores are percentages. */
  readonly outOf: Decimal | null;
  readonly decimal: 'point' | 'comma' | undefined;
  /** The digits after the point that a percentage is rounded to, half up; undefined where nothing is to be rounded. */
  readonly round: number | undefined;
}

const NUMBER = /^([0-9]{1,12})(?:([.,])([0-9]{1,30}))?$/;
const PERCENT_SIGN = /[ \u00a0\u202f]?[%\u066a\uff05]$/u;
/** As many digits after the point as scores can have; see `pathway/decimal.ts`. */
const MOST_DIGITS = 9;

const PERCENTAGE = 'a percentage from 0 to 100';

/**
 * Reads a score: `78`, `62.50`, `78,5`, `78 %`, or points of a maximum. A comma before exactly three digits could as well
 * divide thousands, and is refused until the mapping says that it is the decimal mark.
 *
 * Rounding is never done unasked: a third of the points is no percentage that a computer can write down, and the last digit
 * could decide who earns a certificate.
 *
 * @returns an exact decimal from 0 to 100 in its one normal form
 */
export function readScore(text: string, form: ScoreForm, refuse: Refuse): string | undefined {
  const { outOf, decimal, round } = form;
  if (outOf === null && WHOLE_PERCENTAGE.test(text)) return text;
  const bare = text.replace(PERCENT_SIGN, '');
  if (bare !== text && outOf !== null)
    return refuse(`points up to ${formatDecimal(outOf)}, as the mapping says, not a percentage`);
  const [, whole, mark, fraction = ''] = NUMBER.exec(bare) ?? [];
  if (whole === undefined) return refuse(expectedScore(outOf));
  if (mark === '.' && decimal === 'comma') return refuse(`${expectedScore(outOf)}, with a decimal comma`);
  if (mark === ',' && decimal === 'point') return refuse(`${expectedScore(outOf)}, with a decimal point`);
  if (mark === ',' && decimal === undefined && fraction.length === 3) {
    return refuse('a score that can be read in one way only: set the decimal mark to comma, or write a point');
  }
  const maximum = outOf ?? HUNDRED;
  const points = BigInt(whole + fraction);
  // points / 10^fraction of units / 10^scale: as a share, numerator over denominator.
  const numerator = points * 10n ** BigInt(maximum.scale);
  const denominator = maximum.units * 10n ** BigInt(fraction.length);
  if (numerator > denominator) {
    return refuse(outOf === null ? `${PERCENTAGE}; if these are points, say out of how many` : expectedScore(outOf));
  }
  return percentage(numerator, denominator, round) ?? refuse(expectedRounding(outOf));
}

const HUNDRED: Decimal = { units: 100n, scale: 0 };

function expectedScore(outOf: Decimal | null): string {
  return outOf === null ? PERCENTAGE : `points from 0 to ${formatDecimal(outOf)}`;
}

function expectedRounding(outOf: Decimal | null): string {
  const what = outOf === null ? 'a percentage' : 'points that are a percentage';
  return `${what} of at most ${MOST_DIGITS} digits after the point; or say to how many digits percentages are to be rounded`;
}

/** A share in percent; null where it has too many digits and nothing is to be rounded. */
function percentage(numerator: bigint, denominator: bigint, round: number | undefined): string | null {
  const digits = round ?? MOST_DIGITS;
  const scaled = numerator * 100n * 10n ** BigInt(digits);
  const units = scaled / denominator;
  const rest = scaled % denominator;
  if (rest !== 0n && round === undefined) return null;
  return formatDecimal(decimalOf(rest * 2n >= denominator ? units + 1n : units, digits));
}
