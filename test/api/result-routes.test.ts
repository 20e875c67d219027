import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { putCohort, setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { problemText } from '../../service/registrar/results/csv-import-report.ts';
import { brokenCsv, results } from '../ingest/gradebook/broken-csv.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let desk: DeskService;
let key: string;
beforeAll(async () => {
  desk = await startDeskService();
  await putCohort(desk.installation, 'spring', dataStewardshipPathway, {});
  await putCohort(desk.installation, 'autumn', dataStewardshipPathway, {});
  await setCohort(desk.installation, 'spring', { title: 'Spring' });
  key = await desk.key('registrar');
});
afterAll(() => desk.close());

/** Sends a file; what is said of it stands in the query. */
async function send(body: string | Uint8Array<ArrayBuffer>, query: string, token = key) {
  const response = await fetch(`${desk.origin}/v1/results?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body,
  });
  const answer: Record<string, unknown> = Object(await response.json());
  return { status: response.status, answer };
}

/** What lies where uploads are kept meanwhile. */
const leftovers = async () => await readdir(join(dirname(desk.databaseFile), 'uploads'));

/** Breaks off an upload when half of it is sent. */
async function breakOff(headers: Record<string, string>): Promise<void> {
  const half = results('s-half,Half,final-exam,50,').repeat(1_000);
  const upload = httpRequest(`${desk.origin}/v1/results?cohort=spring`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', ...headers },
  });
  upload.on('error', () => {});
  await new Promise<void>((resolve) => upload.write(half, () => resolve()));
  for (let tries = 0; tries < 100 && (await leftovers().catch(() => [])).length === 0; tries += 1) await pause(10);
  expect(await leftovers()).toHaveLength(1);
  upload.destroy();
  for (let tries = 0; tries < 100 && (await leftovers()).length > 0; tries += 1) await pause(10);
}

describe('results over HTTP', () => {
  const file = results('s-1,Zoë Müller,final-exam,78.5,2026-03-01', 's-2,Ann,,,');

  it('go in once, with the key that sent them, and no name of theirs into a log', async () => {
    expect(await send(file, 'cohort=spring&dryRun=true')).toMatchObject({
      status: 200,
      answer: {
        dryRun: true,
        changed: 5,
        source: null,
        samples: { newLearners: [{ learnerId: 's-1' }, { learnerId: 's-2' }] },
      },
    });
    expect(await send(file, 'cohort=spring')).toMatchObject({
      status: 200,
      answer: {
        ...{ dryRun: false, changed: 5, samples: null, reading: { encoding: 'utf-8', separator: ',', layout: 'long' } },
        cohorts: [{ cohortId: 'spring', enrolled: 2, newResults: 1 }],
      },
    });
    expect(await send(file, 'cohort=spring')).toMatchObject({ status: 200, answer: { changed: 0, source: null } });
    const { db } = desk.installation.store;
    expect(await db.selectFrom('imported_file').select(['cohort_id', 'file_name']).execute()).toEqual([
      { cohort_id: 'spring', file_name: expect.stringMatching(/^api-key \S+$/) },
    ]);
    const entries = await db.selectFrom('audit_entry').selectAll().where('action', '=', 'results.import').execute();
    expect(entries.map(({ phase }) => phase)).toEqual(['began', 'done', 'began', 'done', 'began', 'done']);
    expect(JSON.stringify([entries, desk.log])).not.toMatch(/Zoë|Ann|s-1/);
    expect(await leftovers()).toEqual([]);
  });

  it('that are sent again with the same Idempotency-Key get the same answer, and other results another', async () => {
    const withKey = (body: string) =>
      fetch(`${desk.origin}/v1/results?cohort=spring`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', 'idempotency-key': 'the-first-upload' },
        body,
      });
    const one = results('s-once,Once,final-exam,50,');
    const first = await withKey(one);
    const again = await withKey(one);
    expect(await again.text()).toBe(await first.text());
    expect((await withKey(results('s-once,Once,final-exam,51,'))).status).toBe(422);
  });

  it('are read by what the query says, and by a mapping that is kept', async () => {
    const odd = 'Kennzahl;Klausur\ns-3;31\n';
    const query = new URLSearchParams({ cohort: 'spring', outOf: '40' });
    query.append('map', 'learner=Kennzahl');
    query.append('map', 'assessment:final-exam=Klausur');
    expect(await send(odd, `${query}`)).toMatchObject({ answer: { reading: { layout: 'wide' }, changed: 3 } });
    const mapping = { columns: { learner: 'Kennzahl' }, assessments: { 'final-exam': 'Klausur' }, outOf: '40' };
    expect((await desk.send('PUT', '/v1/mappings/ours', key, mapping)).status).toBe(200);
    expect(await send(odd, 'cohort=spring&mapping=ours')).toMatchObject({ status: 200, answer: { changed: 0 } });
    expect((await desk.send('DELETE', '/v1/mappings/ours', key)).status).toBe(200);
    expect(await send(odd, 'cohort=spring&mapping=ours')).toMatchObject({
      status: 404,
      answer: { code: 'mapping-not-found' },
    });
  });

  it.each(brokenCsv.filter((_, at) => at % 12 === 0))(
    'with, or that are, $what get the same report',
    async (broken) => {
      const { map = [], outOf = [], ...options } = broken.options ?? {};
      const query = new URLSearchParams({ cohort: 'spring' });
      for (const [name, text] of Object.entries(options)) query.append(name, String(text));
      for (const text of map) query.append('map', text);
      for (const text of outOf) query.append('outOf', text);
      const { status, answer } = await send(new Uint8Array(Buffer.from(broken.content)), `${query}`);
      expect({ status, code: answer['code'] }).toEqual({
        status: broken.code === 'malformed-mapping' ? 400 : 422,
        code: broken.code,
      });
      if (broken.code === 'results-refused') {
        const { problems } = Object(answer['details']);
        expect(problems.map(problemText)).toEqual(broken.says);
      } else {
        expect(String(answer['detail']).replace('the file', 'results.csv')).toBe(broken.says[0]);
      }
    },
  );

  it('that break off leave nothing, and the next try works', async () => {
    await breakOff({ 'content-length': '1000000' });
    expect(await leftovers()).toEqual([]);
    await breakOff({ 'transfer-encoding': 'chunked' });
    expect(await leftovers()).toEqual([]);
    const { db } = desk.installation.store;
    expect(await db.selectFrom('learner').selectAll().where('learner_id', '=', 's-half').execute()).toEqual([]);
    expect(await send(results('s-half,Half,final-exam,50,'), 'cohort=spring')).toMatchObject({
      status: 200,
      answer: { changed: 3 },
    });
  });

  it('of fifty megabytes of nothing are told to be no CSV', async () => {
    const nothing = new Uint8Array(50 * 1024 * 1024);
    expect(await send(nothing, 'cohort=spring')).toMatchObject({ status: 422, answer: { code: 'not-csv' } });
    expect(await leftovers()).toEqual([]);
  });

  it('of more than is read are refused before they are sent', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = httpRequest(`${desk.origin}/v1/results?cohort=spring`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'text/csv',
          'content-length': String(257 * 1024 * 1024),
        },
      });
      upload.once('response', (response) => {
        resolve(response.statusCode);
        upload.destroy();
      });
      upload.once('error', reject);
      upload.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it('go into no other cohorts than those that the key is for', async () => {
    const restricted = await desk.key('registrar', { cohorts: ['autumn'] });
    expect(await send(file, 'cohort=spring', restricted)).toMatchObject({ status: 403 });
    expect(await send('learner,cohort\ns-9,spring\n', '', restricted)).toMatchObject({
      status: 422,
      answer: { details: { problems: [{ line: 2, column: 'cohort', expected: 'a cohort that is known: autumn' }] } },
    });
    expect(await send('learner,cohort\ns-9,autumn\n', '', restricted)).toMatchObject({
      status: 200,
      answer: { changed: 2 },
    });
  });

  it.each([
    ['a parameter that there is not', 'cohort=spring&colour=blue', 400, 'malformed-request'],
    ['a field that there is not', 'cohort=spring&map=shoe=Size', 400, 'malformed-mapping'],
    ['a layout that there is not', 'cohort=spring&layout=round', 400, 'malformed-mapping'],
    ['a cohort that there is not', 'cohort=winter', 404, 'cohort-not-found'],
  ])('with %s are refused', async (_, query, status, code) => {
    expect(await send(file, query)).toMatchObject({ status, answer: { code } });
  });
});
