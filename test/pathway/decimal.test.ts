import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimalOf,
  formatDecimal,
  parseDecimal,
  percentOf,
  ZERO,
} from '../../service/pathway/decimal.ts';

const decimalText = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 999_999_999_999n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 }),
  )
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

/** The value in billionths: every decimal that can be read is a whole number of them. */
const billionths = (text: string) => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
};

describe('exact decimals', () => {
  it.each([
    ['0', '0'],
    ['100', '100'],
    ['62.50', '62.5'],
    ['0.000', '0'],
    ['0.05', '0.05'],
    ['999999999999.999999999', '999999999999.999999999'],
  ])('read %s as %s', (text, normal) => {
    expect(formatDecimal(parseDecimal(text))).toBe(normal);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '-1',
    '+1',
    '01',
    '1.',
    '.5',
    '1e2',
    '1,5',
    'NaN',
    '0x10',
    '١',
    '1.0000000000',
    '1000000000000',
  ])('refuse %j', (text) => {
    expect(() => parseDecimal(text)).toThrow(expect.objectContaining({ code: 'malformed-decimal' }));
  });

  it('add without the error of binary fractions', () => {
    expect(formatDecimal(addDecimals(parseDecimal('0.1'), parseDecimal('0.2')))).toBe('0.3');
  });

  it('take percentages by moving the point', () => {
    expect(formatDecimal(percentOf(parseDecimal('77'), parseDecimal('33.3')))).toBe('25.641');
    expect(percentOf(parseDecimal('50'), ZERO)).toEqual(ZERO);
  });

  it('keep the value, whatever it is written like', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        const normal = formatDecimal(parseDecimal(text));
        expect(billionths(normal)).toBe(billionths(text));
        expect(formatDecimal(parseDecimal(normal))).toBe(normal);
      }),
    );
  });

  it('compare and add as whole numbers of billionths do', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (left, right) => {
        const difference = billionths(left) - billionths(right);
        const sign = difference === 0n ? 0 : difference < 0n ? -1 : 1;
        expect(compareDecimals(parseDecimal(left), parseDecimal(right))).toBe(sign);
        const sum = addDecimals(parseDecimal(left), parseDecimal(right));
        expect(sum.units * 10n ** BigInt(9 - sum.scale)).toBe(billionths(left) + billionths(right));
      }),
    );
  });

  it('are the same whether they are small enough for whole numbers of the machine or not', () => {
    const anyUnits = fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 24n }),
      fc.bigInt({ min: -20n, max: 20n }).map((near) => 2n ** 53n + near),
      fc.bigInt({ min: 0n, max: 10n ** 7n }).map((many) => many * 10n ** 9n),
    );
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 0, max: 20 }), (units, scale) => {
        const value = decimalOf(units, scale);
        expect(value.units * 10n ** BigInt(scale - value.scale)).toBe(units);
        expect(value.scale === 0 || value.units % 10n !== 0n).toBe(true);
      }),
    );
  });
});
