import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

const zoe = { learnerId: 's-1', name: 'Zoe Secret', email: 'zoe@b.example' };

let desk: DeskService;
let unrestricted: string;
let restricted: string;

beforeAll(async () => {
  desk = await startDeskService();
  for (const id of ['a', 'b']) await putCohort(desk.installation, id, dataStewardshipPathway, {});
  unrestricted = await desk.key('registrar');
  restricted = await desk.key('registrar', { cohorts: ['a'] });
  await desk.send('POST', '/v1/enrolments', unrestricted, { cohortId: 'b', learners: [zoe] });
});
afterAll(() => desk.close());

const csv = (body: string, query: string, key = restricted) =>
  fetch(`${desk.origin}/v1/results?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    body,
  });
const stored = () =>
  desk.installation.store.db
    .selectFrom('learner')
    .select(['name', 'email'])
    .where('learner_id', '=', zoe.learnerId)
    .executeTakeFirst();

describe('who is of other cohorts alone, to a key that is restricted to some,', () => {
  it('is not shown by a dry run, which calls the line a bad one', async () => {
    const answer = await csv('learner,name\ns-1,x\ns-2,Yan\n', 'cohort=a&dryRun=true');
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).not.toMatch(/Zoe Secret|zoe@b/);
    expect(text).toContain('a learner of your cohorts, or one who is new here');
  });

  it('is neither renamed nor readdressed by an import, nor by what an import takes beside the bad lines', async () => {
    expect((await csv('learner,email\ns-1,second@evil.example\n', 'cohort=a')).status).toBe(422);
    expect(
      (await csv('learner,email\ns-1,m@evil.example\ns-2,y@a.example\n', 'cohort=a&skipInvalid=true')).status,
    ).toBe(200);
    expect(await stored()).toEqual({ name: zoe.name, email: zoe.email });
  });

  it('is not enrolled, with or without another name', async () => {
    for (const learner of [{ learnerId: 's-1' }, { learnerId: 's-1', name: 'Mallory', email: 'm@evil.example' }]) {
      const { status, json } = await desk.send('POST', '/v1/enrolments', restricted, {
        cohortId: 'a',
        learners: [{ learnerId: 's-3' }, learner],
      });
      expect([status, json]).toMatchObject([403, { code: 'scope-lacking' }]);
    }
    expect(await stored()).toEqual({ name: zoe.name, email: zoe.email });
  });

  it('is theirs to write about once somebody unrestricted has enrolled them', async () => {
    await desk.send('POST', '/v1/enrolments', unrestricted, { cohortId: 'a', learners: [{ learnerId: 's-1' }] });
    expect((await csv('learner,name\ns-1,Zoë Secret\n', 'cohort=a')).status).toBe(200);
    expect(await stored()).toEqual({ name: 'Zoë Secret', email: zoe.email });
  });
});

describe('an upload that a killed process has left', () => {
  const uploads = () => join(dirname(desk.databaseFile), 'uploads');
  const leave = async (pid: number) => {
    await mkdir(uploads(), { recursive: true });
    await writeFile(join(uploads(), `${pid}-00000000-0000-4000-8000-000000000000.csv`), 's-1,Zoe Secret');
  };

  it('goes with the next upload, though the process has the same number again', async () => {
    await leave(process.pid);
    await csv('learner\ns-4\n', 'cohort=a');
    expect(await readdir(uploads())).toEqual([]);
  });

  it('goes when somebody is erased', async () => {
    await leave(4_194_000);
    const { status } = await desk.send('DELETE', '/v1/learners/s-1', unrestricted);
    expect([status, await readdir(uploads())]).toEqual([200, []]);
  });
});
