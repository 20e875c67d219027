import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Route } from '../../service/api/route.ts';
import { routes } from '../../service/api/routes.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { personalData } from '../../service/store/personal-data.ts';
import { cohortOf } from '../registrar/installation-on-anvil.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { matrix } from './role-matrix.ts';
import { signedIn } from './signed-in.ts';

/** What of Yan's stands in the store and in nothing of Zoe's: every text, and those that name a thing. */
interface Traces {
  readonly marks: readonly string[];
  readonly names: readonly string[];
}

let desk: DeskService;
let zoe: Record<string, string>;
let yan: Traces;
beforeAll(async () => {
  desk = await startDeskService();
  const learner = (id: string, name: string) => ({
    ...{ learnerId: id, name, email: `${id}@college.example`, finalResult: 'pass' as const },
    results: [{ assessment: '1', score: id === 'zoe' ? '81' : '73.4711', submittedOn: null, carriedOver: false }],
  });
  await importCohort(desk.installation, cohortOf('shared'), [
    learner('zoe', 'Zoe Zygmunt'),
    learner('yan', 'Yan Yildirim'),
  ]);
  await importCohort(desk.installation, cohortOf('only-of-yan'), [learner('yan', 'Yan Yildirim')]);
  await evaluateCohorts(desk.installation, ['shared', 'only-of-yan']);
  await issueAwards(desk.installation, { cohortIds: ['shared', 'only-of-yan'], awardIds: ['certificate'] });
  zoe = await signedIn(desk.installation, ['zoe']);
  yan = await tracesOf('yan', 'zoe');
});
afterAll(() => desk.close());

/** Every text in a learner's rows of every table that holds something personal, but those in the other's. */
async function tracesOf(learnerId: string, other: string): Promise<Traces> {
  const [own, others] = [await textsOf(learnerId), await textsOf(other)];
  const texts = [...own].filter((text) => !others.has(text));
  const marks = texts.filter((text) => text.length >= 6);
  return { marks, names: texts.filter((text) => text.length <= 100) };
}

async function textsOf(learnerId: string): Promise<Set<string>> {
  const texts = new Set<string>();
  for (const [table, { rows }] of Object.entries(personalData)) {
    if (rows?.foundBy === undefined || !('learner_id' in rows.foundBy)) continue;
    const found = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where learner_id = ${learnerId}`.execute(desk.installation.store.db);
    for (const value of found.rows.flatMap((row) => Object.values(row))) {
      if (typeof value === 'string') texts.add(value);
    }
  }
  return texts;
}

const forLearners = routes.filter(({ who }) => who === 'learner');
const named = (list: readonly Route[]) => list.map((route) => ({ name: `${route.method} ${route.path}`, route }));
const parametersOf = ({ path }: Route) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** What may stand in its query. */
const queried = ({ query }: Route): string[] =>
  query === null ? [] : Object.keys(z.toJSONSchema(query, { io: 'input' }).properties ?? {});

async function ask(
  route: Route,
  values: Readonly<Record<string, string>>,
  asked: Readonly<Record<string, string>> = {},
) {
  const row = matrix[`${route.method} ${route.path}`];
  const { query = {}, body, params = {} } = row?.request() ?? {};
  const whole = { ...query, ...asked };
  const search = Object.keys(whole).length === 0 ? '' : `?${new URLSearchParams(whole)}`;
  const address = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? params[name] ?? name),
  );
  return await desk.send(route.method, `${address}${search}`, undefined, body, zoe);
}

describe('what is of another learner', () => {
  it('is known to this test: their name, address, results and certificates', () => {
    expect(forLearners.length).toBeGreaterThan(2);
    expect(yan.marks).toEqual(
      expect.arrayContaining(['Yan Yildirim', 'yan@college.example', '73.4711', 'only-of-yan']),
    );
    expect(yan.names.filter((text) => /^0x[0-9a-f]{64}$/.test(text)).length).toBeGreaterThan(1);
  });

  it.each(named(forLearners.filter(({ method }) => method === 'GET')))(
    'is not in what $name answers',
    async ({ route }) => {
      const { text } = await ask(route, {});
      for (const mark of yan.marks) expect(text).not.toContain(mark);
    },
  );

  it.each(named(forLearners.filter((route) => parametersOf(route).length > 0)))(
    'is not there for $name, by whatever of its names it is asked for',
    async ({ route }) => {
      for (const name of yan.names) {
        const values = Object.fromEntries(parametersOf(route).map((parameter) => [parameter, name]));
        const { status, text } = await ask(route, values);
        expect([400, 404], `${route.path} ${name}`).toContain(status);
        // What was asked for may be repeated; nothing else of it may be told.
        for (const mark of yan.marks) if (mark !== name) expect(text).not.toContain(mark);
      }
    },
  );

  it.each(named(forLearners.filter((route) => queried(route).length > 0)))(
    'is not there for $name, whatever of its names stands in the query',
    async ({ route }) => {
      const here = Object.fromEntries(parametersOf(route).map((parameter) => [parameter, 'shared']));
      for (const name of yan.names) {
        for (const member of queried(route)) {
          const { text } = await ask(route, here, { [member]: name });
          for (const mark of yan.marks) if (mark !== name) expect(text, `${member}=${name}`).not.toContain(mark);
        }
      }
    },
  );
});

describe('what is for learners', () => {
  it.each(named(forLearners))(
    '$name is answered as the matrix says to one who is signed in',
    async ({ name, route }) => {
      zoe = await signedIn(desk.installation, ['zoe']);
      expect((await ask(route, {})).status).toBe(matrix[name]?.status);
    },
  );

  it.each(named(forLearners))('$name hears nothing of a page of another site', async ({ route }) => {
    const { 'sec-fetch-site': _, ...cookie } = await signedIn(desk.installation, ['zoe']);
    const asked = async (headers: Record<string, string>) =>
      (await desk.send(route.method, route.path, undefined, undefined, { ...cookie, ...headers })).status;
    expect(await asked({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await asked({ 'sec-fetch-site': 'same-site' })).toBe(403);
    if (route.method !== 'GET') expect(await asked({})).toBe(403);
  });

  it.each(named(routes.filter(({ path }) => path.startsWith('/v1/learn'))))(
    '$name cannot be read by pages of other origins, and is not written to by them',
    ({ route }) => {
      expect(route.crossOrigin).toBe(false);
      expect(route.method === 'GET' || route.sameOrigin || Array.isArray(route.who)).toBe(true);
    },
  );
});
