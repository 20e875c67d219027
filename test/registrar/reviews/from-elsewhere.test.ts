import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway } from '../../../service/pathway/pathway.ts';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import { issueAwards } from '../../../service/registrar/issuing/issue-awards.ts';
import { recognisePriorLearning } from '../../../service/registrar/recognitions/recognise-prior-learning.ts';
import { withdrawRecognition } from '../../../service/registrar/recognitions/withdraw-recognition.ts';
import { importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { listReviews } from '../../../service/registrar/reviews/list-reviews.ts';
import { openReviewedCohort, type ReviewedCohort } from './reviewed-cohort.ts';

/** The three tiers, with an award for whoever holds the certificate of the short course. */
const professional = parsePathway({
  ...Object(shippedPathway('data-stewardship-professional').source),
  id: 'professional-with-entrance',
  awards: shippedPathway('data-stewardship-professional').awards.map((award) =>
    award.id === 'catalogue-badge'
      ? { ...award, requirement: { kind: 'award-held', award: 'certificate', pathway: 'data-stewardship-foundations' } }
      : award,
  ),
});

let cohort: ReviewedCohort;
beforeEach(async () => {
  cohort = await openReviewedCohort();
  const results = ['catalogue-entry', 'provenance-test', 'quality-report', 'practitioner-exam'].map((assessment) => ({
    ...{ assessment, score: '70', submittedOn: '2026-04-01', carriedOver: false },
  }));
  const advanced = { id: 'advanced', title: 'Advanced', source: 'test', pathway: professional };
  await importCohort(cohort.installation, advanced, [
    { learnerId: 'ada', name: null, email: null, finalResult: null, results },
  ]);
});
afterEach(() => cohort.close());

const inAdvanced = async () => {
  await cohort.evaluate();
  return (await listReviews(cohort.installation, { cohortIds: ['advanced'] })).reviews;
};

describe('a certificate that rests on what comes from elsewhere', () => {
  it('is reviewed when prior learning is no longer recognised', async () => {
    const { recognitionId } = await recognisePriorLearning(cohort.installation, {
      ...{ cohortId: 'advanced', learnerId: 'ada', moduleId: 'lawful-handling', decidedBy: 'The board' },
      ...{ basis: 'portfolio', evidence: [{ title: 'A portfolio' }], on: '2026-02-01' },
    });
    await evaluateCohorts(cohort.installation, []);
    await issueAwards(cohort.installation, { cohortIds: ['advanced'], awardIds: ['practitioner'] });
    expect(await inAdvanced()).toEqual([]);
    await withdrawRecognition(cohort.installation, recognitionId, 'It was of another module');
    expect(await inAdvanced()).toMatchObject([
      {
        awardId: 'practitioner',
        changes: [
          'By what is on record now, the award is not earned.',
          '“Lawful and fair handling of data” was recognised as prior learning on 1 February 2026; that does not count any more.',
        ],
      },
    ]);
  });

  it('is reviewed when the award of another pathway is revoked', async () => {
    await evaluateCohorts(cohort.installation, []);
    await issueAwards(cohort.installation, { cohortIds: ['advanced'], awardIds: ['catalogue-badge'] });
    expect(await inAdvanced()).toEqual([]);
    const { credential_id } = await cohort.installation.store.db
      .selectFrom('credential')
      .select('credential_id')
      .where('cohort_id', '=', 'spring')
      .where('learner_id', '=', 'ada')
      .where('award_id', '=', 'certificate')
      .executeTakeFirstOrThrow();
    await cohort.askToRevoke(credential_id);
    expect(await inAdvanced()).toMatchObject([
      {
        correction: { reasons: ['no-longer-earned', 'result-changed'], changes: [{ kind: 'held-award', now: null }] },
      },
    ]);
  });
});
