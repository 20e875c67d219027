import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CairnError } from '../../service/core/errors.ts';
import { isJsonObject, type JsonObject } from '../../service/core/json.ts';
import { researchDataStewardRole } from '../../service/pathway/examples/shipped-roles.ts';
import { parsePathway } from '../../service/pathway/pathway.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { definitionFile } from '../../service/registrar/definitions/definition-file.ts';
import { listFeedback } from '../../service/registrar/feedback/list-feedback.ts';
import { parseFeedback } from '../../service/registrar/feedback/parse-feedback.ts';
import { recordFeedback } from '../../service/registrar/feedback/record-feedback.ts';
import { eraseRatingComment, removeRating } from '../../service/registrar/feedback/remove-feedback.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { keepPathway } from '../../service/registrar/pathways/keep-pathway.ts';
import { pathwayCheckContext } from '../../service/registrar/pathways/pathway-check-context.ts';
import { gapOf } from '../../service/registrar/roles/analyse-role.ts';
import { checkRole } from '../../service/registrar/roles/check-role.ts';
import { findRole, listRoles } from '../../service/registrar/roles/find-role.ts';
import { publishRole } from '../../service/registrar/roles/publish-role.ts';
import { openUnanchored } from './unanchored-installation.ts';

let installation: Installation;
let databaseFile: string;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ installation, databaseFile, close } = await openUnanchored(new Date('2026-11-24T10:00:00Z')));
});
afterAll(() => close());

/** The error that something is refused with. */
async function refused(promise: Promise<unknown>): Promise<CairnError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CairnError) return error;
  throw new Error('it was not refused', { cause: error });
}

const fileOf = (json: unknown) => definitionFile('steward.json', new TextEncoder().encode(JSON.stringify(json)));
const source = (): JsonObject => {
  if (!isJsonObject(researchDataStewardRole.source)) throw new Error('a profile is an object');
  return researchDataStewardRole.source;
};
const profile = (changes: JsonObject): JsonObject => ({ ...source(), id: 'steward', edition: '1', ...changes });

describe('role profiles', () => {
  it('are published once, in JSON or YAML, with what was warned of', async () => {
    const [framework] = researchDataStewardRole.frameworks;
    if (framework?.digest === undefined) throw new Error('it is pinned');
    const { sources: _, ...unsourced } = profile({
      frameworks: [framework],
      competencies: [{ competency: 'data-stewardship/clean-data', importance: '4' }],
    });
    const first = await publishRole(installation, fileOf(unsourced));
    expect(first).toMatchObject({
      isNew: true,
      role: { reference: 'urn:cairn:role:steward:1', competencies: 1, publishedAt: '2026-11-24T10:00:00.000Z' },
      warnings: [{ code: 'importance-unsupported', severity: 'warning', pointer: '/competencies/0' }],
    });
    const yaml = [
      ...['type: CairnRoleProfile', 'version: 1', 'id: steward', 'edition: "1"', 'title: Research data steward'],
      `description: ${JSON.stringify(unsourced['description'])}`,
      ...[
        'language: en',
        'frameworks:',
        `  - { id: data-stewardship, edition: "2026.1", digest: "${framework.digest}" }`,
      ],
      ...['competencies:', '  - competency: data-stewardship/clean-data', '    importance: "4"'],
    ].join('\n');
    const again = await publishRole(installation, definitionFile('steward.yaml', new TextEncoder().encode(yaml)));
    expect(again).toMatchObject({ isNew: false, role: { digest: first.role.digest } });
    const other = publishRole(installation, fileOf({ ...unsourced, title: 'Another' }));
    expect(await refused(other)).toMatchObject({ code: 'role-version-changed' });
    const { warnings } = await installation.store.db
      .selectFrom('role_profile')
      .select('warnings')
      .executeTakeFirstOrThrow();
    expect(warnings).toContain('importance-unsupported');
  });

  it('are refused with errors, each with its place in the file, and nothing of them is kept', async () => {
    const broken = profile({
      edition: '2',
      competencies: [{ competency: 'data-stewardship/clean-dat', importance: '9' }],
    });
    const { findings, usable } = checkRole(fileOf(broken), await pathwayCheckContext(installation));
    expect(usable).toBeNull();
    expect(findings).toMatchObject([
      { code: 'form-wrong-value', pointer: '/competencies/0/importance', region: { line: 1 } },
    ]);
    expect(await refused(publishRole(installation, fileOf(broken)))).toMatchObject({
      code: 'malformed-role',
      details: { findings: [{ code: 'form-wrong-value' }] },
    });
    const misspelt = profile({
      edition: '2',
      competencies: [{ competency: 'data-stewardship/clean-dat', importance: '4' }],
    });
    const { message, remedy } = await refused(publishRole(installation, fileOf(misspelt)));
    expect(message).toContain('There is no competency "clean-dat"');
    expect(remedy).toContain('Is "clean-data" meant?');
    expect((await listRoles(installation)).map(({ id, edition }) => `${id}@${edition}`)).toEqual([
      'research-data-steward@2026.1',
      'steward@1',
    ]);
  });

  it('are found by their id, or told by which editions there are', async () => {
    expect((await findRole(installation.store.db, 'steward')).edition).toBe('1');
    expect(await refused(findRole(installation.store.db, 'welder'))).toMatchObject({
      code: 'role-not-found',
      remedy: expect.stringContaining('steward@1'),
    });
  });
});

const pathway = parsePathway({
  ...{ type: 'CairnPathway', version: 2, id: 'stewarding', edition: '1', title: 'Stewarding' },
  description: 'A pathway made up for tests.',
  language: 'en',
  frameworks: [{ id: 'data-stewardship', edition: '2026.1', levels: ['foundation', 'practitioner', 'lead'] }],
  modules: [
    {
      ...{ id: 'cleaning', title: 'Cleaning', passMark: '50' },
      outcomes: [
        {
          id: 'clean',
          statement: 'clean a table',
          competencies: [{ competency: 'data-stewardship/clean-data', level: 'practitioner' }],
        },
      ],
      assessments: [
        {
          ...{ id: 'exam', title: 'Exam', purpose: 'summative', method: 'proctored-exam', weight: '100' },
          identityAssurance: 'proctored',
          outcomes: ['clean'],
        },
      ],
    },
  ],
  tiers: [{ id: 'all', title: 'All', core: ['cleaning'], requirement: { kind: 'module-passed', module: 'cleaning' } }],
  awards: [
    {
      ...{ id: 'badge', achievementType: 'Badge', name: 'Cleaner', description: 'Can clean.', criteria: 'The exam.' },
      outcomes: ['clean'],
      requirement: { kind: 'module-passed', module: 'cleaning' },
    },
  ],
});

const answer = (changes: JsonObject = {}): JsonObject => ({
  ...{ type: 'CairnEmployerFeedback', version: 1, award: 'badge', organisation: 'Institute of Tests' },
  pathway: { id: 'stewarding', edition: '1' },
  ...{ day: '2026-11-20', source: 'Survey of employers' },
  ratings: [{ competency: 'data-stewardship/clean-data', rating: 4, comment: 'Works without a reminder.' }],
  ...changes,
});

/** Records one answer. */
async function recorded(value: unknown) {
  return await recordFeedback(installation, [parseFeedback(value)]);
}

describe("employers' feedback", () => {
  beforeAll(async () => {
    await keepPathway(installation.store.db, pathway);
  });

  it('is recorded once, and counted by competency, exactly', async () => {
    expect(await recorded(answer())).toMatchObject({
      recorded: 1,
      known: 0,
      awards: [{ pathway: 'stewarding@1', award: 'badge' }],
    });
    expect(await recorded(answer())).toMatchObject({ recorded: 0, known: 1 });
    for (const [response, rating] of [
      ['2', 5],
      ['3', 2],
    ] as const) {
      const ratings = [{ competency: 'data-stewardship/clean-data', rating }];
      await recorded(answer({ response, ratings }));
    }
    const { competencies, ratings, next } = await listFeedback(
      installation.store.db,
      { awardId: 'badge' },
      { limit: 2 },
    );
    expect(competencies).toEqual([
      { competency: 'data-stewardship/clean-data', ratings: 3, sum: 11, mean: '3.67', byRating: [0, 1, 0, 1, 1] },
    ]);
    expect(ratings).toHaveLength(2);
    expect(next).toBe(2);
  });

  const refusals: readonly [what: string, changes: JsonObject, message: RegExp][] = [
    ['an award that the pathway does not have', { award: 'medal' }, /has no award medal/],
    [
      'a rating beyond the scale',
      { ratings: [{ competency: 'data-stewardship/clean-data', rating: 6 }] },
      /at \/ratings\/0\/rating/,
    ],
    ['a competency of another framework', { ratings: [{ competency: 'law/plead', rating: 3 }] }, /does not build on/],
    ['a competency that is none', { ratings: [{ competency: 'data-stewardship/fly', rating: 3 }] }, /no competency/],
    ['30 February', { day: '2026-02-30' }, /no day of the calendar/],
    ["a learner's name as a member", { learner: 'Ada' }, /at \/learner: /],
    [
      'an e-mail address in a comment',
      { ratings: [{ competency: 'data-stewardship/clean-data', rating: 3, comment: 'Ask ada@college.example.' }] },
      /e-mail address/,
    ],
    [
      'a competency twice',
      { ratings: [1, 2].map((rating) => ({ competency: 'data-stewardship/clean-data', rating })) },
      /rated twice/,
    ],
    [
      'another rating of the same answer',
      { ratings: [{ competency: 'data-stewardship/clean-data', rating: 1 }] },
      /was rated 4 by the same answer before, and 1 now/,
    ],
  ];
  it.each(refusals)('with %s is refused, and nothing of it is kept', async (_, changes, message) => {
    const before = await installation.store.db.selectFrom('employer_rating').select('rating_id').execute();
    const error = await refused(recorded(answer(changes)));
    expect(error.code).toBe('malformed-feedback');
    expect(error.message).toMatch(message);
    expect(await installation.store.db.selectFrom('employer_rating').select('rating_id').execute()).toEqual(before);
  });

  it('that is yet to come is refused', async () => {
    expect(await refused(recorded(answer({ day: '2026-12-24' })))).toMatchObject({
      code: 'malformed-date',
    });
  });

  it('stands in a gap analysis beside its competency', async () => {
    const analysis = await gapOf(installation, { role: 'research-data-steward', pathway: 'stewarding' });
    const line = analysis.lines.find(({ competency }) => competency === 'data-stewardship/clean-data');
    expect(line).toMatchObject({ standing: 'identity-assured', feedback: { ratings: 3, sum: 11, mean: '3.67' } });
    expect(analysis.summary.covered.competencies).toBe(1);
    expect(analysis.lines).toHaveLength(30);
  });

  it('loses its comment, or all of it, for good when that is asked for', async () => {
    const { ratings } = await listFeedback(installation.store.db, {}, { limit: 10 });
    const commented = ratings.find(({ comment }) => comment !== null);
    if (commented === undefined) throw new Error('there is one');
    expect(await onDisk('Works without a reminder.')).toBe(true);
    await eraseRatingComment(installation, commented.ratingId);
    expect(await onDisk('Works without a reminder.')).toBe(false);
    expect(await refused(eraseRatingComment(installation, commented.ratingId))).toMatchObject({
      code: 'feedback-not-found',
    });
    await removeRating(installation, commented.ratingId);
    const left = await listFeedback(installation.store.db, {}, { limit: 10 });
    expect(left.ratings.map(({ ratingId }) => ratingId)).not.toContain(commented.ratingId);
    expect(left.competencies).toMatchObject([{ ratings: 2 }]);
  });

  it('loses a comment that names a learner in full when that learner is erased, and keeps the rating', async () => {
    const { db } = installation.store;
    const learner = { learner_id: 'l-1', name: 'Ada Okonjo', email: 'ada@college.example', reference: 'r-1' };
    await db.insertInto('learner').values(learner).execute();
    const comment = 'We would hire ada okonjo again.';
    const ratings = [{ competency: 'data-stewardship/clean-data', rating: 5, comment }];
    await recorded(answer({ response: 'naming', ratings }));
    const other = [{ competency: 'data-stewardship/clean-data', rating: 4, comment: 'We would hire adagio okonjo.' }];
    await recorded(answer({ response: 'other', ratings: other }));
    expect(await eraseLearner(installation, 'l-1')).toMatchObject({ rows: { learner: 1, employer_rating: 1 } });
    const kept = (await listFeedback(db, {}, { limit: 10 })).ratings.filter(({ response }) => response !== null);
    expect(kept.find(({ response }) => response === 'naming')).toMatchObject({ rating: 5, comment: null });
    expect(kept.find(({ response }) => response === 'other')?.comment).toBe('We would hire adagio okonjo.');
    expect(await onDisk(comment)).toBe(false);
  });
});

/** Whether a text stands in the database's file or log. */
async function onDisk(text: string): Promise<boolean> {
  const files = await Promise.all(['', '-wal'].map((end) => readFile(`${databaseFile}${end}`)));
  return files.some((bytes) => bytes.includes(text));
}
