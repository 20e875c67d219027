import { type CredentialHash, parseCredentialHash } from '../../../service/core/hex.ts';
import { dataStewardshipPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { requestAnchor } from '../../../service/registrar/anchoring/anchor-batches.ts';
import { sealedBatch } from '../../../service/registrar/certificates/known-batch.ts';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../../service/registrar/installation.ts';
import { issueAwards } from '../../../service/registrar/issuing/issue-awards.ts';
import { type CohortLearner, importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { batches, setBatchState } from '../../../service/store/batches.ts';
import { batchCredentialHashes } from '../../../service/store/credentials.ts';

/** With three awards each, as many credentials as OULAD gives. */
const LEARNERS = 12_200;

/**
 * Fills an installation with batches that it takes for final, though no chain holds them: a look-up of a proof asks none.
 *
 * @returns the hashes of all credentials
 */
export async function makeFinalBatches(installation: Installation): Promise<CredentialHash[]> {
  const { db } = installation.store;
  const cohort = { id: 'bench', title: 'Benchmark', source: 'bench', pathway: dataStewardshipPathway };
  await importCohort(
    installation,
    cohort,
    Array.from({ length: LEARNERS }, (_, index) => successfulLearner(index)),
  );
  await evaluateCohorts(installation, []);
  await issueAwards(installation);
  const signer = await installation.signer('anchor');
  const hashes: string[] = [];
  for (const { batch_id } of await batches(db)) {
    const batch = await sealedBatch(db, batch_id);
    const actId = await requestAnchor(installation, batch, signer);
    await db
      .updateTable('act')
      .set({ state: 'final', block_number: 1, transaction_hash: batch.root })
      .where('act_id', '=', actId)
      .execute();
    await setBatchState(db, batch.batch_id, 'final');
    hashes.push(...(await batchCredentialHashes(db, batch.batch_id)));
  }
  return hashes.map(parseCredentialHash);
}

function successfulLearner(index: number): CohortLearner {
  const score = String(60 + (index % 40));
  return {
    learnerId: `bench-${index}`,
    name: `Learner ${index}`,
    email: `learner${index}@example.org`,
    finalResult: null,
    results: ['cleaning-test', 'sharing-project', 'final-exam'].map((assessment) => ({
      assessment,
      score,
      submittedOn: '2026-10-30',
      carriedOver: false,
    })),
  };
}
