import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { CompetencyFrameworkDefinition } from '../../service/pathway/framework/competency-framework.ts';
import { REVIEW_ROLES } from '../../service/pathway/framework/review.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { competency, writtenFramework } from '../pathway/framework/framework-fixture.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let desk: DeskService;
let designer: string;
const reviewers = new Map<string, string>();
beforeAll(async () => {
  desk = await startDeskService();
  designer = await desk.key('designer');
  for (const role of REVIEW_ROLES) reviewers.set(role, await desk.key(role));
});
afterAll(async () => await desk.close());

const written = (edition: string, changes: Partial<CompetencyFrameworkDefinition> = {}) =>
  writtenFramework({ edition, ...changes });
const draft = (edition: string, changes: Partial<CompetencyFrameworkDefinition> = {}) =>
  desk.send('POST', '/v1/frameworks', designer, written(edition, changes));
const at = (edition: string, rest = '') => `/v1/frameworks/welding/${edition}${rest}`;
const submit = (edition: string, body = {}) => desk.send('POST', at(edition, '/submission'), designer, body);
const publish = (edition: string, body = {}) => desk.send('POST', at(edition, '/publication'), designer, body);
async function signOff(edition: string, role: string, body: object = {}, as = role) {
  const { json } = await desk.send('GET', at(edition), designer);
  const said = { role, decision: 'approved', digest: json.digest, ...body };
  return await desk.send('POST', at(edition, '/sign-offs'), reviewers.get(as), said);
}

describe('/v1/frameworks', () => {
  it('takes a framework from a draft to a published edition, and tells the audit log each step and no names', async () => {
    expect(await draft('1')).toMatchObject({
      status: 201,
      json: { change: 'new', voidSignOffs: 0, findings: [], framework: { standing: 'draft', competencies: 4 } },
    });
    expect(await submit('1')).toMatchObject({ status: 201, json: { framework: { standing: 'in-review' } } });
    expect(await submit('1')).toMatchObject({ status: 200 });
    expect(await publish('1')).toMatchObject({
      status: 409,
      json: { code: 'framework-not-signed-off', details: { missing: [...REVIEW_ROLES], rejected: [] } },
    });
    for (const role of REVIEW_ROLES) {
      expect(await signOff('1', role, { comment: 'Well said.' })).toMatchObject({
        status: 201,
        json: { signOff: { role, decision: 'approved', counts: true, reviewerName: `a ${role}`, recordedBy: null } },
      });
    }
    expect(await publish('1')).toMatchObject({
      status: 201,
      json: { standing: 'published', publishedWithout: null, document: { title: 'Welding' }, signOffs: [{}, {}, {}] },
    });
    expect(await publish('1')).toMatchObject({ status: 200 });
    const told = await auditEntries(desk.installation.store.db, { limit: 1_000 });
    const actions = told.filter(({ phase }) => phase !== 'began').map(({ action, error_code }) => [action, error_code]);
    expect(actions).toEqual([
      ['frameworks.draft', null],
      ['frameworks.submit', null],
      ['frameworks.submit', null],
      ['frameworks.publish', 'framework-not-signed-off'],
      ['frameworks.sign-off', null],
      ['frameworks.sign-off', null],
      ['frameworks.sign-off', null],
      ['frameworks.publish', null],
      ['frameworks.publish', null],
    ]);
    expect(JSON.stringify(told.map(({ details }) => details))).not.toContain('Well said');
  });

  it('refuses to change what is published, and tells two editions apart', async () => {
    expect(await draft('1', { title: 'Another' })).toMatchObject({
      status: 409,
      json: { code: 'framework-published' },
    });
    expect((await draft('2', { competencies: [competency('run-bead')] })).status).toBe(201);
    expect(await desk.send('GET', `${at('2', '/differences')}?from=1`, designer)).toMatchObject({
      status: 200,
      json: {
        from: { reference: 'urn:cairn:framework:welding:1' },
        changes: expect.arrayContaining([
          expect.objectContaining({ kind: 'competency-removed', competency: 'join-metal', breaking: true }),
        ]),
        breaking: 3,
      },
    });
    expect(await desk.send('GET', `${at('2', '/differences')}?from=0`, designer)).toMatchObject({ status: 404 });
  });

  it('makes sign-offs void when the text changes, and shows them still', async () => {
    await draft('3');
    await submit('3');
    await signOff('3', 'industry');
    const read = (await desk.send('GET', at('3'), designer)).json.digest;
    expect(await draft('3', { title: 'Welding, amended' })).toMatchObject({
      json: { change: 'replaced', voidSignOffs: 1 },
    });
    expect(await submit('3', { digest: read })).toMatchObject({ status: 409, json: { code: 'framework-changed' } });
    await submit('3');
    expect(await signOff('3', 'industry', { digest: read })).toMatchObject({
      status: 409,
      json: { code: 'framework-changed' },
    });
    expect(await desk.send('GET', at('3'), designer)).toMatchObject({
      json: {
        review: [{ standing: 'missing' }, { role: 'industry', standing: 'missing' }, { standing: 'missing' }],
        signOffs: [{ role: 'industry', counts: false }],
      },
    });
  });

  it('lets nobody sign off in a role that is not theirs, nor a designer at all', async () => {
    expect(await signOff('3', 'accreditor', {}, 'industry')).toMatchObject({
      status: 403,
      json: { code: 'role-lacking' },
    });
    reviewers.set('designer', designer);
    expect(await signOff('3', 'industry', {}, 'designer')).toMatchObject({ status: 403 });
    const admin = await desk.key('admin');
    reviewers.set('admin', admin);
    expect(await signOff('3', 'accreditor', { reviewer: 'Dr A. Byrne' }, 'admin')).toMatchObject({
      status: 201,
      json: { signOff: { reviewerName: 'Dr A. Byrne', recordedBy: 'a admin' } },
    });
  });

  it('publishes without a role for a reason that is shown; without a reason, or against a rejection, it does not', async () => {
    await signOff('3', 'subject-matter-expert');
    expect(await publish('3', { without: ['industry'] })).toMatchObject({
      status: 400,
      json: { code: 'malformed-sign-off' },
    });
    expect(await signOff('3', 'industry', { decision: 'rejected' })).toMatchObject({
      status: 400,
      json: { code: 'malformed-sign-off' },
    });
    await signOff('3', 'industry', { decision: 'rejected', comment: 'Nobody hires for this.' });
    expect(await publish('3', { without: ['industry'], reason: 'In haste.' })).toMatchObject({
      status: 409,
      json: { code: 'framework-not-signed-off', details: { missing: [], rejected: ['industry'] } },
    });
    await draft('4');
    await submit('4');
    await signOff('4', 'accreditor');
    const order = { without: ['industry', 'subject-matter-expert'], reason: 'A pilot of one year.' };
    expect(await publish('4', order)).toMatchObject({
      status: 201,
      json: { publishedWithout: { roles: ['subject-matter-expert', 'industry'], reason: 'A pilot of one year.' } },
    });
  });

  it('checks a file with places, keeps a draft with errors, and takes it before no reviewers', async () => {
    const headers = { 'content-type': 'application/yaml' };
    const yaml = stringify(written('5', { reviewOn: '2027-02-30' }), { defaultStringType: 'QUOTE_DOUBLE' });
    expect(await desk.send('POST', '/v1/frameworks/check', designer, yaml, headers)).toMatchObject({
      status: 200,
      json: { usable: false, reference: 'urn:cairn:framework:welding:5', findings: [{ code: 'date-not-a-day' }] },
    });
    expect(await desk.send('POST', '/v1/frameworks', designer, yaml, headers)).toMatchObject({
      status: 201,
      json: { findings: [{ code: 'date-not-a-day', severity: 'error', pointer: '/reviewOn' }] },
    });
    expect(await submit('5')).toMatchObject({
      status: 400,
      json: { code: 'malformed-framework', details: { findings: [{ code: 'date-not-a-day' }] } },
    });
    expect(await draft('6', { competencies: [] })).toMatchObject({
      status: 400,
      json: { code: 'malformed-framework', details: { findings: [{ pointer: '/competencies' }] } },
    });
    expect((await desk.send('GET', at('6'), designer)).status).toBe(404);
  });

  it('lists what ships beside what is here', async () => {
    const { json } = await desk.send('GET', '/v1/frameworks', reviewers.get('accreditor'));
    expect(json.frameworks).toContainEqual(
      expect.objectContaining({ id: 'data-stewardship', standing: 'published', ships: true, draftedAt: null }),
    );
    expect(json.frameworks).toContainEqual(expect.objectContaining({ id: 'welding', edition: '5', standing: 'draft' }));
  });
});
