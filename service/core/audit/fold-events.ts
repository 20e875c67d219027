import type { Address, MerkleRoot } from '../hex.ts';
import type { KeyCapability } from '../key-capabilities.ts';
import type { IssuerRecord, KeyRecord } from '../registry-records.ts';
import type { DatedEvent } from './dated-event.ts';
import { type BatchState, documentName, isVoid, type PublishedDocument, type RegistryState } from './registry-state.ts';

/** An event that the contract cannot have told after those before it, so that one of them is missing or invented. */
export interface Contradiction {
  readonly event: DatedEvent;
  /** The rule of the contract that it goes against; completes "..., though ...". */
  readonly rule: string;
}

/** What a history comes to. */
export interface FoldedHistory {
  readonly state: RegistryState;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Replays events, in the order of the chain from the first on, into the state that they leave. The contract tells each
 * change once and refuses what would change nothing (contracts/README, invariant 10), so the events alone rebuild all
 * that it holds; each is held against the contract's rules on the way, and applied even so.
 */
export function foldEvents(events: Iterable<DatedEvent>): FoldedHistory {
  const issuers = new Map<bigint, FoldedIssuer>();
  const contradictions: Contradiction[] = [];
  for (const event of events) {
    const complain = (rule: string): void => {
      contradictions.push({ event, rule });
    };
    if (event.kind === 'issuer-registered') register(issuers, event, complain);
    else {
      const issuer = issuers.get(event.issuerId);
      if (issuer === undefined) complain('no such issuer is registered');
      else apply(issuer, event, complain);
    }
  }
  return { state: { issuers }, contradictions };
}

/** A state as far as it is folded; `RegistryState` is how others see it. */
interface FoldedIssuer extends IssuerRecord {
  admin: Address;
  pendingAdmin: Address | null;
  wasOffered: boolean;
  readonly keys: Map<Address, KeyRecord>;
  readonly batches: Map<MerkleRoot, FoldedBatch>;
  readonly documents: Map<string, PublishedDocument>;
}

interface FoldedBatch extends BatchState {
  readonly revocations: Map<number, bigint>;
  readonly suspensions: Map<number, bigint>;
}

type Complain = (rule: string) => void;
type EventOf<K extends DatedEvent['kind']> = Extract<DatedEvent, { kind: K }>;
type LaterEvent = Exclude<DatedEvent, { kind: 'issuer-registered' }>;

const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;

function register(
  issuers: Map<bigint, FoldedIssuer>,
  { issuerId, did, admin }: EventOf<'issuer-registered'>,
  complain: Complain,
): void {
  if (issuerId !== BigInt(issuers.size + 1)) complain('issuers are numbered one after the other');
  if (issuers.has(issuerId)) return;
  const empty = { keys: new Map(), batches: new Map(), documents: new Map() };
  issuers.set(issuerId, { issuerId, did, admin, pendingAdmin: null, wasOffered: false, ...empty });
}

function apply(issuer: FoldedIssuer, event: LaterEvent, complain: Complain): void {
  switch (event.kind) {
    case 'admin-transfer-started':
      if (event.admin !== issuer.admin) complain('another account is the admin');
      issuer.pendingAdmin = event.newAdmin === ZERO_ADDRESS ? null : event.newAdmin;
      issuer.wasOffered ||= issuer.pendingAdmin !== null;
      return;
    case 'admin-transferred':
      if (event.admin !== issuer.admin) complain('another account is the admin');
      if (event.newAdmin !== issuer.pendingAdmin) complain('the admin had not named this successor');
      issuer.admin = event.newAdmin;
      issuer.pendingAdmin = null;
      return;
    case 'key-added': {
      if (event.by !== issuer.admin) complain('only the admin adds keys');
      if (issuer.keys.has(event.key)) {
        complain('the key had been added before');
        return;
      }
      const { key, capabilities, validFrom, validUntil } = event;
      issuer.keys.set(key, { key, capabilities, validFrom, validUntil, compromisedSince: null });
      return;
    }
    case 'key-ended':
    case 'key-compromised':
      endKey(issuer, event, complain);
      return;
    case 'batch-anchored':
      anchor(issuer, event, complain);
      return;
    case 'batch-revoked': {
      if (event.by !== issuer.admin) complain('only the admin revokes a whole batch');
      const batch = issuer.batches.get(event.root);
      if (batch === undefined) {
        complain('the issuer had not anchored this root');
        return;
      }
      if (batch.revoked) complain('the batch was revoked before');
      issuer.batches.set(event.root, { ...batch, revoked: true });
      return;
    }
    case 'document-published': {
      if (event.documentKind === 'pathway-version') assertMay(issuer, event.by, 'anchor', event.time, complain);
      else if (event.by !== issuer.admin) complain('only the admin publishes issuer documents');
      const name = documentName(event.documentKind, event.digest);
      if (issuer.documents.has(name)) {
        complain('the digest was published before');
        return;
      }
      const { documentKind, digest, time } = event;
      issuer.documents.set(name, { documentKind, digest, publishedAt: time });
      return;
    }
    default:
      changeStatus(issuer, event, complain);
      return;
  }
}

/** As `KeyWord.endedAt`: an end only moves earlier, and a compromise ends the key with it. */
function endKey(
  issuer: FoldedIssuer,
  event: EventOf<'key-ended'> | EventOf<'key-compromised'>,
  complain: Complain,
): void {
  const byKeyItself = event.kind === 'key-ended' && event.by === event.key;
  if (event.by !== issuer.admin && !byKeyItself) complain('the account may not end this key');
  const key = issuer.keys.get(event.key);
  if (key === undefined) {
    complain('the key had not been added');
    return;
  }
  const hadEnded = key.validUntil !== null && event.time >= key.validUntil;
  const validUntil = hadEnded ? key.validUntil : event.time;
  if (event.kind === 'key-ended') {
    if (hadEnded) complain('the key had ended before');
    issuer.keys.set(event.key, { ...key, validUntil });
    return;
  }
  const { since } = event;
  if (since > event.time) complain('a compromise is not declared for the future');
  if (key.compromisedSince !== null && since >= key.compromisedSince) complain('a compromise only moves earlier');
  issuer.keys.set(event.key, { ...key, validUntil, compromisedSince: since });
}

function anchor(issuer: FoldedIssuer, event: EventOf<'batch-anchored'>, complain: Complain): void {
  const { root, key, size, time } = event;
  assertMay(issuer, key, 'anchor', time, complain);
  const before = issuer.batches.get(root);
  if (before !== undefined && !isVoid(issuer, before)) complain('the root was anchored before, and counted');
  const kept = before ?? { revoked: false, revocations: new Map(), suspensions: new Map() };
  issuer.batches.set(root, { ...kept, root, key, size, anchoredAt: time });
}

type StatusChange = EventOf<'credentials-revoked' | 'credentials-suspended' | 'credentials-reinstated'>;

function changeStatus(issuer: FoldedIssuer, event: StatusChange, complain: Complain): void {
  const isRevocation = event.kind === 'credentials-revoked';
  assertMay(issuer, event.by, isRevocation ? 'revoke' : 'suspend', event.time, complain);
  const batch = issuer.batches.get(event.root);
  if (batch === undefined) {
    complain('the issuer had not anchored this root');
    return;
  }
  const bitmap = isRevocation ? batch.revocations : batch.suspensions;
  const sets = event.kind !== 'credentials-reinstated';
  for (const { position, mask } of event.words) {
    const at = Number(position);
    if (mask === 0n || mask >> leavesOfWord(at, batch.size) !== 0n) complain('the batch has no such leaves');
    const before = bitmap.get(at) ?? 0n;
    if ((sets ? before & mask : ~before & mask) !== 0n) complain('these leaves had that status already');
    bitmap.set(at, sets ? before | mask : before & ~mask);
  }
}

/** How many leaves of a batch stand in the word at a position. */
function leavesOfWord(position: number, size: number): bigint {
  return BigInt(Math.min(Math.max(size - position * 256, 0), 256));
}

function assertMay(
  { keys }: FoldedIssuer,
  account: Address,
  capability: KeyCapability,
  time: number,
  complain: Complain,
): void {
  const key = keys.get(account);
  if (key === undefined) {
    complain('the account is no key of the issuer');
    return;
  }
  if (!key.capabilities.includes(capability)) complain(`the key may not ${capability}`);
  if (time < key.validFrom || (key.validUntil !== null && time >= key.validUntil)) {
    complain('the key was not valid at that time');
  }
}
