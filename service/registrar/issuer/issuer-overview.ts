import { connect } from '../../anchoring/chain-connection.ts';
import { readAccount } from '../../chain/account-state.ts';
import type { KeyRole } from '../../chain/key-role.ts';
import type { Address } from '../../core/hex.ts';
import type { KeyCapability } from '../../core/key-capabilities.ts';
import type { Installation } from '../installation.ts';

/** What the chain knows of one of the issuer's keys. */
export interface KeyOverview {
  readonly role: KeyRole;
  readonly address: Address;
  /** Wei. */
  readonly balance: bigint;
  /** Empty for the admin, which is no key, and for a key that was never added. */
  readonly capabilities: readonly KeyCapability[];
  /** The admin: whether the registry holds it as such. A key: added and valid at this time. */
  readonly inForce: boolean;
}

export interface IssuerOverview {
  /** Whether the registry holds the configured issuer id with the configured DID. */
  readonly registered: boolean;
  /** Null when it is not registered. */
  readonly admin: Address | null;
  readonly keys: readonly KeyOverview[];
}

/**
 * The issuer as the chain has it now.
 *
 * @throws CairnError `chain-unavailable`, `wrong-chain`, `registry-unknown`
 */
export async function issuerOverview(
  { issuer, deployment, now }: Installation,
  keys: readonly { readonly role: KeyRole; readonly address: Address }[],
): Promise<IssuerOverview> {
  const { node, reader } = await connect(deployment);
  const { issuerId, did } = issuer;
  const record = issuerId === null ? null : await reader.issuer(issuerId);
  const registered = record !== null && record.did === did;
  const seconds = now().getTime() / 1000;
  const overviews = keys.map(async ({ role, address }): Promise<KeyOverview> => {
    const { balance } = await readAccount(node, address);
    if (role === 'admin') {
      return { role, address, balance, capabilities: [], inForce: registered && record.admin === address };
    }
    const key = registered ? await reader.key(record.issuerId, address) : null;
    const valid = key !== null && key.validFrom <= seconds && (key.validUntil === null || seconds < key.validUntil);
    return { role, address, balance, capabilities: key?.capabilities ?? [], inForce: valid };
  });
  return { registered, admin: registered ? record.admin : null, keys: await Promise.all(overviews) };
}
