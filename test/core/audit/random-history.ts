import fc from 'fast-check';
import type { DatedEvent } from '../../../service/core/audit/dated-event.ts';
import {
  type Address,
  type MerkleRoot,
  parseAddress,
  parseHash32,
  parseMerkleRoot,
} from '../../../service/core/hex.ts';
import type { KeyCapability } from '../../../service/core/key-capabilities.ts';
import type { RegistryEvent } from '../../../service/core/registry-event.ts';
import { statusWords } from '../../../service/core/status-words.ts';

/** What one issuer of the model has, kept otherwise than the fold keeps it: every leaf by itself. */
export interface ModelIssuer {
  admin: Address;
  pendingAdmin: Address | null;
  readonly keys: Map<Address, ModelKey>;
  readonly batches: Map<MerkleRoot, ModelBatch>;
  readonly documents: Map<string, number>;
}

export interface ModelKey {
  readonly capabilities: readonly KeyCapability[];
  readonly validFrom: number;
  validUntil: number | null;
  compromisedSince: number | null;
}

export interface ModelBatch {
  key: Address;
  anchoredAt: number;
  size: number;
  revoked: boolean;
  readonly revokedLeaves: Set<number>;
  readonly suspendedLeaves: Set<number>;
}

/** Events that a registry tells, and what they leave, by a model that follows ICredentialRegistry.sol. */
export interface RandomHistory {
  readonly events: readonly DatedEvent[];
  readonly issuers: ReadonlyMap<bigint, ModelIssuer>;
}

const COMMANDS = [
  'register',
  'offer',
  'accept',
  'add-key',
  'end-key',
  'compromise',
  'anchor',
  'revoke',
  'revoke',
  'suspend',
  'suspend',
  'reinstate',
  'revoke-batch',
  'publish',
] as const;

const command = fc.record({
  act: fc.constantFrom(...COMMANDS),
  who: fc.nat(1),
  key: fc.nat(2),
  batch: fc.nat(1),
  leaves: fc.uniqueArray(fc.oneof(fc.nat(5), fc.nat(599)), { minLength: 1, maxLength: 6 }),
  size: fc.integer({ min: 1, max: 600 }),
  passed: fc.nat(3),
  back: fc.nat(12),
});

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** A history of anything that a registry can go through: what the contract would refuse does not happen. */
export const randomHistory: fc.Arbitrary<RandomHistory> = fc
  .array(command, { maxLength: 60, size: 'max' })
  .map((commands) =>
    play([{ ...FIRST, act: 'register' }, { ...FIRST, act: 'add-key' }, { ...FIRST, act: 'anchor' }, ...commands]),
  );

const FIRST = { who: 0, key: 0, batch: 0, leaves: [0], size: 600, passed: 1, back: 0 } as const;

const addressOf = (n: number): Address => parseAddress(`0x${(n + 16).toString(16).repeat(20)}`);
const rootOf = (n: number): MerkleRoot => parseMerkleRoot(`0x${(n + 32).toString(16).repeat(32)}`);
const digestOf = (n: number) => parseHash32(`0x${(n + 64).toString(16).repeat(32)}`);
const ALL: readonly KeyCapability[] = ['anchor', 'suspend', 'revoke'];

function play(commands: readonly (Omit<Command, 'leaves'> & { readonly leaves: readonly number[] })[]): RandomHistory {
  const issuers = new Map<bigint, ModelIssuer>();
  const events: DatedEvent[] = [];
  let time = 1_700_000_000;
  const tell = (event: Unplaced): void => {
    const blockNumber = events.length + 1;
    const [blockHash, transactionHash] = [digestOf(blockNumber % 64), digestOf((blockNumber + 7) % 64)];
    events.push({ ...event, blockNumber, blockHash, transactionHash, logIndex: 0, time, final: true });
  };
  for (const { act, who, key: keyNumber, batch: batchNumber, leaves, size, passed, back } of commands) {
    time += passed;
    const admin = addressOf(100 + who);
    if (act === 'register') {
      if (issuers.size >= 2) continue;
      const issuerId = BigInt(issuers.size + 1);
      const owner = addressOf(100 + issuers.size);
      const empty = { keys: new Map(), batches: new Map(), documents: new Map() };
      issuers.set(issuerId, { admin: owner, pendingAdmin: null, ...empty });
      tell({ kind: 'issuer-registered', issuerId, admin: owner, did: `did:web:issuer-${issuerId}.example` });
      continue;
    }
    const issuerId = BigInt(who + 1);
    const issuer = issuers.get(issuerId);
    if (issuer === undefined) continue;
    const account = addressOf(keyNumber);
    const key = issuer.keys.get(account);
    const root = rootOf(batchNumber);
    const batch = issuer.batches.get(root);
    const may = key !== undefined && key.validFrom <= time && (key.validUntil === null || time < key.validUntil);
    switch (act) {
      case 'offer':
        tell({ kind: 'admin-transfer-started', issuerId, admin: issuer.admin, newAdmin: admin });
        issuer.pendingAdmin = admin;
        break;
      case 'accept':
        if (issuer.pendingAdmin === null) break;
        tell({ kind: 'admin-transferred', issuerId, admin: issuer.admin, newAdmin: issuer.pendingAdmin });
        issuer.admin = issuer.pendingAdmin;
        issuer.pendingAdmin = null;
        break;
      case 'add-key': {
        if (key !== undefined) break;
        const until = back < 6 ? null : time + back * 10;
        issuer.keys.set(account, { capabilities: ALL, validFrom: time, validUntil: until, compromisedSince: null });
        const period = { capabilities: ALL, validFrom: time, validUntil: until };
        tell({ kind: 'key-added', issuerId, key: account, by: issuer.admin, ...period });
        break;
      }
      case 'end-key':
        if (key === undefined || (key.validUntil !== null && time >= key.validUntil)) break;
        key.validUntil = time;
        tell({ kind: 'key-ended', issuerId, key: account, by: back % 2 === 0 ? issuer.admin : account });
        break;
      case 'compromise': {
        const since = time - back;
        if (key === undefined || (key.compromisedSince !== null && since >= key.compromisedSince)) break;
        if (key.validUntil === null || time < key.validUntil) key.validUntil = time;
        key.compromisedSince = since;
        tell({ kind: 'key-compromised', issuerId, key: account, by: issuer.admin, since });
        break;
      }
      case 'anchor': {
        if (!may || (batch !== undefined && !isVoidBatch(issuer, batch))) break;
        const fresh = { revoked: false, revokedLeaves: new Set<number>(), suspendedLeaves: new Set<number>() };
        // Leaves that were named before have to be there still, or the model would be of no contract.
        const atLeast = Math.max(size, ...(batch?.revokedLeaves ?? []), ...(batch?.suspendedLeaves ?? [])) + 1;
        issuer.batches.set(root, { ...(batch ?? fresh), key: account, anchoredAt: time, size: atLeast });
        tell({ kind: 'batch-anchored', issuerId, root, key: account, size: atLeast });
        break;
      }
      case 'revoke-batch':
        if (batch === undefined || batch.revoked) break;
        batch.revoked = true;
        tell({ kind: 'batch-revoked', issuerId, root, by: issuer.admin, reason: 'issued-in-error' });
        break;
      case 'publish': {
        const name = `issuer-document:${digestOf(batchNumber)}`;
        if (issuer.documents.has(name)) break;
        issuer.documents.set(name, time);
        const digest = digestOf(batchNumber);
        tell({ kind: 'document-published', issuerId, documentKind: 'issuer-document', digest, by: issuer.admin });
        break;
      }
      default: {
        if (!may || batch === undefined) break;
        const set = act === 'revoke' ? batch.revokedLeaves : batch.suspendedLeaves;
        const named = act === 'reinstate' ? [...set].slice(0, leaves.length) : leaves;
        const changed = named.filter((leaf) => leaf < batch.size && set.has(leaf) === (act === 'reinstate'));
        if (changed.length === 0) break;
        for (const leaf of changed) {
          if (act === 'reinstate') set.delete(leaf);
          else set.add(leaf);
        }
        const kind = STATUS_KINDS[act];
        tell({ kind, issuerId, root, by: account, reason: 'unspecified', words: statusWords(changed) });
      }
    }
  }
  return { events, issuers };
}

const STATUS_KINDS = {
  revoke: 'credentials-revoked',
  suspend: 'credentials-suspended',
  reinstate: 'credentials-reinstated',
} as const;

type Place = 'blockNumber' | 'blockHash' | 'transactionHash' | 'logIndex';
type Unplaced = RegistryEvent extends infer E ? (E extends RegistryEvent ? Omit<E, Place> : never) : never;

/** Whether the model's batch counts. */
export function isVoidBatch({ keys }: ModelIssuer, { key, anchoredAt }: ModelBatch): boolean {
  const since = keys.get(key)?.compromisedSince ?? null;
  return since !== null && anchoredAt >= since;
}
