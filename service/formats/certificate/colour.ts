/** The colours of text that are no issuer's choice. */
export const INK = '#20282b';
export const SOFT_INK = '#56615f';

/** Red, green and blue from 0 to 1, of a colour `#rrggbb` at a strength between white (0) and itself (1). */
export function channelsOf(colour: string, strength = 1): readonly [number, number, number] {
  const channel = (at: number) => 1 - (1 - Number.parseInt(colour.slice(at, at + 2), 16) / 255) * strength;
  return [channel(1), channel(3), channel(5)];
}
