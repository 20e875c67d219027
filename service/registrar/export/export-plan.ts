import { CairnError } from '../../core/errors.ts';
import { batches } from '../../store/batches.ts';
import { erasedCredentialCount } from '../../store/credentials.ts';
import type { Connection } from '../../store/store.ts';
import { finalBatch, type SealedBatchRow, sealedBatch } from '../certificates/known-batch.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import type { Installation } from '../installation.ts';

/** Whose certificates are exported. */
export type ExportChoice =
  | { readonly batchId: string }
  | { readonly cohortId: string }
  /** Of the whole installation. */
  | { readonly all: true };

/** What there is to export. */
export interface ExportPlan {
  readonly batches: readonly SealedBatchRow[];
  readonly certificates: number;
  /** Certificates of learners who have been erased: they are their holders' alone, and left out. */
  readonly erased: number;
  /** Batches that are left out since they are not final yet, and how many certificates they have. */
  readonly pending: { readonly batches: number; readonly certificates: number };
}

/**
 * Looks up what an export holds, before anything of it is made.
 *
 * @throws CairnError `batch-not-found`, `cohort-not-found`; `batch-not-final` when there is nothing but what is not final yet;
 *   `nothing-to-export` when no certificate was issued, or all their learners were erased
 */
export async function planExport({ store: { db } }: Installation, choice: ExportChoice): Promise<ExportPlan> {
  if ('batchId' in choice) return await planOf(db, [await finalBatch(db, choice.batchId)], []);
  if ('cohortId' in choice) await knownCohort(db, choice.cohortId);
  const sealed: SealedBatchRow[] = [];
  for (const batch of await batches(db, ['sealed', 'submitted', 'included', 'final'])) {
    if ('all' in choice || batch.cohort_id === choice.cohortId) sealed.push(await sealedBatch(db, batch.batch_id));
  }
  const ready = sealed.filter(({ state }) => state === 'final');
  const pending = sealed.filter(({ state }) => state !== 'final');
  if (ready.length === 0 && pending.length > 0) {
    throw new CairnError('batch-not-final', 'None of these batches is final on the chain yet.', {
      remedy: 'Run `npx cairn anchor`, and then this again: nothing is handed out before it is final.',
      details: { batches: pending.map(({ batch_id }) => batch_id) },
    });
  }
  return await planOf(db, ready, pending);
}

async function planOf(
  db: Connection,
  ready: readonly SealedBatchRow[],
  pending: readonly SealedBatchRow[],
): Promise<ExportPlan> {
  let erased = 0;
  for (const { batch_id } of ready) erased += await erasedCredentialCount(db, batch_id);
  const sizeOf = (some: readonly SealedBatchRow[]) => some.reduce((sum, { size }) => sum + size, 0);
  const certificates = sizeOf(ready) - erased;
  if (certificates === 0) throw nothingToExport(erased);
  return {
    batches: ready,
    certificates,
    erased,
    pending: { batches: pending.length, certificates: sizeOf(pending) },
  };
}

function nothingToExport(erased: number): CairnError {
  const [why, remedy] =
    erased === 0
      ? [
          'no certificate has been issued there yet.',
          'Run `npx cairn issue`, then `npx cairn anchor`, and then this again; `npx cairn status` shows what there is.',
        ]
      : [
          'the learners of all certificates there were erased.',
          'Their certificates are with their holders, and nowhere else. Name another cohort or batch.',
        ];
  return new CairnError('nothing-to-export', `Nothing to export: ${why}`, { remedy, details: { erased } });
}
