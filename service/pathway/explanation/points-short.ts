import { decimalOf, parseDecimal } from '../decimal.ts';
import { formatFraction, parseFraction } from '../fraction.ts';

/**
 * How much is missing to a threshold, exactly: `0` where it is reached.
 *
 * @param reached a decimal or a fraction, as traces write them
 * @throws CairnError `malformed-decimal`
 */
export function pointsShort(reached: string, atLeast: string): string {
  const { over, sum } = parseFraction(reached);
  const asked = parseDecimal(atLeast);
  const scale = Math.max(sum.scale, asked.scale);
  const missing =
    asked.units * over * 10n ** BigInt(scale - asked.scale) - sum.units * 10n ** BigInt(scale - sum.scale);
  return missing <= 0n ? '0' : formatFraction({ sum: decimalOf(missing, scale), over });
}
