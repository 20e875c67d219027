import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { professionalPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { transcriptOf } from '../../service/registrar/transcripts/transcript-of.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

const result = (assessment: string, score: string | null) => ({
  ...{ assessment, score, submittedOn: '2026-10-01', carriedOver: false },
});

describe('how a learner stands, over HTTP', () => {
  let desk: DeskService;
  beforeAll(async () => {
    desk = await startDeskService();
    for (const [id, results] of [
      ['spring', [result('catalogue-entry', '72.5'), result('provenance-test', '61')]],
      ['autumn', [result('catalogue-entry', '80'), result('provenance-test', null)]],
    ] as const) {
      await importCohort(
        desk.installation,
        { id, title: `Cohort ${id}`, source: 'test', pathway: professionalPathway },
        [{ learnerId: 's-1', name: 'Zoë', email: null, finalResult: null, results: [...results] }],
      );
    }
  });
  afterAll(async () => await desk.close());

  it('is explained, with the trace and what to do next', async () => {
    const { status, json } = await desk.send('GET', '/v1/evaluations/spring/s-1', await desk.key('registrar'));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      cohortId: 'spring',
      asOf: '2026-11-24',
      decisions: [
        { name: 'Catalogue Editor', explanation: { headline: 'Earned.' }, trace: { type: 'CairnTrace' } },
        { explanation: { award: 'practitioner', outcome: 'not-yet', requirement: { standing: 'open' } } },
        {},
        {},
      ],
      nextSteps: [{ position: 1, award: 'practitioner' }, {}, {}, {}],
    });
    expect(JSON.stringify(json)).not.toContain('Zoë');
  });

  it('is said of one award, and of none that is not there', async () => {
    const key = await desk.key('registrar');
    const one = await desk.send('GET', '/v1/evaluations/autumn/s-1?award=catalogue-badge', key);
    expect(one.json).toMatchObject({ decisions: [{ explanation: { award: 'catalogue-badge', outcome: 'not-yet' } }] });
    const none = await desk.send('GET', '/v1/evaluations/autumn/s-1?award=none', key);
    expect([none.status, none.json]).toMatchObject([404, { code: 'award-not-found' }]);
  });

  it('is what a transcript says, over all cohorts or those of the key', async () => {
    const whole = await desk.send('GET', '/v1/learners/s-1/transcript', await desk.key('registrar'));
    expect(whole.json).toMatchObject({
      name: 'Zoë',
      enrolments: [
        { cohort: { id: 'autumn' }, modules: [] },
        { cohort: { id: 'spring' }, modules: [{ module: 'catalogue-practice', result: '67.9', counts: true }] },
      ],
      totals: [{ creditSystem: 'ECTS', credit: '2' }],
    });
    const scoped = await desk.send(
      'GET',
      '/v1/learners/s-1/transcript',
      await desk.key('registrar', { cohorts: ['autumn'] }),
    );
    expect(scoped.json).toMatchObject({ enrolments: [{ cohort: { id: 'autumn' } }] });
    expect((await transcriptOf(desk.installation, ['s-1'])).totals).toEqual([{ creditSystem: 'ECTS', credit: '2' }]);
  });

  it('is written down by whom it was seen, by the reference of the learner', async () => {
    const entries = JSON.stringify(await auditEntries(desk.installation.store.db, { limit: 100 }));
    expect(entries).toContain('evaluations.explain');
    expect(entries).toContain('learners.transcript');
    expect(entries).not.toContain('s-1');
  });
});
