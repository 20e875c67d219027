/** The ends of a hash, enough to tell it from its neighbours: `0x12345678…9abcdef0`. */
export function shortHash(hash: string): string {
  return hash.length > 22 ? `${hash.slice(0, 10)}…${hash.slice(-8)}` : hash;
}
