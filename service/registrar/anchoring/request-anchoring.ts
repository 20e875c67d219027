import { retryRefused } from '../../anchoring/advance.ts';
import type { BatchState } from '../../store/schema.ts';
import type { Installation } from '../installation.ts';
import { requestAnchor, unanchored } from './anchor-batches.ts';
import { anchoringWith } from './chain-acts.ts';

/** A batch whose anchoring is written down. */
export interface RequestedAnchoring {
  readonly batchId: string;
  readonly cohortId: string;
  /** What is to be done on the chain. */
  readonly actId: string;
  readonly state: BatchState;
}

/**
 * Writes down that sealed batches are to be anchored, and sends nothing: whoever advances the acts does it. What was
 * refused before gets its turn again. A batch that is final already is answered as such.
 *
 * @param batchIds only these; all that are sealed when empty
 * @throws CairnError `batch-not-found`, `batch-empty`, `registry-unknown`, `key-missing`
 */
export async function requestAnchoring(
  installation: Installation,
  batchIds: readonly string[],
): Promise<RequestedAnchoring[]> {
  const waiting = await unanchored(installation, batchIds);
  if (waiting.length === 0) return [];
  const signer = await installation.signer('anchor');
  const requested: RequestedAnchoring[] = [];
  for (const batch of waiting) {
    const actId = await requestAnchor(installation, batch, signer);
    requested.push({ batchId: batch.batch_id, cohortId: batch.cohort_id, actId, state: batch.state });
  }
  await retryRefused(anchoringWith(installation, []), new Set(requested.map(({ actId }) => actId)));
  return requested;
}
