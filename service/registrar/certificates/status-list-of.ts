import type { BatchId } from '../../core/batch-id.ts';
import type { BlockReference } from '../../core/chain-reading.ts';
import type { JsonObject } from '../../core/json.ts';
import { statusListCredential } from '../../formats/status-list-credential.ts';
import { findPinnedRegistry } from '../anchoring/pinned-registry.ts';
import type { Installation } from '../installation.ts';
import { assertHere, type BatchPlace, finalBatch, placeOf } from './known-batch.ts';
import { statusBits } from './status-bits.ts';

/** How many lists are kept: those of batches that are asked for again within the same block. */
const KEPT_LISTS = 256;

interface EncodedList {
  readonly blockHash: string;
  readonly encodedList: Promise<string>;
}

/** Computes status lists from the chain, each once per block, however many ask for it. */
export class StatusLists {
  readonly #installation: Installation;
  /** The newest list of each batch, the one that was asked for last at the end. */
  readonly #lists = new Map<BatchId, EncodedList>();

  constructor(installation: Installation) {
    this.#installation = installation;
  }

  /**
   * The status list credential of a batch, at the chain's newest block.
   *
   * @throws CairnError `batch-not-found`, `batch-not-final`, and as `findPinnedRegistry`
   */
  async of(batchId: BatchId): Promise<JsonObject> {
    const { deployment, publicUrl, issuer, now } = this.#installation;
    const batch = placeOf(await finalBatch(this.#installation.store.db, batchId));
    const { chainId } = batch;
    assertHere(deployment, batch);
    const time = now();
    const pinned = await findPinnedRegistry(deployment, time);
    const encodedList = await this.#at(pinned.head, batch, async () => (await statusBits(pinned, batch)).encode());
    return statusListCredential({
      publicUrl,
      batchId,
      issuer: issuer.did,
      chainId,
      block: pinned.head,
      encodedList,
      now: time,
    });
  }

  async #at(block: BlockReference, { batchId }: BatchPlace, compute: () => Promise<string>): Promise<string> {
    const known = this.#lists.get(batchId);
    const list = known?.blockHash === block.hash ? known : { blockHash: block.hash, encodedList: compute() };
    this.#lists.delete(batchId);
    this.#lists.set(batchId, list);
    for (const oldest of this.#lists.keys()) {
      if (this.#lists.size <= KEPT_LISTS) break;
      this.#lists.delete(oldest);
    }
    try {
      return await list.encodedList;
    } catch (error) {
      // A failure is not kept: the next who asks tries again.
      if (this.#lists.get(batchId) === list) this.#lists.delete(batchId);
      throw error;
    }
  }
}
