import type { Address } from './hex.ts';
import type { KeyCapability } from './key-capabilities.ts';

/** An issuer as the registry holds it. */
export interface IssuerRecord {
  readonly issuerId: bigint;
  readonly did: string;
  readonly admin: Address;
  /** Who may take over the administration; null when no transfer is under way. */
  readonly pendingAdmin: Address | null;
}

/** A key of an issuer. Times are Unix seconds. */
export interface KeyRecord {
  readonly key: Address;
  readonly capabilities: readonly KeyCapability[];
  readonly validFrom: number;
  /** The first second at which it may no longer write; null for no end. */
  readonly validUntil: number | null;
  /** What it anchored at or after this time is void; null when it was never declared compromised. */
  readonly compromisedSince: number | null;
}

/** A batch of an issuer. */
export interface BatchRecord {
  /** Who anchored it. */
  readonly key: Address;
  /** Unix seconds. */
  readonly anchoredAt: number;
  readonly size: number;
  /** The whole batch is revoked. */
  readonly revoked: boolean;
  /** It does not count: its key was compromised when it anchored. It may be anchored again. */
  readonly voided: boolean;
}
