/** Unix seconds as `2026-05-01 12:00:00 UTC`: exact, and the same wherever the reader's clock stands. */
export function utcMoment(seconds: number): string {
  // 8.64e12 seconds is as far as ECMAScript's calendar reaches.
  if (!(Math.abs(seconds) <= 8.64e12)) return `second ${seconds}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
