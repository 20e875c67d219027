import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CredentialHash, parseCredentialHash } from '../../../service/core/hex.ts';
import { anchorBatches } from '../../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../../service/registrar/certificates/certificate-of.ts';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import { supersedeCertificate } from '../../../service/registrar/corrections/supersede-certificate.ts';
import { importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { closeReview } from '../../../service/registrar/reviews/close-review.ts';
import { listReviews } from '../../../service/registrar/reviews/list-reviews.ts';
import type { FinalResult } from '../../../service/store/schema.ts';
import { type AnvilInstallation, at, cohortOf, passingLearner, startInstallation } from '../installation-on-anvil.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

const registrar = { kind: 'terminal', id: 'rita', name: 'rita' } as const;

/** An anchored certificate of a pass, whose result is another one now; and the review of it. */
async function corrected(finalResult: FinalResult) {
  const { installation } = setting;
  const { batch, hashes } = await setting.seal(1);
  await anchorBatches(installation, [batch.batch_id]);
  const id = batch.cohort_id;
  await importCohort(installation, cohortOf(id), [{ ...passingLearner(id, 0), finalResult }]);
  await evaluateCohorts(installation, [id]);
  const { reviews } = await listReviews(installation, { cohortIds: [id] });
  return { cohortId: id, hash: at(hashes, 0), reviewId: at(reviews, 0).reviewId };
}

const verdictOf = async (hash: string) =>
  (await setting.verify((await certificateOf(setting.installation, parseCredentialHash(hash))).text)).verdict;
const supersede = (hash: CredentialHash, basis: 'as-issued' | 'as-decided') =>
  supersedeCertificate(setting.installation, hash, undefined, undefined, basis);

describe('a certificate whose result was corrected', () => {
  it('stays valid until a person corrects it to what is decided now, which closes its review', async () => {
    const { installation } = setting;
    const { cohortId, hash, reviewId } = await corrected('distinction');
    expect(await verdictOf(hash)).toBe('valid');
    const { credentialHash, text } = await supersede(hash, 'as-decided');
    expect(text).toContain('Distinction');
    expect([await verdictOf(hash), await verdictOf(credentialHash)]).toEqual(['invalid', 'valid']);
    const finding = { outcome: 'corrected', answer: 'It comes with its distinction now.' } as const;
    expect(await closeReview(installation, registrar, reviewId, finding)).toMatchObject({ changed: true });
    await importCohort(installation, cohortOf(cohortId), [passingLearner(cohortId, 1)]);
    expect((await evaluateCohorts(installation, [cohortId])).reviews).toEqual({ raised: 0, settled: 0, open: 0 });
  });

  it('is not corrected by another name alone', async () => {
    const { hash, reviewId } = await corrected('distinction');
    const { credentialHash } = await supersede(hash, 'as-issued');
    const finding = { outcome: 'corrected', answer: 'It is corrected.' } as const;
    await expect(closeReview(setting.installation, registrar, reviewId, finding)).rejects.toMatchObject({
      code: 'review-not-acted-on',
      remedy: `correct that too: npx cairn supersede ${credentialHash} --as-decided`,
    });
  });

  it('is not corrected to what is not earned, nor before anybody could look', async () => {
    const { hash, cohortId } = await corrected('fail');
    await expect(supersede(hash, 'as-decided')).rejects.toMatchObject({
      code: 'supersession-conflict',
      details: { outcome: 'impossible' },
    });
    await importCohort(setting.installation, cohortOf(cohortId), [passingLearner(cohortId, 0)]);
    await expect(supersede(hash, 'as-decided')).rejects.toMatchObject({ code: 'evaluation-outdated' });
    expect(await verdictOf(hash)).toBe('valid');
  });
});
