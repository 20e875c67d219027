import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject } from '../../service/core/json.ts';
import { researchDataStewardRole } from '../../service/pathway/examples/shipped-roles.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { assertWellFormed } from '../pathway/role/drawing/well-formed.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let desk: DeskService;
let designer: string;
let registrar: string;
beforeAll(async () => {
  desk = await startDeskService();
  [designer, registrar] = [await desk.key('designer'), await desk.key('registrar')];
});
afterAll(async () => await desk.close());

const GAP = '/v1/roles/research-data-steward/2026.1/gap?pathway=data-stewardship-professional';

describe('/v1/roles', () => {
  const profile = (changes: object) => {
    const { source } = researchDataStewardRole;
    if (!isJsonObject(source)) throw new Error('a profile is an object');
    return { ...source, id: 'steward', ...changes };
  };

  it('publishes an edition once, shows it, and says so when it is known', async () => {
    const first = await desk.send('POST', '/v1/roles', designer, profile({}));
    expect(first).toMatchObject({
      status: 201,
      json: { id: 'steward', edition: '2026.1', competencies: 30, warnings: [] },
    });
    expect((await desk.send('POST', '/v1/roles', designer, profile({}))).status).toBe(200);
    const other = await desk.send('POST', '/v1/roles', designer, profile({ title: 'Another' }));
    expect(other).toMatchObject({ status: 409, json: { code: 'role-version-changed' } });
    const { json } = await desk.send('GET', '/v1/roles', registrar);
    expect(json.roles).toMatchObject([{ id: 'research-data-steward', publishedAt: null }, { id: 'steward' }]);
    const shown = await desk.send('GET', '/v1/roles/steward/2026.1', registrar);
    expect(shown.json).toMatchObject({ role: { id: 'steward' }, profile: { type: 'CairnRoleProfile' } });
    expect((await desk.send('GET', '/v1/roles/steward/1', registrar)).json.code).toBe('role-not-found');
  });

  it('names every finding with its line in a profile that cannot be used', async () => {
    const broken = profile({ edition: '2', language: 7 });
    const checked = await desk.send('POST', '/v1/roles/check', designer, broken);
    expect(checked).toMatchObject({
      status: 200,
      json: { usable: false, findings: [{ code: 'form-wrong-value', pointer: '/language', line: 1 }] },
    });
    const refused = await desk.send('POST', '/v1/roles', designer, broken);
    expect(refused).toMatchObject({ status: 400, json: { code: 'malformed-role', details: { findings: [{}] } } });
  });

  it('answers a gap analysis with its reasons, and draws it under a policy that lets nothing else in', async () => {
    const { status, json } = await desk.send('GET', GAP, designer);
    expect(status).toBe(200);
    expect(json).toMatchObject({ role: { id: 'research-data-steward' }, summary: { competencies: 30 } });
    const drawn = await desk.send('GET', `${GAP}&form=svg`, designer);
    expect(drawn.headers.get('content-type')).toBe('image/svg+xml');
    assertWellFormed(drawn.text.trimEnd());
    const style = /<style>([^<]*)<\/style>/.exec(drawn.text)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(drawn.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`,
    );
    const narrow = await desk.send('GET', `${GAP}&form=svg&layout=narrow`, designer);
    expect(narrow.text).toContain('viewBox="0 0 360 ');
    expect((await desk.send('GET', `${GAP}&form=pdf`, designer)).json.code).toBe('malformed-request');
    expect((await desk.send('GET', GAP.replace('professional', 'unknown'), designer)).json.code).toBe(
      'pathway-not-found',
    );
  });
});

describe('/v1/feedback', () => {
  const answer = (rating: number, changes: object = {}) => ({
    ...{ type: 'CairnEmployerFeedback', version: 1, organisation: 'Institute of Tests', source: 'A survey' },
    pathway: { id: 'data-stewardship-professional', edition: '1' },
    ...{ award: 'professional-diploma', day: '2026-01-15' },
    ratings: [{ competency: 'data-stewardship/clean-data', rating, comment: 'Tidy work.' }],
    ...changes,
  });

  it('records answers once, lists them, and shows them in the gap analysis', async () => {
    const award = await anAward();
    const answers = [answer(4, { award }), answer(5, { award, response: '2' })];
    const first = await desk.send('POST', '/v1/feedback', registrar, { answers });
    expect(first).toMatchObject({ status: 200, json: { recorded: 2, known: 0 } });
    expect((await desk.send('POST', '/v1/feedback', registrar, { answers })).json).toMatchObject({
      recorded: 0,
      known: 2,
    });
    const { json } = await desk.send('GET', '/v1/feedback?pathway=data-stewardship-professional&limit=1', designer);
    expect(json).toMatchObject({
      ratings: [{ rating: 4, comment: 'Tidy work.' }],
      competencies: [{ competency: 'data-stewardship/clean-data', ratings: 2, sum: 9, mean: '4.50' }],
      next: 1,
    });
    const gap = await desk.send('GET', GAP, designer);
    expect(gap.json.lines).toContainEqual(
      expect.objectContaining({
        competency: 'data-stewardship/clean-data',
        feedback: expect.objectContaining({ mean: '4.50' }),
      }),
    );
    const log = JSON.stringify(await auditEntries(desk.installation.store.db, { limit: 1000 }));
    expect(log).toContain('feedback.record');
    expect(log).not.toMatch(/Tidy|Institute of Tests/);
  });

  it('takes no member for a learner, and nothing of answers of which one cannot be taken', async () => {
    const award = await anAward();
    const named = await desk.send('POST', '/v1/feedback', registrar, {
      answers: [answer(4, { award, learner: 'Ada' })],
    });
    expect(named).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
    const answers = [answer(3, { award, response: '3' }), answer(3, { award: 'medal', response: '4' })];
    const refused = await desk.send('POST', '/v1/feedback', registrar, { answers });
    expect(refused).toMatchObject({ status: 400, json: { code: 'malformed-feedback' } });
    expect((await desk.send('GET', '/v1/feedback', registrar)).json.competencies).toMatchObject([{ ratings: 2 }]);
  });

  it('erases a comment, or a rating, for good', async () => {
    const { json } = await desk.send('GET', '/v1/feedback', registrar);
    const [first] = Array.isArray(json.ratings) ? json.ratings : [];
    const ratingId = isJsonObject(first) ? String(first['ratingId']) : '';
    expect((await desk.send('DELETE', `/v1/feedback/${ratingId}/comment`, registrar)).status).toBe(200);
    const after = await desk.send('GET', '/v1/feedback', registrar);
    expect(after.json.ratings).toContainEqual(
      expect.objectContaining({ ratingId, rating: 4, comment: null, commentErasedAt: desk.clock.now.toISOString() }),
    );
    expect((await desk.send('DELETE', `/v1/feedback/${ratingId}`, registrar)).status).toBe(200);
    expect((await desk.send('DELETE', `/v1/feedback/${ratingId}`, registrar)).json.code).toBe('feedback-not-found');
  });
});

/** An award of the professional pathway. */
async function anAward(): Promise<string> {
  const { json } = await desk.send('GET', '/v1/pathways', designer);
  const pathways = Array.isArray(json.pathways) ? json.pathways.filter(isJsonObject) : [];
  const awards = pathways.find(({ id }) => id === 'data-stewardship-professional')?.['awards'];
  const [first] = Array.isArray(awards) ? awards : [];
  return isJsonObject(first) ? String(first['id']) : '';
}
