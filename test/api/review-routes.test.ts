import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { cohortOf, importPassing, passingLearner } from '../registrar/installation-on-anvil.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { signedIn } from './signed-in.ts';

let desk: DeskService;
let registrar: string;
let auditor: string;
let reviewId: string;

/** Two cohorts of one learner each who was certified with a pass, and has failed now. */
beforeAll(async () => {
  desk = await startDeskService();
  [registrar, auditor] = [await desk.key('registrar'), await desk.key('auditor')];
  for (const id of ['spring', 'autumn']) await importPassing(desk.installation, id, 1);
  await evaluateCohorts(desk.installation, []);
  await issueAwards(desk.installation);
  for (const id of ['spring', 'autumn']) {
    await importCohort(desk.installation, cohortOf(id), [{ ...passingLearner(id, 0), finalResult: 'fail' }]);
  }
});
afterAll(async () => await desk.close());

/** The audit log's entries of an action, as text. */
const told = async (action: string) =>
  JSON.stringify(await auditEntries(desk.installation.store.db, { limit: 1000, action }));

describe('/v1/reviews', () => {
  it('are opened by an evaluation, which tells how many', async () => {
    const { json } = await desk.send('POST', '/v1/evaluations', registrar, {});
    expect(json).toMatchObject({ reviews: { raised: 2, settled: 0, open: 2 } });
    const cohort = await desk.send('GET', '/v1/cohorts/spring', registrar);
    expect(cohort.json).toMatchObject({ openReviews: 1 });
  });

  it('lists them with what has changed, and to an auditor without a name', async () => {
    const { json } = await desk.send('GET', '/v1/reviews?cohort=spring', registrar);
    expect(json).toMatchObject({
      isWhole: true,
      reviews: [
        {
          kind: 'correction',
          learnerId: 'spring:0',
          name: 'Learner 0 Åström',
          changes: [
            'By what is on record now, the award is not earned.',
            'Final result: pass when the certificate was issued; fail now.',
          ],
          correction: { reasons: ['no-longer-earned', 'result-changed'] },
          closed: null,
        },
      ],
    });
    const [review] = JSON.parse(JSON.stringify(json.reviews));
    reviewId = review.reviewId;
    const shown = await desk.send('GET', `/v1/reviews/${reviewId}`, auditor);
    expect(shown).toMatchObject({ status: 200, json: { learnerId: null, name: null, issued: null, decided: null } });
    expect(shown.text).not.toContain('Åström');
    expect(shown.text).not.toContain('spring:0');
    expect((await desk.send('GET', '/v1/reviews', auditor)).text).not.toContain('Åström');
    expect((await desk.send('GET', `/v1/reviews/${reviewId}`, registrar)).json).toMatchObject({
      issued: { headline: 'Earned.' },
      decided: { outcome: 'impossible' },
    });
  });

  it('are those of the cohorts that a key is for', async () => {
    const own = await desk.key('registrar', { cohorts: ['autumn'] });
    const { json } = await desk.send('GET', '/v1/reviews', own);
    expect(json.reviews).toMatchObject([{ cohortId: 'autumn' }]);
    expect((await desk.send('GET', '/v1/reviews?cohort=spring', own)).status).toBe(403);
    expect((await desk.send('GET', `/v1/reviews/${reviewId}`, own)).status).toBe(403);
    const finding = { outcome: 'upheld', answer: 'It stands.' };
    expect((await desk.send('POST', `/v1/reviews/${reviewId}/closure`, own, finding)).status).toBe(403);
    expect((await desk.send('POST', `/v1/reviews/${reviewId}/closure`, auditor, finding)).status).toBe(403);
  });

  it('are closed with an answer, once, and the log names nobody', async () => {
    const close = (body: object) => desk.send('POST', `/v1/reviews/${reviewId}/closure`, registrar, body);
    expect(await close({ outcome: 'revoked', answer: 'It is.' })).toMatchObject({
      status: 409,
      json: { code: 'review-not-acted-on' },
    });
    expect(await close({ outcome: 'upheld', answer: ' ' })).toMatchObject({
      status: 400,
      json: { code: 'malformed-review' },
    });
    const finding = { outcome: 'upheld', answer: 'The failure is appealed.' };
    expect(await close(finding)).toMatchObject({ status: 200, json: { changed: true, outcome: 'upheld' } });
    expect(await close(finding)).toMatchObject({ status: 200, json: { changed: false } });
    expect(await close({ ...finding, answer: 'Another' })).toMatchObject({
      status: 409,
      json: { code: 'review-closed', details: { outcome: 'upheld' } },
    });
    const log = (await told('reviews.close')) + (await told('reviews.list')) + (await told('reviews.show'));
    expect(log).toContain(reviewId);
    expect(log).not.toContain('spring:0');
    expect(log).not.toContain('appealed');
  });
});

describe('/v1/learn/reviews', () => {
  it('show a learner what has become of theirs, and nobody else’s', async () => {
    const headers = await signedIn(desk.installation, ['spring:0']);
    const { json } = await desk.send('GET', '/v1/learn/reviews', undefined, undefined, headers);
    expect(json.reviews).toMatchObject([
      {
        reviewId,
        award: 'Certificate of Completion: Open University module AAA',
        closed: { outcome: 'upheld', answer: 'The failure is appealed.' },
      },
    ]);
    expect(JSON.stringify(json)).not.toContain('api-key');
  });

  it('are asked for, one at a time, of a decision of theirs', async () => {
    const headers = await signedIn(desk.installation, ['autumn:0']);
    const ask = (body: object) => desk.send('POST', '/v1/learn/reviews', undefined, body, headers);
    const asked = { cohortId: 'autumn', awardId: 'certificate', reason: 'I did hand it in.' };
    const first = await ask(asked);
    expect(first).toMatchObject({ status: 201, json: { cohortId: 'autumn', changed: true } });
    expect(await ask(asked)).toMatchObject({ status: 200, json: { ...first.json, changed: false } });
    expect(await ask({ ...asked, reason: 'Really.' })).toMatchObject({
      status: 409,
      json: { code: 'review-open-already' },
    });
    expect((await ask({ ...asked, cohortId: 'spring' })).json).toMatchObject({ code: 'learner-not-enrolled' });
    const { json } = await desk.send('GET', '/v1/reviews?cohort=autumn', registrar);
    expect(json.reviews).toContainEqual(expect.objectContaining({ kind: 'correction' }));
    expect(json.reviews).toContainEqual(
      expect.objectContaining({ kind: 'request', request: { text: 'I did hand it in.', by: 'learner' } }),
    );
    const log = await told('reviews.request');
    expect(log).not.toContain('autumn:0');
    expect(log).not.toContain('hand it in');
  });

  it('are of the enrolment that is meant, where one person has two in a cohort', async () => {
    await importCohort(desk.installation, cohortOf('autumn'), [passingLearner('autumn', 1)]);
    const { reference } = await desk.installation.store.db
      .selectFrom('learner')
      .select('reference')
      .where('learner_id', '=', 'autumn:1')
      .executeTakeFirstOrThrow();
    const headers = await signedIn(desk.installation, ['autumn:0', 'autumn:1']);
    const asked = { cohortId: 'autumn', awardId: 'certificate', reason: 'The other one.', learner: reference };
    expect((await desk.send('POST', '/v1/learn/reviews', undefined, asked, headers)).status).toBe(201);
    const { json } = await desk.send('GET', '/v1/learn/reviews', undefined, undefined, headers);
    expect(json.reviews).toContainEqual(expect.objectContaining({ request: 'The other one.', learner: reference }));
    const others = await signedIn(desk.installation, ['autumn:0']);
    expect((await desk.send('POST', '/v1/learn/reviews', undefined, asked, others)).json).toMatchObject({
      code: 'learner-not-enrolled',
    });
  });

  it('leave no words of a learner in the log, whatever they put where', async () => {
    const headers = await signedIn(desk.installation, ['autumn:0']);
    const words = { cohortId: 'I am Zoe Zygmunt', awardId: 'of Mill Lane 4', reason: 'Hear me.' };
    expect((await desk.send('POST', '/v1/learn/reviews', undefined, words, headers)).status).toBe(404);
    await desk.send('POST', '/v1/learn/reviews', undefined, { ...words, cohortId: 'autumn' }, headers);
    expect(await told('reviews.request')).not.toMatch(/Zygmunt|Mill Lane/);
  });
});
