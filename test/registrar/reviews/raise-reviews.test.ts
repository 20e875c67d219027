import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { evaluateLearner } from '../../../service/registrar/cohorts/evaluate-learner.ts';
import { setCohort } from '../../../service/registrar/cohorts/set-cohort.ts';
import { importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { storedCorrection } from '../../../service/registrar/reviews/stored-correction.ts';
import { type NamedReviewRow, reviews, setClosed } from '../../../service/store/reviews.ts';
import { COHORT, openReviewedCohort, type ReviewedCohort } from './reviewed-cohort.ts';

let cohort: ReviewedCohort;
beforeEach(async () => {
  cohort = await openReviewedCohort();
});
afterEach(() => cohort.close());

const all = () => reviews(cohort.installation.store.db, {});

/** The only review that is open. */
async function onlyOpen(): Promise<NamedReviewRow> {
  const [open, ...others] = await reviews(cohort.installation.store.db, { state: 'open' });
  if (open === undefined || others.length > 0) throw new Error(`${others.length + (open ? 1 : 0)} reviews are open`);
  return open;
}

const correctionOf = ({ correction }: NamedReviewRow) => storedCorrection(correction ?? '');
const byAPerson = { actor_kind: 'terminal', actor_id: 'r', actor_name: 'R' };
const closed = {
  outcome: 'upheld',
  answer: 'It stands.',
  closed_at: '2026-05-02T00:00:00.000Z',
  ...byAPerson,
} as const;

describe('a result that is corrected after its certificates were issued', () => {
  it('opens one review for each certificate that it carries, with what has changed', async () => {
    await cohort.correct('ada', { 'sharing-project': '50' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 2, settled: 0, open: 2 } });
    const rows = await all();
    expect(rows.map((row) => [row.learner_id, row.award_id, row.kind, row.state])).toEqual([
      ['ada', 'certificate', 'correction', 'open'],
      ['ada', 'sharing-plan-badge', 'correction', 'open'],
    ]);
    expect(rows.map((row) => correctionOf(row).reasons)).toEqual([
      ['result-changed'],
      ['no-longer-earned', 'result-changed'],
    ]);
    expect(correctionOf(rows[1] as NamedReviewRow)).toMatchObject({
      before: { outcome: 'earned', distinction: false },
      now: { outcome: 'not-yet' },
      changes: [{ kind: 'result', before: { score: '80' }, now: [{ score: '50' }], carries: true }],
    });
  });

  it('opens nothing a second time, and adds what changes further to the one that is open', async () => {
    await cohort.correct('ada', { 'final-exam': '55' });
    await cohort.evaluate();
    const first = await onlyOpen();
    expect(await cohort.evaluate()).toMatchObject({ changed: 0, reviews: { raised: 0, settled: 0, open: 1 } });
    await cohort.correct('ada', { 'cleaning-test': '71' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 0, settled: 0, open: 1 } });
    const second = await onlyOpen();
    expect(second).toMatchObject({ review_id: first.review_id, opened_at: first.opened_at });
    expect(second.changed_at > first.changed_at).toBe(true);
    expect(correctionOf(second).changes).toHaveLength(2);
  });

  it('leaves certificates, their acts and their batches as they are', async () => {
    const { db } = cohort.installation.store;
    const issued = async () => [
      await db.selectFrom('credential').selectAll().execute(),
      await db.selectFrom('batch').selectAll().execute(),
      await db.selectFrom('act').selectAll().execute(),
      await db.selectFrom('supersession').selectAll().execute(),
    ];
    const before = await issued();
    await cohort.correct('ada', { 'sharing-project': '0' });
    await cohort.evaluate();
    expect(await issued()).toEqual(before);
  });

  it('closes the review by itself when it is undone, as upheld and by nobody', async () => {
    await cohort.correct('ada', { 'final-exam': '55' });
    await cohort.evaluate();
    await cohort.correct('ada', { 'final-exam': '60' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 0, settled: 1, open: 0 } });
    const [row] = await all();
    expect(row).toMatchObject({ state: 'closed', outcome: 'upheld', actor_kind: null });
    expect(row?.answer).toContain('nobody had to decide');
  });

  it('is not raised again once a person has closed it, and is for another change', async () => {
    await cohort.correct('ada', { 'final-exam': '55' });
    await cohort.evaluate();
    await setClosed(cohort.installation.store.db, (await onlyOpen()).review_id, closed);
    await cohort.correct('ben', { 'final-exam': '61' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 1, open: 1 } });
    // Decided anew, and still as it was judged.
    await cohort.correct('ada', { 'catalogue-quiz': '90' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 0, open: 1 } });
    await cohort.correct('ada', { 'final-exam': '54' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 1, open: 2 } });
  });

  it('opens nothing for a certificate that has been revoked here, nor closes what is open', async () => {
    await cohort.correct('ada', { 'final-exam': '55' });
    await cohort.evaluate();
    const { credential_id } = await onlyOpen();
    await cohort.askToRevoke(credential_id ?? '');
    await cohort.correct('ada', { 'final-exam': '60' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { settled: 0, open: 1 } });
    await setClosed(cohort.installation.store.db, (await onlyOpen()).review_id, { ...closed, outcome: 'revoked' });
    await cohort.correct('ada', { 'final-exam': '30' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 0, open: 0 } });
  });

  it('opens a review when one learner alone is evaluated, too', async () => {
    await cohort.correct('ada', { 'final-exam': '100', 'cleaning-test': '100' });
    expect(await evaluateLearner(cohort.installation, COHORT, 'ada')).toMatchObject({ raised: 1, settled: 0 });
    expect(correctionOf(await onlyOpen())).toMatchObject({
      reasons: ['distinction-gained', 'result-changed'],
      before: { distinction: false },
      now: { distinction: true },
    });
  });
});

describe('no review is opened', () => {
  it('where results came in besides', async () => {
    await cohort.correct('ada', { 'catalogue-quiz': '90' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 0, open: 0 } });
  });

  it('where a certificate is there, and a result of somebody without one changes', async () => {
    await cohort.correct('dora', { 'cleaning-test': '10' });
    await cohort.evaluate();
    await cohort.correct('dora', { 'cleaning-test': '20' });
    expect(await cohort.evaluate()).toMatchObject({ changed: 2, reviews: { raised: 0, open: 0 } });
  });

  it('in a cohort without certificates', async () => {
    const other = { id: 'other', title: 'Other', source: 'test', pathway: dataStewardshipPathway };
    const learner = (score: string) => ({
      ...{ learnerId: 'eve', name: null, email: null, finalResult: null },
      results: [{ assessment: 'sharing-project', score, submittedOn: '2026-04-01', carriedOver: false }],
    });
    await importCohort(cohort.installation, other, [learner('80')]);
    await cohort.evaluate();
    await importCohort(cohort.installation, other, [learner('20')]);
    expect(await cohort.evaluate()).toMatchObject({ changed: 3, reviews: { raised: 0, open: 0 } });
  });
});

describe('what counts no longer', () => {
  it('opens a review when the dates of the cohort leave out what a certificate rests on', async () => {
    await setCohort(cohort.installation, COHORT, { startsOn: '2026-04-15' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 9, open: 9 } });
    expect((await all()).map((row) => correctionOf(row).reasons[0])).toEqual(Array(9).fill('no-longer-earned'));
  });
});

describe('a certificate that was issued before traces said of which day they are', () => {
  it('is compared by what it rests on, all the same', async () => {
    const { db } = cohort.installation.store;
    for (const { credential_id, trace } of await db
      .selectFrom('credential')
      .select(['credential_id', 'trace'])
      .execute()) {
      const { asOf: _, ...first } = JSON.parse(trace ?? '');
      await db
        .updateTable('credential')
        .set({ trace: JSON.stringify({ ...first, version: 1 }) })
        .where('credential_id', '=', credential_id)
        .execute();
    }
    await db.deleteFrom('decision').execute();
    await db.updateTable('cohort').set({ evaluated_revision: null }).execute();
    expect(await cohort.evaluate()).toMatchObject({ changed: 9, reviews: { raised: 0 } });
    await cohort.correct('ada', { 'final-exam': '30' });
    expect(await cohort.evaluate()).toMatchObject({ reviews: { raised: 1 } });
  });
});
