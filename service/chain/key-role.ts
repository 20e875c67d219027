import type { KeyCapability } from '../core/key-capabilities.ts';

/** What the keys of an installation are for. */
export type KeyRole = 'admin' | 'anchor' | 'revoke';

/**
 * The capabilities that a role's key is given. The everyday key can anchor and suspend: what a thief does with it can be
 * undone. Revocations by a key that is later compromised stand, so that key is kept apart. The admin is no key at all.
 */
export const roleCapabilities: Record<Exclude<KeyRole, 'admin'>, readonly KeyCapability[]> = {
  anchor: ['anchor', 'suspend'],
  revoke: ['revoke'],
};
