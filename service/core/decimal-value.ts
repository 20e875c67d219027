const zero = '0';

/**
 * Whether two JSON numbers (in RFC 8259's grammar, or as ECMAScript writes finite numbers) have the same decimal
 * value: `1.50` and `15e-1` do, `9007199254740993` and `9007199254740992` do not.
 */
export function sameDecimalValue(a: string, b: string): boolean {
  return a === b || normalForm(a) === normalForm(b);
}

/** One spelling for each decimal value: sign, digits without zeros at either end, and the power of ten behind them. */
function normalForm(number: string): string {
  const sign = number.startsWith('-') ? '-' : '';
  const [mantissa = '', exponent = '0'] = number.slice(sign.length).toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.split('.');
  const all = integer + fraction;
  let first = 0;
  while (first < all.length && all[first] === '0') first += 1;
  if (first === all.length) return zero;
  let end = all.length;
  while (all[end - 1] === '0') end -= 1;
  // An exponent too large to be exact here belongs to an infinity or to zero, whose normal forms differ anyway.
  const power = Number(exponent) - fraction.length + (all.length - end);
  return `${sign}${all.slice(first, end)}e${power}`;
}
