import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, parseDecimal } from '../../service/pathway/decimal.ts';
import {
  addFractions,
  compareFraction,
  cutFraction,
  type Fraction,
  formatFraction,
  parseFraction,
  percentOfFraction,
} from '../../service/pathway/fraction.ts';

const anyFraction: fc.Arbitrary<Fraction> = fc.record({
  sum: fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 9 }))
    .map(([units, scale]) => decimalOf(units, scale)),
  over: fc.bigInt({ min: 1n, max: 60n }),
});

/** The same value as numerator and denominator, by nothing but BigInt. */
const ratio = ({ sum, over }: Fraction): [bigint, bigint] => [sum.units, over * 10n ** BigInt(sum.scale)];
const areEqual = ([a, b]: [bigint, bigint], [c, d]: [bigint, bigint]) => a * d === c * b;

describe('a fraction', () => {
  it.each([
    ['200', 3n, '200/3'],
    ['140', 2n, '70'],
    ['0', 7n, '0'],
    ['1', 8n, '0.125'],
    ['62.50', 1n, '62.5'],
    ['0.3', 9n, '1/30'],
  ])('%s over %s is written %s', (sum, over, text) => {
    expect(formatFraction({ sum: parseDecimal(sum), over })).toBe(text);
  });

  it('is read back as the value that was written', () => {
    fc.assert(
      fc.property(anyFraction, (value) => {
        const text = formatFraction(value);
        expect(areEqual(ratio(parseFraction(text)), ratio(value))).toBe(true);
        expect(formatFraction(parseFraction(text))).toBe(text);
      }),
    );
  });

  it('is added, shared out and compared exactly', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (left, right) => {
        const [[a, b], [c, d]] = [ratio(left), ratio(right)];
        expect(areEqual(ratio(addFractions(left, right)), [a * d + c * b, b * d])).toBe(true);
        expect(areEqual(ratio(percentOfFraction(left, right)), [a * c, b * d * 100n])).toBe(true);
        const order = a * 10n ** BigInt(right.sum.scale) - right.sum.units * b;
        expect(compareFraction(left, right.sum)).toBe(order === 0n ? 0 : order < 0n ? -1 : 1);
      }),
    );
  });

  it('cut to a decimal reaches a threshold exactly where it does itself', () => {
    const anyThreshold = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((units) => decimalOf(units, 9));
    fc.assert(
      fc.property(anyFraction, anyThreshold, (value, threshold) => {
        const cut = parseFraction(cutFraction(value));
        expect(compareFraction(cut, threshold) >= 0).toBe(compareFraction(value, threshold) >= 0);
        expect(compareFraction(cut, value.sum)).toBe(value.over === 1n ? 0 : compareFraction(cut, value.sum));
      }),
    );
    expect(cutFraction({ sum: parseDecimal('200'), over: 3n })).toBe('66.666666666');
  });

  it.each(['', '1/0', '1/', '/3', '1.', '.5', '-1', '1e3', '1/2/3', ' 1'])('is not read from "%s"', (text) => {
    expect(() => parseFraction(text)).toThrow(expect.objectContaining({ code: 'malformed-decimal' }));
  });
});
