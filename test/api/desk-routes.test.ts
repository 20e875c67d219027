import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { isJsonObject } from '../../service/core/json.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { parseApiToken } from '../../service/registrar/access/api-token.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { learnerById } from '../../service/store/learner-records.ts';
import { importPassing } from '../registrar/installation-on-anvil.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let desk: DeskService;
let registrar: string;
let designer: string;
let admin: string;
beforeAll(async () => {
  desk = await startDeskService();
  [registrar, designer, admin] = [await desk.key('registrar'), await desk.key('designer'), await desk.key('admin')];
});
afterAll(async () => await desk.close());

/** The audit log's entries of an action, the last ones first. */
async function told(action: string) {
  return (await auditEntries(desk.installation.store.db, { limit: 1000, action })).toReversed();
}

describe('/v1/pathways', () => {
  const definition = (edition: string) => {
    const { source } = shippedPathway('oulad-aaa');
    if (!isJsonObject(source)) throw new Error('a definition is an object');
    return { ...source, edition };
  };

  it('publishes an edition once, and says so when it is known', async () => {
    const first = await desk.send('POST', '/v1/pathways', designer, definition('2030'));
    expect(first).toMatchObject({ status: 201, json: { id: 'oulad-aaa', edition: '2030' } });
    expect((await desk.send('POST', '/v1/pathways', designer, definition('2030'))).status).toBe(200);
    const other = await desk.send('POST', '/v1/pathways', designer, { ...definition('2030'), title: 'Another' });
    expect(other).toMatchObject({ status: 409, json: { code: 'pathway-version-changed' } });
    const { json } = await desk.send('GET', '/v1/pathways', designer);
    expect(json.pathways).toContainEqual(expect.objectContaining({ edition: '2030' }));
    expect(await told('pathways.publish')).toMatchObject([{ phase: 'failed' }, {}, {}, {}, {}, {}]);
  });

  it('tells every finding in a definition, with its line and column', async () => {
    const broken = await desk.send('POST', '/v1/pathways/check', designer, { ...definition('2031'), awards: 7 });
    expect(broken).toMatchObject({
      status: 200,
      json: { usable: false, digest: null, findings: [{ code: 'form-wrong-value', pointer: '/awards', line: 1 }] },
    });
    const { json } = await desk.send('POST', '/v1/pathways/check', designer, definition('2031'));
    expect(json).toMatchObject({ usable: true, reference: 'urn:cairn:pathway:oulad-aaa:2031', findings: [] });
  });

  it('checks as on any day of the calendar', async () => {
    const author = await desk.key('designer');
    const due = { ...definition('2033'), reviewOn: '2031-01-01' };
    const asOf = async (day: string) => desk.send('POST', `/v1/pathways/check?asOf=${day}`, author, due);
    expect((await asOf('2030-12-31')).json.findings).toEqual([]);
    expect((await asOf('2031-01-01')).json).toMatchObject({
      usable: true,
      findings: [{ code: 'review-due', pointer: '/reviewOn' }],
    });
    expect(await asOf('2031-02-30')).toMatchObject({ status: 400, json: { code: 'malformed-date' } });
  });

  it('takes a definition in YAML as the same as in JSON', async () => {
    const author = await desk.key('designer');
    const headers = { 'content-type': 'application/yaml' };
    const yaml = stringify(definition('2032'), { defaultStringType: 'QUOTE_DOUBLE' });
    const checked = await desk.send('POST', '/v1/pathways/check', author, yaml, headers);
    const published = await desk.send('POST', '/v1/pathways', author, definition('2032'));
    expect(checked.json).toMatchObject({ usable: true, digest: published.json.digest });
    expect(await desk.send('POST', '/v1/pathways', author, yaml, headers)).toMatchObject({ status: 200 });
    const traps = await desk.send('POST', '/v1/pathways/check', author, 'id: a\nlanguage: no', headers);
    expect(traps.json).toMatchObject({ findings: [{ code: 'form-unquoted', line: 2, column: 11 }] });
    const refused = await desk.send('POST', '/v1/pathways', author, 'id: a\nlanguage: no', headers);
    expect(refused).toMatchObject({
      status: 400,
      json: { code: 'malformed-pathway', details: { findings: [{ region: { line: 2 } }] } },
    });
  });
});

describe('/v1/cohorts', () => {
  it('makes a cohort, dates it, and shows it', async () => {
    const made = await desk.send('POST', '/v1/cohorts', registrar, {
      cohortId: 'welding-1',
      pathway: 'oulad-bbb',
      title: 'Welding',
    });
    expect(made).toMatchObject({ status: 201, json: { cohortId: 'welding-1', title: 'Welding', startsOn: null } });
    const dated = await desk.send('PATCH', '/v1/cohorts/welding-1', registrar, { startsOn: '2026-09-01' });
    expect(dated).toMatchObject({ status: 200, json: { startsOn: '2026-09-01', endsOn: null } });
    const undated = await desk.send('PATCH', '/v1/cohorts/welding-1', registrar, { startsOn: null });
    expect(undated.json.startsOn).toBeNull();
    const impossible = await desk.send('PATCH', '/v1/cohorts/welding-1', registrar, { startsOn: '2026-02-30' });
    expect(impossible).toMatchObject({ status: 400, json: { code: 'malformed-date' } });
    const other = await desk.send('POST', '/v1/cohorts', registrar, { cohortId: 'welding-1', pathway: 'oulad-aaa@2' });
    expect(other).toMatchObject({ status: 409, json: { code: 'cohort-exists' } });
    const moved = await desk.send('PATCH', '/v1/cohorts/welding-1', registrar, { pathway: 'oulad-ccc' });
    expect(moved).toMatchObject({ status: 409, json: { code: 'cohort-pinned' } });
  });

  it('shows to a restricted key only what it is for', async () => {
    await importPassing(desk.installation, 'here', 1);
    await importPassing(desk.installation, 'there', 1);
    const { json } = await desk.send('GET', '/v1/cohorts', await desk.key('registrar', { cohorts: ['here'] }));
    expect(json.cohorts).toMatchObject([{ cohortId: 'here' }]);
  });

  it('does not list the others to who names one that is not there', async () => {
    const { json, text } = await desk.send('GET', '/v1/cohorts/nowhere', registrar);
    expect(json.code).toBe('cohort-not-found');
    expect(text).not.toContain('there,');
  });
});

describe('/v1/enrolments', () => {
  it('enrols, withdraws and transfers, and the audit log names a learner by reference alone', async () => {
    for (const cohortId of ['a-1', 'a-2']) {
      await desk.send('POST', '/v1/cohorts', registrar, { cohortId, pathway: 'oulad-ccc' });
    }
    const learners = [{ learnerId: 'zoe-7', name: 'Zoë Müller', email: 'zoe@college.example' }, { learnerId: 'b-8' }];
    const enrolled = await desk.send('POST', '/v1/enrolments', registrar, { cohortId: 'a-1', learners });
    expect(enrolled).toMatchObject({ status: 200, json: { learners: 2, enrolled: 2 } });
    const moved = { learnerId: 'zoe-7', from: 'a-1', to: 'a-2' };
    const transferred = await desk.send('POST', '/v1/enrolments/transfers', registrar, moved);
    expect(transferred).toMatchObject({ status: 200, json: { changed: true, carriedOver: 0 } });
    const left = { cohortId: 'a-2', learnerId: 'zoe-7', on: '2026-11-20' };
    const withdrawn = await desk.send('POST', '/v1/enrolments/withdrawals', registrar, left);
    expect(withdrawn).toMatchObject({ status: 200, json: { changed: true, on: '2026-11-20' } });
    const { reference } = await learnerById(desk.installation.store.db, 'zoe-7');
    const [done] = await told('enrolments.withdraw');
    expect(done).toMatchObject({ phase: 'done', cohort_id: 'a-2' });
    expect(done?.details).toContain(reference);
    const log = JSON.stringify(await auditEntries(desk.installation.store.db, { limit: 1000 }));
    expect(log).not.toMatch(/zoe-7|Zoë|zoe@/);
  });

  it('takes back nothing that was accepted when one learner of many cannot be one', async () => {
    const learners = [{ learnerId: 'good-1' }, { learnerId: 'bad-1', email: 'no address' }];
    const answer = await desk.send('POST', '/v1/enrolments', registrar, { cohortId: 'a-1', learners });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed-learner', details: { position: 2 } } });
    const again = await desk.send('POST', '/v1/enrolments', registrar, { cohortId: 'a-1', learners: [learners[0]] });
    expect(again.json.enrolled).toBe(1);
  });
});

describe('DELETE /v1/learners/{learnerId}', () => {
  it('shows what would go, then erases, and then knows nobody', async () => {
    const path = '/v1/learners/b-8';
    const foreseen = await desk.send('DELETE', `${path}?dryRun=true`, registrar);
    expect(foreseen).toMatchObject({ status: 200, json: { dryRun: true, cohortIds: ['a-1'] } });
    expect(await desk.send('DELETE', path, registrar)).toMatchObject({ status: 200, json: { dryRun: false } });
    expect(await desk.send('DELETE', path, registrar)).toMatchObject({
      status: 404,
      json: { code: 'learner-not-found' },
    });
    expect(await desk.send('DELETE', `${path}?dryRun=maybe`, registrar)).toMatchObject({ status: 400 });
    // Not as a part of a UUID, in which it comes to stand by chance.
    expect(JSON.stringify(await told('learners.erase'))).not.toMatch(/(?<![0-9a-f])b-8(?![0-9a-f])/);
  });
});

describe('/v1/keys', () => {
  it('makes a key that works until it is revoked', async () => {
    const order = { name: 'Campus system', role: 'registrar', cohorts: ['a-1'], days: 30 };
    const made = await desk.send('POST', '/v1/keys', admin, order);
    expect(made).toMatchObject({ status: 201, json: { key: { name: 'Campus system', state: 'active' } } });
    expect(made.headers.get('cache-control')).toBe('no-store');
    const token = String(made.json.token);
    const { keyId } = parseApiToken(token);
    expect((await desk.send('GET', '/v1/cohorts', token)).json.cohorts).toMatchObject([{ cohortId: 'a-1' }]);
    const shown = await desk.send('GET', `/v1/keys/${keyId}`, admin);
    expect(shown).toMatchObject({ status: 200, json: { keyId, lastUsedAt: desk.clock.now.toISOString() } });
    expect(shown.text).not.toContain(token.slice(28, 60));
    expect(await desk.send('DELETE', `/v1/keys/${keyId}`, admin)).toMatchObject({ json: { state: 'revoked' } });
    expect((await desk.send('GET', '/v1/cohorts', token)).json.code).toBe('token-revoked');
    expect(JSON.stringify(await told('keys.create'))).not.toContain(token.slice(28, 60));
  });

  it.each([
    { name: ' ', role: 'admin', days: 1 },
    { name: 'x', role: 'admin', days: 0 },
    { name: 'x', role: 'admin', days: 1, cohorts: [] },
  ])('makes none of %j', async (order) => {
    expect(await desk.send('POST', '/v1/keys', admin, order)).toMatchObject({
      status: 400,
      json: { code: 'malformed-api-key' },
    });
  });
});

describe('/v1/audit-log', () => {
  it('is read in pages, by who, what and when', async () => {
    const auditor = await desk.key('auditor');
    const first = await desk.send('GET', '/v1/audit-log?limit=2&action=cohorts.create', auditor);
    expect(first.json.entries).toMatchObject([{ action: 'cohorts.create', phase: 'began' }, { phase: 'done' }]);
    const second = await desk.send(
      'GET',
      `/v1/audit-log?limit=2&action=cohorts.create&after=${first.json.next}`,
      auditor,
    );
    expect(second.json.entries).not.toEqual(first.json.entries);
    const { keyId } = parseApiToken(designer);
    const { json } = await desk.send('GET', `/v1/audit-log?actorKind=api-key&actorId=${keyId}&limit=1000`, auditor);
    expect(json.entries).toMatchObject(Array.from({ length: 6 }, () => ({ action: 'pathways.publish' })));
    const later = await desk.send('GET', '/v1/audit-log?from=2030-01-01T00:00:00%2B01:00', auditor);
    expect(later.json).toEqual({ entries: [], next: null });
    expect((await desk.send('GET', '/v1/audit-log?colour=red', auditor)).status).toBe(400);
  });

  it('is found to be whole', async () => {
    const { json } = await desk.send('GET', '/v1/audit-log/check', await desk.key('auditor'));
    expect(json).toMatchObject({ brokenAt: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
