import type { ChainNode } from '../../chain/chain-node.ts';
import { deploymentBlock } from '../../chain/deployment-block.ts';
import { readBlocks } from '../../chain/read-blocks.ts';
import { readStatusEvents } from '../../chain/read-events.ts';
import { type LeafRange, leafRanges } from '../../core/audit/leaf-ranges.ts';
import type { BlockReference } from '../../core/chain-reading.ts';
import { parseDecimal } from '../../core/decimal.ts';
import { CairnError } from '../../core/errors.ts';
import type { Address, Hash32, MerkleRoot } from '../../core/hex.ts';
import type { DeploymentPin } from '../../core/pins.ts';
import type { StatusReason } from '../../core/status-reason.ts';
import { findPinnedRegistry } from '../anchoring/pinned-registry.ts';

/** A revocation on the chain, by any issuer of the registry. Plain JSON, as the API answers it. */
export interface RevocationRecord {
  readonly kind: 'credentials-revoked' | 'batch-revoked';
  /** Decimal. */
  readonly issuerId: string;
  readonly root: MerkleRoot;
  /** Which certificates of the batch; null: all of them. */
  readonly indices: readonly LeafRange[] | null;
  readonly reason: StatusReason;
  /** The key or, for a whole batch, the admin that acted. */
  readonly by: Address;
  /** The time of the block, Unix seconds. */
  readonly time: number;
  readonly blockNumber: number;
  readonly transactionHash: Hash32;
  readonly logIndex: number;
  /** Whether its block can no longer be undone. */
  readonly final: boolean;
}

/** Which revocations are asked for. Times are Unix seconds, both included. */
export interface RevocationQuery {
  readonly issuerId?: bigint | undefined;
  readonly root?: MerkleRoot | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** As a page before named it: what comes after it on the chain. */
  readonly after?: RevocationCursor | undefined;
}

/** A place in the order of the chain. */
export interface RevocationCursor {
  readonly blockNumber: number;
  readonly logIndex: number;
}

/** A page of revocations, in the order of the chain. */
export interface RevocationPage {
  readonly revocations: readonly RevocationRecord[];
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
  /** The newest block that was read. */
  readonly block: BlockReference;
}

const PAGE = 100;

/** Reads what a page calls `next`. @throws CairnError `malformed-request` */
export function parseRevocationCursor(text: string): RevocationCursor {
  const [block = '', entry = '', ...rest] = text.split('-');
  const [blockNumber, logIndex] = [parseDecimal(block), parseDecimal(entry)];
  if (blockNumber !== null && logIndex !== null && rest.length === 0) return { blockNumber, logIndex };
  throw new CairnError('malformed-request', 'The cursor is not one that a page of revocations has named.', {
    remedy: 'Give what the page before has as `next`, or leave it out.',
  });
}

/** What was read up to a block that is final: it never changes again. */
interface FinalPart {
  readonly upTo: BlockReference;
  readonly records: readonly RevocationRecord[];
}

/** The revocations of a registry, read from the chain: what is final once, what may still change anew each time. */
export class Revocations {
  readonly #deployment: DeploymentPin;
  readonly #now: () => Date;
  #final: FinalPart | null = null;
  /** Everything as of one block, while many ask for it. */
  #newest: { readonly blockHash: Hash32; readonly records: Promise<readonly RevocationRecord[]> } | null = null;

  constructor({ deployment, now }: { readonly deployment: DeploymentPin; readonly now: () => Date }) {
    this.#deployment = deployment;
    this.#now = now;
  }

  /** A page of revocations, as of the chain's newest block. @throws CairnError as `findPinnedRegistry` */
  async page(query: RevocationQuery): Promise<RevocationPage> {
    const { node, reader, head } = await findPinnedRegistry(this.#deployment, this.#now());
    const records = await this.#upTo(head, async () => {
      const finalBlock = await reader.finalBlock(this.#deployment.finality);
      const known = this.#final;
      // A local chain that was reset has other blocks: what was read of the old one is worth nothing.
      const stands = known !== null && (await reader.blockAt(known.upTo.number))?.hash === known.upTo.hash;
      return await this.#read(node, stands ? known : null, finalBlock, head);
    });
    const found = records.filter((record) => isAskedFor(record, query));
    const revocations = found.slice(0, PAGE);
    const last = found.length > PAGE ? revocations.at(-1) : undefined;
    return { revocations, next: last === undefined ? null : `${last.blockNumber}-${last.logIndex}`, block: head };
  }

  async #upTo(
    head: BlockReference,
    read: () => Promise<readonly RevocationRecord[]>,
  ): Promise<readonly RevocationRecord[]> {
    const newest = this.#newest?.blockHash === head.hash ? this.#newest : { blockHash: head.hash, records: read() };
    this.#newest = newest;
    try {
      return await newest.records;
    } catch (error) {
      // A failure is not kept: the next who asks tries again.
      if (this.#newest === newest) this.#newest = null;
      throw error;
    }
  }

  async #read(
    node: ChainNode,
    known: FinalPart | null,
    finalBlock: BlockReference | null,
    head: BlockReference,
  ): Promise<readonly RevocationRecord[]> {
    const { registry } = this.#deployment;
    const first = known === null ? await deploymentBlock(node, registry, head.number) : known.upTo.number + 1;
    const events = await readStatusEvents(node, { registry, fromBlock: first, toBlock: head.number });
    const blocks = await readBlocks(
      node,
      events.map(({ blockNumber }) => blockNumber),
    );
    const read = events.flatMap((event): RevocationRecord[] => {
      const { kind, root, reason, by, blockNumber, transactionHash, logIndex } = event;
      if (kind !== 'credentials-revoked' && kind !== 'batch-revoked') return [];
      const block = blocks.get(blockNumber);
      if (block?.hash !== event.blockHash) throw node.unavailable('changed its newest blocks while it was read');
      const indices = 'words' in event ? leafRanges(event.words) : null;
      const final = finalBlock !== null && blockNumber <= finalBlock.number;
      const place = { time: block.timestamp, blockNumber, transactionHash, logIndex, final };
      return [{ kind, issuerId: String(event.issuerId), root, indices, reason, by, ...place }];
    });
    const records = [...(known?.records ?? []), ...read];
    if (finalBlock !== null && finalBlock.number >= first) {
      this.#final = { upTo: finalBlock, records: records.filter(({ final }) => final) };
    }
    return records;
  }
}

function isAskedFor(record: RevocationRecord, { issuerId, root, from, to, after }: RevocationQuery): boolean {
  return (
    (issuerId === undefined || record.issuerId === String(issuerId)) &&
    (root === undefined || record.root === root) &&
    (from === undefined || record.time >= from) &&
    (to === undefined || record.time <= to) &&
    (after === undefined || isAfter(record, after))
  );
}

function isAfter(record: RevocationRecord, { blockNumber, logIndex }: RevocationCursor): boolean {
  return record.blockNumber > blockNumber || (record.blockNumber === blockNumber && record.logIndex > logIndex);
}
