const decimalPattern = /^(?:0|[1-9][0-9]*)$/;
const maxUint256 = 2n ** 256n - 1n;

/** The number that a decimal without sign or leading zeros names, when it is a safe integer; null otherwise. */
export function parseDecimal(text: string): number | null {
  if (!decimalPattern.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** The `uint256` that a decimal without sign or leading zeros names; null when it is none. */
export function parseDecimalUint256(text: string): bigint | null {
  if (!decimalPattern.test(text) || text.length > 78) return null;
  const value = BigInt(text);
  return value <= maxUint256 ? value : null;
}
