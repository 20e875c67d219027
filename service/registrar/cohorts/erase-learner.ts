import { CairnError } from '../../core/errors.ts';
import { eraseRows, findLearnerTraces, unscrubbedErasures } from '../../store/erasures.ts';
import type { BatchState } from '../../store/schema.ts';
import type { Installation } from '../installation.ts';
import { removeAbandonedUploads } from '../results/spool-upload.ts';
import { finishErasures } from './finish-erasures.ts';

/** What was erased of a learner, or would be. Nothing in it is personal. */
export interface ErasureSummary {
  readonly dryRun: boolean;
  /** Whether an earlier run was cut off before the file was clean, so that this one has to end it, or has ended it. */
  readonly earlier: boolean;
  /** Rows that went, or were emptied of what is personal, by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly cohortIds: readonly string[];
  /** Their hashes, indices and proofs stay: the batches and everybody else's proofs rest on them. */
  readonly certificates: readonly {
    readonly credentialHash: string;
    readonly batchId: string;
    readonly state: BatchState;
  }[];
}

/**
 * Erases a learner: everything personal of theirs, the salts of their certificates and traces included, leaves every
 * table, and then the database's file and log. What is on the chain never said anything of them. A certificate that they
 * hold goes on verifying, and can still be revoked by its hash; here it can no longer be handed out, corrected or shown.
 *
 * Nothing is kept by which they would be known again. So a second call finds nobody, and an import that still names them
 * brings them back as somebody new.
 *
 * Durability point: the rows are gone for good, in one transaction, before the file is cleaned. A run that is killed in
 * between has left a note, and the next one, for whomever, cleans up first.
 *
 * @throws CairnError `learner-not-found`, `erasure-unfinished`
 */
export async function eraseLearner(
  installation: Installation,
  learnerId: string,
  { dryRun = false }: { readonly dryRun?: boolean | undefined } = {},
): Promise<ErasureSummary> {
  const { store, now } = installation;
  const earlier = (await unscrubbedErasures(store.db)).length > 0;
  const traces = dryRun
    ? await findLearnerTraces(store.db, learnerId)
    : await store.db.transaction().execute((tx) => eraseRows(tx, learnerId, now().toISOString()));
  if (!dryRun) {
    await removeAbandonedUploads(store);
    await finishErasures(installation);
  }
  if (Object.keys(traces.rows).length === 0 && !earlier) {
    throw new CairnError('learner-not-found', 'nothing is kept here of a learner with this id', {
      remedy: 'check the id, as the learning platform writes it; who was erased before is not known any more either',
    });
  }
  const { rows, cohortIds, certificates } = traces;
  return {
    dryRun,
    earlier,
    rows,
    cohortIds,
    certificates: certificates.map(({ credential_hash, batch_id, state }) => ({
      credentialHash: credential_hash,
      batchId: batch_id,
      state,
    })),
  };
}
