import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';
import { pathwayDigest } from '../../service/pathway/pathway.ts';
import { keepPathway } from '../../service/registrar/pathways/keep-pathway.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { learners, newer, older, scored } from '../registrar/two-editions.ts';
import { type ChainService, startChainService } from './chain-service.ts';

const COHORT = 'stewards';
const [OLDER, NEWER] = [older, newer].map(({ id, edition }) => `${id}@${edition}`);

let service: ChainService;
let registrar: string;
beforeAll(async () => {
  service = await startChainService();
  registrar = await service.key('registrar');
  const { installation } = service.application;
  await keepPathway(installation.store.db, newer);
  // Ben has earned all of the older edition, and stays there.
  const ben = scored('ben', { 'cleaning-test': 70, 'sharing-project': 70, 'final-exam': 70 });
  await importCohort(
    installation,
    { id: COHORT, title: 'Stewards', source: 'test', pathway: older },
    learners.map((learner) => (learner.learnerId === 'ben' ? ben : learner)),
  );
  await post('/v1/evaluations', { cohortIds: [COHORT] });
});
afterAll(async () => await service.close());

const post = (path: string, body: unknown) => service.send('POST', path, registrar, body);
const objects = (list: JsonValue | undefined): readonly JsonObject[] =>
  list !== undefined && isJsonArray(list) ? list.filter(isJsonObject) : [];

const move = (learnerId: string, more: JsonObject = {}) =>
  post('/v1/enrolments/moves', { cohortId: COHORT, learnerId, to: NEWER ?? '', ...more });

describe('a move to another edition, over HTTP', () => {
  it('is shown before it is made, and refused where it cannot be', async () => {
    const foreseen = await move('ada', { dryRun: true });
    expect(foreseen).toMatchObject({ status: 200, json: { dryRun: true, changed: true, from: OLDER, to: NEWER } });
    const { difference } = foreseen.json;
    expect(isJsonObject(difference) && objects(difference.awards)).toMatchObject([
      { award: 'participation', kept: false },
      { award: 'certificate', kept: true, after: { outcome: 'earned', decidedBy: expect.stringMatching(/:2$/) } },
      { award: 'sharing-plan-badge', kept: true },
    ]);
    const cohort = await post(`/v1/cohorts/${COHORT}/moves`, { to: NEWER, dryRun: true, listed: 1 });
    expect(cohort).toMatchObject({ status: 200, json: { moved: 3, dryRun: true, list: [{ learnerId: 'ada' }] } });
    expect(await service.send('GET', `/v1/cohorts/${COHORT}`, registrar)).toMatchObject({
      json: { edition: '2', versions: [{ edition: '2', learners: 3 }], outdated: false },
    });
    expect(await move('nobody')).toMatchObject({ status: 404, json: { code: 'learner-not-enrolled' } });
    expect(await move('ada', { to: 'oulad-aaa' })).toMatchObject({ status: 409, json: { code: 'cohort-pinned' } });
    expect(await move('ada', { to: `${older.id}@9` })).toMatchObject({ json: { code: 'pathway-not-found' } });
  });

  it('leads to certificates that each name the edition by which they were earned, and are valid', async () => {
    for (const learnerId of ['ada', 'cleo']) expect(await move(learnerId)).toMatchObject({ json: { changed: true } });
    const order = { cohortIds: [COHORT], awardIds: ['certificate'] };
    expect((await post('/v1/previews', order)).json).toMatchObject({
      batches: 2,
      credentials: 3,
      possible: true,
      cost: { publications: 2 },
    });
    const issued = await post('/v1/batches', order);
    expect(objects(issued.json.batches)).toMatchObject([
      { pathway: OLDER, credentials: 2 },
      { pathway: NEWER, credentials: 1 },
    ]);
    await post('/v1/anchorings', {});
    const named = new Map<unknown, unknown>();
    for (const { batchId } of objects(issued.json.batches)) {
      await service.until(`/v1/batches/${String(batchId)}`, registrar, ({ json }) => json.state === 'final');
      const listed = await post(`/v1/batches/${String(batchId)}/certificates`, {});
      for (const { learnerId, credentialHash } of objects(listed.json.certificates)) {
        const path = `/v1/credentials/${String(credentialHash)}/certificate`;
        const { json: file } = await service.send('GET', path, registrar);
        expect((await service.send('POST', '/v1/verify', undefined, file)).json).toMatchObject({ verdict: 'valid' });
        const { credential } = file;
        named.set(learnerId, isJsonObject(credential) && objects(credential['relatedResource'])[0]?.['id']);
      }
    }
    expect(Object.fromEntries(named)).toEqual({
      ada: `urn:cairn:pathway:${older.id}:2`,
      ben: `urn:cairn:pathway:${older.id}:2`,
      cleo: `urn:cairn:pathway:${older.id}:3`,
    });
    const { issuerId } = service.application.installation.issuer;
    for (const pathway of [older, newer]) {
      const digest = pathwayDigest(pathway);
      expect(await service.chain.reader.publishedAt(issuerId ?? 1n, 'pathway-version', digest)).not.toBeNull();
    }
    expect((await post('/v1/batches', order)).json.batches).toEqual([]);
  });

  it('takes the rest of the cohort along, and whoever enrols then', async () => {
    expect(await post(`/v1/cohorts/${COHORT}/moves`, { to: NEWER })).toMatchObject({
      json: { moved: 1, already: 2, difference: { awards: [{}, { award: 'certificate', kept: 1 }, {}] } },
    });
    expect(await service.send('GET', `/v1/cohorts/${COHORT}`, registrar)).toMatchObject({
      json: { edition: '3', versions: [{ edition: '3', learners: 3 }], outdated: false },
    });
  });
});
