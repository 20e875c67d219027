import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { exportPathway } from '../../service/registrar/pathways/export-pathway.ts';
import { type ChainService, startChainService } from '../api/chain-service.ts';
import { certificatesIn, earnedBy, exampleCohorts } from './example-cohorts.ts';

let service: ChainService;
let designer: string;
let registrar: string;
beforeAll(async () => {
  service = await startChainService();
  [designer, registrar] = [await service.key('designer'), await service.key('registrar')];
});
afterAll(async () => await service.close());

const post = (path: string, body: unknown) => service.send('POST', path, registrar, body);

/** The objects in a list of an answer. */
function objects(list: JsonValue | undefined): readonly JsonObject[] {
  return list !== undefined && isJsonArray(list) ? list.filter(isJsonObject) : [];
}

/** Sends a file of a media type; the answer's JSON. */
async function send(path: string, key: string, type: string, body: string): Promise<{ status: number; json: unknown }> {
  const answer = await fetch(`${service.application.configuration.publicUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body,
  });
  return { status: answer.status, json: await answer.json() };
}

describe.each(exampleCohorts)('the example $pathway, over HTTP', (example) => {
  const { pathway, format, cohortId, startsOn, csv, recognition, earned } = example;

  it('is checked and published, and the service brings its digest onto the chain', async () => {
    const { text } = await exportPathway(null, pathway, format);
    const type = format === 'yaml' ? 'application/yaml' : 'application/json';
    expect(await send('/v1/pathways/check', designer, type, text)).toMatchObject({
      status: 200,
      json: { usable: true, findings: [] },
    });
    const published = await send('/v1/pathways', designer, type, text);
    expect(published).toMatchObject({ status: 201, json: { id: pathway, published: { warnings: [] }, onChain: {} } });
    const { json } = await service.until('/v1/pathways', designer, (answer) =>
      objects(answer.json.pathways).some(
        ({ id, onChain }) => id === pathway && isJsonObject(onChain) && onChain['state'] === 'final',
      ),
    );
    const [listed] = objects(json.pathways).filter(({ id }) => id === pathway);
    expect(listed?.['onChain']).toMatchObject({ since: expect.any(String), transactionHash: expect.any(String) });
  });

  it('takes a cohort with its results, and prior learning that was recognised', async () => {
    expect(await post('/v1/cohorts', { cohortId, pathway, startsOn })).toMatchObject({ status: 201 });
    expect(await send(`/v1/results?cohort=${cohortId}`, registrar, 'text/csv', csv)).toMatchObject({ status: 200 });
    if (recognition === undefined) return;
    const { learnerId, moduleId, decidedBy, equivalent, evidence, on } = recognition;
    const decision = { cohortId, learnerId, moduleId, decidedBy, basis: 'equivalent', equivalent, on };
    const recognised = await post('/v1/recognitions', { ...decision, evidence: [evidence] });
    expect(recognised).toMatchObject({ status: 201, json: { moduleId, changed: true } });
    expect(await post('/v1/recognitions', { ...decision, evidence: [evidence] })).toMatchObject({ status: 200 });
    const { json } = await service.send('GET', `/v1/recognitions?cohort=${cohortId}`, registrar);
    expect(objects(json.recognitions)).toMatchObject([{ learnerId, decidedBy, equivalent, withdrawn: null }]);
  });

  it('gives each learner exactly what they have earned', async () => {
    expect(await post('/v1/evaluations', { cohortIds: [cohortId] })).toMatchObject({ json: { leftOut: [] } });
    const { json } = await post('/v1/previews', { cohortIds: [cohortId], listed: 100 });
    expect(json).toMatchObject({ possible: true, cost: { publications: 0 } });
    const list = objects(json.list).map(({ learnerId, awardId, distinction }) => ({
      ...{ learnerId: String(learnerId), awardId: String(awardId), distinction: distinction === true },
    }));
    expect(earnedBy(list, shippedPathway(pathway).awards)).toEqual(earned);
  });

  it('ends in anchored certificates, each of which is valid', { timeout: 60_000 }, async () => {
    const issued = objects((await post('/v1/batches', { cohortIds: [cohortId] })).json.batches);
    expect(issued.reduce((sum, { credentials }) => sum + Number(credentials), 0)).toBe(certificatesIn(example));
    await post('/v1/anchorings', { batchIds: issued.map(({ batchId }) => batchId) });
    for (const { batchId } of issued) {
      await service.until(`/v1/batches/${String(batchId)}`, registrar, ({ json }) => json.state === 'final');
      const { json } = await service.send('GET', `/v1/batches/${String(batchId)}/manifest`);
      const hashes = isJsonArray(json.credentialHashes) ? json.credentialHashes : [];
      for (const hash of hashes) {
        const file = await service.send('GET', `/v1/credentials/${String(hash)}/certificate`, registrar);
        const verdict = await service.send('POST', '/v1/verify', undefined, file.json);
        expect(verdict.json).toMatchObject({ verdict: 'valid' });
      }
    }
  });
});
