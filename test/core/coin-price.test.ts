import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinsOf, parseCoinPrice, worthOf } from '../../service/core/coin-price.ts';

describe('the price of a coin', () => {
  it('says what an amount is worth, exactly', () => {
    const price = parseCoinPrice('3100.50', 'EUR');
    expect(worthOf(1_000_000_000_000_000_000n, price)).toBe('3100.5');
    expect(worthOf(49_512_000_000_000n, price)).toBe('0.153511956');
    expect(worthOf(0n, price)).toBe('0');
  });

  it('at one is the amount itself', () => {
    const one = parseCoinPrice('1', 'XTS');
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 1n << 100n }), (wei) => worthOf(wei, one) === coinsOf(wei)));
  });

  it.each([
    ['3,100', 'EUR'],
    ['-1', 'EUR'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['.5', 'EUR'],
    ['3100', 'euro'],
    ['3100', 'eur'],
  ])('is not %j %s', (price, currency) => {
    expect(() => parseCoinPrice(price, currency)).toThrow(expect.objectContaining({ code: 'malformed-decimal' }));
  });
});

describe('an amount of the coin', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000000000000001'],
    [1_500_000_000_000_000_000n, '1.5'],
    [10n ** 21n, '1000'],
  ])('of %i wei is %s', (wei, text) => {
    expect(coinsOf(wei)).toBe(text);
  });
});
