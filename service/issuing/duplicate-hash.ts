/**
 * Whether two of the hashes are the same. The first six bytes of each are compared as numbers, since numbers sort much
 * faster than a set of texts is filled; whole hashes are compared only where those are the same.
 */
export function hasDuplicate(hashes: readonly Uint8Array[]): boolean {
  const beginnings = new Float64Array(hashes.length);
  let position = 0;
  for (const hash of hashes) beginnings[position++] = beginningOf(hash);
  beginnings.sort();
  if (beginnings.every((beginning, index) => beginning !== beginnings[index + 1])) return false;
  return new Set(hashes.map((hash) => Buffer.from(hash).toString('latin1'))).size !== hashes.length;
}

/** Six bytes, which a number holds exactly. */
function beginningOf(hash: Uint8Array): number {
  let value = 0;
  for (let index = 0; index < 6; index += 1) value = value * 256 + (hash[index] ?? 0);
  return value;
}
