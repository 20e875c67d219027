import type { ContractCall, RegistryCalls } from '../chain/registry-calls.ts';
import type { AtBlock, RegistryReader } from '../chain/registry-reader.ts';
import { CairnError } from '../core/errors.ts';
import { statusWords } from '../core/status-words.ts';
import type { Act, StatusChange } from './act.ts';

/**
 * Whether the chain shows the effect of an act at a block, and if not, the act that is left to do: the chain itself is
 * the idempotency key, so nothing is sent that it already holds, whoever sent it.
 *
 * @throws CairnError `anchor-size-conflict` when the root counts with another size; `chain-unavailable`
 */
export async function remainderOf(act: Act, reader: RegistryReader, at: AtBlock): Promise<Act | null> {
  switch (act.kind) {
    case 'anchor': {
      const batch = await reader.batch(act.issuerId, act.root, at);
      // A void record counts no longer and may be replaced by a good key.
      if (batch === null || batch.voided) return act;
      if (batch.size === act.size) return null;
      throw new CairnError(
        'anchor-size-conflict',
        `The registry holds root ${act.root} with ${batch.size} leaves, not ${act.size}.`,
        {
          remedy: 'Somebody anchored this root with another size: end the key that did, then issue the batch anew.',
          details: { root: act.root, expected: act.size, found: batch.size, key: batch.key },
        },
      );
    }
    case 'revoke':
      return withIndices(act, await unset(act, (size) => reader.revocationWords(act.issuerId, act.root, size, at)));
    case 'suspend':
      return withIndices(act, await unset(act, (size) => reader.suspensionWords(act.issuerId, act.root, size, at)));
    case 'reinstate': {
      const left = await unset(act, (size) => reader.suspensionWords(act.issuerId, act.root, size, at));
      return withIndices(
        act,
        act.indices.filter((index) => !left.includes(index)),
      );
    }
    case 'revoke-batch': {
      const batch = await reader.batch(act.issuerId, act.root, at);
      return batch?.revoked === true ? null : act;
    }
    case 'publish':
      return (await reader.publishedAt(act.issuerId, act.documentKind, act.digest, at)) === null ? act : null;
  }
}

/** The call that does an act. */
export function callOf(act: Act, calls: RegistryCalls): ContractCall {
  switch (act.kind) {
    case 'anchor':
      return calls.anchor(act.issuerId, act.root, act.size);
    case 'revoke':
      return calls.revoke(act.issuerId, act.root, statusWords(act.indices), act.reason);
    case 'suspend':
      return calls.suspend(act.issuerId, act.root, statusWords(act.indices), act.reason);
    case 'reinstate':
      return calls.reinstate(act.issuerId, act.root, statusWords(act.indices), act.reason);
    case 'revoke-batch':
      return calls.revokeBatch(act.issuerId, act.root, act.reason);
    case 'publish':
      return calls.publish(act.issuerId, act.documentKind, act.digest);
  }
}

async function unset(act: StatusChange, read: (size: number) => Promise<bigint[]>): Promise<number[]> {
  const words = await read(act.indices.reduce((most, index) => Math.max(most, index), 0) + 1);
  return act.indices.filter((index) => (((words[index >>> 8] ?? 0n) >> BigInt(index & 0xff)) & 1n) === 0n);
}

function withIndices(act: StatusChange, indices: number[]): StatusChange | null {
  return indices.length === 0 ? null : { ...act, indices };
}
