import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseLearner } from '../../../service/registrar/cohorts/erase-learner.ts';
import { closeReview } from '../../../service/registrar/reviews/close-review.ts';
import { learnerReviews } from '../../../service/registrar/reviews/learner-reviews.ts';
import { listReviews } from '../../../service/registrar/reviews/list-reviews.ts';
import {
  MOST_REQUESTS_A_DAY,
  recordRequest,
  requestReview,
} from '../../../service/registrar/reviews/request-review.ts';
import { showReview } from '../../../service/registrar/reviews/show-review.ts';
import { COHORT, openReviewedCohort, type ReviewedCohort } from './reviewed-cohort.ts';

let cohort: ReviewedCohort;
beforeEach(async () => {
  cohort = await openReviewedCohort();
});
afterEach(() => cohort.close());

const registrar = { kind: 'terminal', id: 'rita', name: 'rita' } as const;
const asked = { cohortId: COHORT, awardId: 'certificate', reason: 'My second attempt was not counted.' };

/** What is shown of the only open review. */
async function onlyOpen() {
  const { reviews } = await listReviews(cohort.installation, {});
  const [review, ...others] = reviews;
  if (review === undefined || others.length > 0) throw new Error(`${reviews.length} reviews are open`);
  return review;
}

/** The result of one learner that a certificate rests on is another one. */
async function correctedExam(score = '55') {
  await cohort.correct('ada', { 'final-exam': score });
  await cohort.evaluate();
  return await onlyOpen();
}

describe('a correction', () => {
  it('says in words what has changed, what was certified and what is decided now', async () => {
    const { reviewId } = await correctedExam();
    const shown = await showReview(cohort.installation, reviewId);
    expect(shown).toMatchObject({
      kind: 'correction',
      learnerId: 'ada',
      name: 'Learner ada',
      award: 'Certificate in Data Stewardship (Foundations)',
      changes: ['“Case examination”: 60 on 1 April 2026 when the certificate was issued; 55 on 1 April 2026 now.'],
      issued: { outcome: 'earned', headline: 'Earned.' },
      decided: { outcome: 'earned', headline: 'Earned.' },
      request: null,
      closed: null,
    });
    expect(shown.certificate).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('is closed with an answer by whoever looked, once', async () => {
    const { reviewId } = await correctedExam();
    const finding = { outcome: 'upheld', answer: 'The certificate states no exam score: it stands.' } as const;
    expect(await closeReview(cohort.installation, registrar, reviewId, finding)).toMatchObject({
      outcome: 'upheld',
      changed: true,
    });
    expect((await listReviews(cohort.installation, {})).reviews).toEqual([]);
    const [closed] = (await listReviews(cohort.installation, { all: true, cohortIds: [COHORT] })).reviews;
    expect(closed?.closed).toMatchObject({ ...finding, by: registrar });
    expect(await closeReview(cohort.installation, registrar, reviewId, finding)).toMatchObject({ changed: false });
    await expect(
      closeReview(cohort.installation, registrar, reviewId, { ...finding, answer: 'Another.' }),
    ).rejects.toMatchObject({ code: 'review-closed' });
  });

  it('is not closed as corrected or revoked before that is done, and the command that does it is named', async () => {
    const { reviewId, certificate } = await correctedExam();
    await expect(
      closeReview(cohort.installation, registrar, reviewId, { outcome: 'corrected', answer: 'It is corrected.' }),
    ).rejects.toMatchObject({
      code: 'review-not-acted-on',
      remedy: `correct it first: npx cairn supersede ${certificate} --as-decided`,
    });
    const revoked = { outcome: 'revoked', answer: 'It is revoked.' } as const;
    await expect(closeReview(cohort.installation, registrar, reviewId, revoked)).rejects.toMatchObject({
      code: 'review-not-acted-on',
      remedy: expect.stringContaining(`npx cairn revoke ${certificate}`),
    });
    const { credential_id } = await cohort.installation.store.db
      .selectFrom('credential')
      .select('credential_id')
      .where('credential_hash', '=', certificate ?? '')
      .executeTakeFirstOrThrow();
    await cohort.askToRevoke(credential_id);
    expect(await closeReview(cohort.installation, registrar, reviewId, revoked)).toMatchObject({ changed: true });
  });

  it.each([
    ['no answer', '  '],
    ['one that is too long', 'a'.repeat(2_001)],
    ['one that moves the cursor', 'It stands.\u001b[2J'],
  ])('is not closed with %s', async (_, answer) => {
    const { reviewId } = await correctedExam();
    await expect(
      closeReview(cohort.installation, registrar, reviewId, { outcome: 'upheld', answer }),
    ).rejects.toMatchObject({ code: 'malformed-review' });
    expect((await onlyOpen()).closed).toBeNull();
  });

  it('that is not there is not closed', async () => {
    await expect(
      closeReview(cohort.installation, registrar, 'none', { outcome: 'upheld', answer: 'It stands.' }),
    ).rejects.toMatchObject({ code: 'review-not-found' });
  });
});

describe('a request of a learner', () => {
  it('is open beside the decision, in the learner’s words, until it is answered', async () => {
    const first = await requestReview(cohort.installation, ['nobody', 'ada'], asked);
    expect(first).toMatchObject({ changed: true });
    expect(await requestReview(cohort.installation, ['ada'], asked)).toEqual({ ...first, changed: false });
    expect(await onlyOpen()).toMatchObject({ request: { text: asked.reason, by: 'learner' }, correction: null });
    await closeReview(cohort.installation, registrar, first.reviewId, { outcome: 'upheld', answer: 'It was counted.' });
    expect(await learnerReviews(cohort.installation, ['ada'])).toMatchObject([
      { request: asked.reason, closed: { outcome: 'upheld', answer: 'It was counted.' } },
    ]);
    expect(JSON.stringify(await learnerReviews(cohort.installation, ['ada']))).not.toContain('rita');
    expect(await learnerReviews(cohort.installation, ['ben'])).toEqual([]);
  });

  it('is one at a time for an award', async () => {
    await requestReview(cohort.installation, ['ada'], asked);
    await expect(
      requestReview(cohort.installation, ['ada'], { ...asked, reason: 'And another thing' }),
    ).rejects.toMatchObject({ code: 'review-open-already' });
    await requestReview(cohort.installation, ['ada'], { ...asked, awardId: 'sharing-plan-badge' });
    await requestReview(cohort.installation, ['ben'], asked);
    expect((await listReviews(cohort.installation, {})).reviews).toHaveLength(3);
  });

  it('may be made a few times a day', async () => {
    for (let count = 0; count < MOST_REQUESTS_A_DAY; count++) {
      const { reviewId } = await requestReview(cohort.installation, ['ada'], asked);
      await closeReview(cohort.installation, registrar, reviewId, { outcome: 'upheld', answer: 'It stands.' });
    }
    await expect(requestReview(cohort.installation, ['ada'], asked)).rejects.toMatchObject({
      code: 'reviews-too-many',
    });
    expect(await recordRequest(cohort.installation, { ...asked, learnerId: 'ada' })).toMatchObject({ changed: true });
    expect(await requestReview(cohort.installation, ['ben'], asked)).toMatchObject({ changed: true });
  });

  it('is for an award of an enrolment of theirs', async () => {
    await expect(requestReview(cohort.installation, ['eve'], asked)).rejects.toMatchObject({
      code: 'learner-not-enrolled',
    });
    await expect(requestReview(cohort.installation, ['ada'], { ...asked, cohortId: 'none' })).rejects.toMatchObject({
      code: 'learner-not-enrolled',
    });
    await expect(requestReview(cohort.installation, ['ada'], { ...asked, awardId: 'none' })).rejects.toMatchObject({
      code: 'award-not-found',
    });
  });

  it('keeps several lines, and leaves out what turns the direction of text', async () => {
    const reason = ' Zoe\u0308 asks:\r\nwhy?\u202e ';
    const { reviewId } = await recordRequest(cohort.installation, { ...asked, learnerId: 'ada', reason });
    expect((await showReview(cohort.installation, reviewId)).request).toEqual({
      text: 'Zoë asks:\nwhy?',
      by: 'registrar',
    });
  });

  it('of one without a certificate is closed as corrected once the decision has come out otherwise', async () => {
    await cohort.correct('dora', { 'sharing-project': '55' });
    await cohort.evaluate();
    const { reviewId } = await recordRequest(cohort.installation, {
      ...{ cohortId: COHORT, learnerId: 'dora', awardId: 'sharing-plan-badge', reason: 'It was 65.' },
    });
    const finding = { outcome: 'corrected', answer: 'You are right.' } as const;
    await expect(closeReview(cohort.installation, registrar, reviewId, finding)).rejects.toMatchObject({
      code: 'review-not-acted-on',
      remedy: expect.stringContaining(`npx cairn evaluate ${COHORT}`),
    });
    await cohort.correct('dora', { 'sharing-project': '65' });
    await cohort.evaluate();
    expect(await closeReview(cohort.installation, registrar, reviewId, finding)).toMatchObject({ changed: true });
  });

  it('is erased with its learner, and with it all that was written', async () => {
    await correctedExam();
    await requestReview(cohort.installation, ['ada'], asked);
    await requestReview(cohort.installation, ['ben'], asked);
    expect((await eraseLearner(cohort.installation, 'ada')).rows).toMatchObject({ review: 2 });
    const { reviews } = await listReviews(cohort.installation, { all: true });
    expect(reviews.map(({ learnerId }) => learnerId)).toEqual(['ben']);
  });
});
