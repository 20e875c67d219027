/** What a key may do, as the contract's bit field. */
export const keyCapabilities = { anchor: 1, suspend: 2, revoke: 4 } as const;

export type KeyCapability = keyof typeof keyCapabilities;

/** The bit field of a set of capabilities. */
export function capabilityBits(capabilities: Iterable<KeyCapability>): number {
  let bits = 0;
  for (const capability of capabilities) bits |= keyCapabilities[capability];
  return bits;
}

/** The capabilities in a bit field, in the order anchor, suspend, revoke. */
export function capabilitiesOf(bits: number): KeyCapability[] {
  const all: readonly KeyCapability[] = ['anchor', 'suspend', 'revoke'];
  return all.filter((capability) => (bits & keyCapabilities[capability]) !== 0);
}
