import { openNodes } from '../../audit/open-nodes.ts';
import { readHistory } from '../../audit/read-history.ts';
import type { DatedEvent } from '../../core/audit/dated-event.ts';
import { leafRanges, leavesIn } from '../../core/audit/leaf-ranges.ts';
import type { Address, MerkleRoot } from '../../core/hex.ts';
import type { KeyRecord } from '../../core/registry-records.ts';
import type { StatusReason } from '../../core/status-reason.ts';
import { type SignedTransactionRow, signedTransactions } from '../../store/signed-transactions.ts';
import { type Installation, issuerReference, type OnProgress } from '../installation.ts';

/** Something that an account did to the issuer on the chain. */
export interface KeyAct {
  readonly kind: DatedEvent['kind'];
  /** Unix seconds, of its block. */
  readonly time: number;
  readonly blockNumber: number;
  readonly transactionHash: string;
  readonly root: MerkleRoot | null;
  /** How many certificates it concerns; null where it concerns none. */
  readonly certificates: number | null;
  readonly reason: StatusReason | null;
  /**
   * Whether this installation signed it. Null for what it keeps no record of: a registration, and what concerns keys.
   */
  readonly ours: boolean | null;
  /** The batch and the cohort as this installation knows them; null where it does not. */
  readonly batchId: string | null;
  readonly cohortId: string | null;
}

/** What an account did, by the chain, and what of it this installation knows. */
export interface KeyActs {
  readonly address: Address;
  /** As the chain has it now; null where it was never added: the admin, or a stranger. */
  readonly key: KeyRecord | null;
  /** In the order of the chain. */
  readonly acts: readonly KeyAct[];
}

/**
 * Lists what an account did to the issuer, from the chain alone, and compares it with what this installation signed: so
 * what a thief did with a key stands out.
 *
 * @throws CairnError `issuer-not-registered`, `chain-unavailable`, `wrong-chain`, `registry-unknown`
 */
export async function keyActs(
  installation: Installation,
  address: Address,
  onProgress: OnProgress = () => {},
): Promise<KeyActs> {
  const { store, deployment, now } = installation;
  const { issuerId } = issuerReference(installation);
  const { first } = await openNodes(deployment, now(), undefined);
  const { events } = await readHistory(first, deployment, onProgress);
  const signed = new Map(
    (await signedTransactions(store.db, address)).map((row) => [row.transaction_hash, row] as const),
  );
  const acts = events
    .filter((event) => event.issuerId === issuerId && doerOf(event) === address)
    .map((event) => keyAct(event, signed));
  return { address, key: await first.reader.key(issuerId, address), acts };
}

function doerOf(event: DatedEvent): Address {
  switch (event.kind) {
    case 'issuer-registered':
    case 'admin-transfer-started':
      return event.admin;
    case 'admin-transferred':
      return event.newAdmin;
    case 'batch-anchored':
      return event.key;
    default:
      return event.by;
  }
}

function keyAct(event: DatedEvent, signed: ReadonlyMap<string, SignedTransactionRow>): KeyAct {
  const { kind, time, blockNumber, transactionHash } = event;
  const own = signed.get(transactionHash);
  return {
    ...{ kind, time, blockNumber, transactionHash },
    root: 'root' in event ? event.root : null,
    certificates: certificatesOf(event),
    reason: 'reason' in event ? event.reason : null,
    ours: own !== undefined ? true : 'root' in event || event.kind === 'document-published' ? false : null,
    batchId: own?.batch_id ?? null,
    cohortId: own?.cohort_id ?? null,
  };
}

function certificatesOf(event: DatedEvent): number | null {
  if (event.kind === 'batch-anchored') return event.size;
  return 'words' in event ? leavesIn(leafRanges(event.words)) : null;
}
