import { connect } from '../../anchoring/chain-connection.ts';
import type { ContractCall, RegistryCalls } from '../../chain/registry-calls.ts';
import { sendCall } from '../../chain/send-call.ts';
import type { TransactionReceipt } from '../../chain/transaction-receipt.ts';
import type { Address } from '../../core/hex.ts';
import { type Installation, issuerReference } from '../installation.ts';

/**
 * Ends a key, at once and for ever: it may do nothing more. What it did stands. The admin's act.
 *
 * @throws CairnError `key-not-added`, `key-already-ended`, `not-admin`, `insufficient-funds`, `chain-unavailable`
 */
export async function endKey(installation: Installation, key: Address): Promise<TransactionReceipt> {
  return await asAdmin(installation, (calls, issuerId) => calls.endKey(issuerId, key));
}

/**
 * Declares that somebody else has had a key since a time: it is ended, and what it anchored from then on is void, for
 * ever. Batches of this installation that become void so are anchored again, by another key.
 *
 * @param since Unix seconds
 * @throws CairnError `key-not-added`, `key-invalid` for a time in the future, or later than was declared before; `not-admin`,
 * `insufficient-funds`, `chain-unavailable`
 */
export async function declareCompromised(
  installation: Installation,
  key: Address,
  since: number,
): Promise<TransactionReceipt> {
  return await asAdmin(installation, (calls, issuerId) => calls.declareCompromised(issuerId, key, since));
}

async function asAdmin(
  installation: Installation,
  callOf: (calls: RegistryCalls, issuerId: bigint) => ContractCall,
): Promise<TransactionReceipt> {
  const { issuerId } = issuerReference(installation);
  const { node, calls } = await connect(installation.deployment);
  const admin = await installation.signer('admin');
  return await sendCall(node, admin, callOf(calls, issuerId), { chainId: installation.deployment.chainId });
}
