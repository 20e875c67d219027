import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinsOf, moneyText, parseCoinPrice, shortCoins, worthOf } from '../../service/core/coin-price.ts';

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

describe('amounts for people', () => {
  it.each([
    [110_812_345_678_901n, '0.0001108'],
    [1_234_567_890_000_000_000n, '1.2345'],
    [10n ** 21n, '1000'],
    [0n, '0'],
  ])('of %i wei are %s', (wei, text) => {
    expect(shortCoins(wei)).toBe(text);
  });

  it.each([
    ['0.153511956', '0.15'],
    ['0.0001', 'less than 0.01'],
    ['0', '0.00'],
    ['12', '12.00'],
  ])('worth %s are %s', (worth, text) => {
    expect(moneyText(worth)).toBe(text);
  });
});
