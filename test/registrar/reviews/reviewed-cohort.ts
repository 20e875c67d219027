import type { Act } from '../../../service/anchoring/act.ts';
import { privateKeySigner } from '../../../service/chain/transaction-signing.ts';
import { parseMerkleRoot } from '../../../service/core/hex.ts';
import { dataStewardshipPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { requestAct } from '../../../service/registrar/anchoring/chain-acts.ts';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../../service/registrar/installation.ts';
import { issueAwards } from '../../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { openUnanchored } from '../unanchored-installation.ts';

/** A cohort of the short course with certificates, whose clock goes on with each evaluation. */
export interface ReviewedCohort {
  readonly installation: Installation;
  /** Corrects the results of a learner: what is not named stays. */
  correct(learnerId: string, scores: Readonly<Record<string, string>>): Promise<void>;
  /** A minute later. */
  evaluate(): ReturnType<typeof evaluateCohorts>;
  issue(): Promise<void>;
  /** Asks for a revocation, as `cairn revoke` does before it sends anything. */
  askToRevoke(credentialId: string): Promise<void>;
  close(): Promise<void>;
}

export const COHORT = 'spring';

/** By these everything of the short course is earned, and nothing with distinction. */
const PASSING = { 'cleaning-test': '70', 'sharing-project': '80', 'final-exam': '60' };

/** Three learners who have passed, and were issued everything. */
export async function openReviewedCohort(): Promise<ReviewedCohort> {
  let now = new Date('2026-05-01T12:00:00Z');
  const { installation: fixed, close } = await openUnanchored(now);
  const installation = { ...fixed, now: () => now };
  const cohort = { id: COHORT, title: 'Spring', source: 'test', pathway: dataStewardshipPathway };
  const correct = (learnerId: string, scores: Readonly<Record<string, string>>) =>
    importCohort(installation, cohort, [
      {
        learnerId,
        name: `Learner ${learnerId}`,
        email: `${learnerId}@college.example`,
        finalResult: null,
        results: Object.entries(scores).map(([assessment, score]) => ({
          ...{ assessment, score, submittedOn: '2026-04-01', carriedOver: false },
        })),
      },
    ]);
  const reviewed: ReviewedCohort = {
    installation,
    correct: async (...given) => {
      await correct(...given);
    },
    evaluate: async () => {
      now = new Date(now.getTime() + 60_000);
      return await evaluateCohorts(installation, []);
    },
    issue: async () => {
      await issueAwards(installation);
    },
    askToRevoke: async (credentialId) => {
      const { batch_id, root, issuer_id, leaf_index } = await installation.store.db
        .selectFrom('credential')
        .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
        .selectAll('batch')
        .select('credential.leaf_index')
        .where('credential_id', '=', credentialId)
        .executeTakeFirstOrThrow();
      const place = { issuerId: BigInt(issuer_id), root: parseMerkleRoot(root), reason: 'issued-in-error' } as const;
      const act: Act = { kind: 'revoke', ...place, indices: [leaf_index] };
      await requestAct(installation, act, batch_id, privateKeySigner(`0x${'33'.repeat(32)}`));
    },
    close,
  };
  for (const learnerId of ['ada', 'ben', 'cleo']) await correct(learnerId, PASSING);
  await reviewed.evaluate();
  await reviewed.issue();
  return reviewed;
}
