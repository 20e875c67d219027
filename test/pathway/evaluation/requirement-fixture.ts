/** A pathway in which one requirement can be tried at a time, and learners to try it on. */
import fc from 'fast-check';
import { canonicalText } from '../../../service/core/canonical.ts';
import type { JsonObject, JsonValue } from '../../../service/core/json.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import type { AssessmentResult, LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import type { RequirementTrace, Trace } from '../../../service/pathway/evaluation/trace.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';

/** Long after everything that happens here. */
export const AS_OF = '9999-12-31';

const summative = { method: 'tutor-marked', purpose: 'summative' };

export const course = {
  type: 'CairnPathway',
  version: 2,
  id: 'bread',
  edition: '1',
  title: 'Bread',
  description: 'A made-up course for tests.',
  language: 'en',
  creditSystem: { name: 'ECTS', hoursPerCredit: '25' },
  frameworks: [{ id: 'baking', edition: '1', levels: ['novice', 'skilled', 'master'] }],
  modules: [
    {
      id: 'dough',
      title: 'Dough',
      credit: '2',
      passMark: '40',
      outcomes: [
        { id: 'knead', statement: 'knead a dough', competencies: [{ competency: 'baking/dough', level: 'skilled' }] },
        { id: 'weigh', statement: 'weigh flour', competencies: [{ competency: 'baking/measure' }] },
      ],
      assessments: [
        { id: 'quiz', title: 'Quiz', method: 'automatic', purpose: 'formative', outcomes: ['knead'] },
        { id: 'loaf', title: 'A loaf', ...summative, weight: '60', outcomes: ['knead'] },
        { id: 'essay', title: 'Essay', ...summative, weight: '40', passMark: '50', outcomes: ['weigh'] },
      ],
    },
    {
      id: 'oven',
      title: 'Oven',
      credit: '3.5',
      outcomes: [
        { id: 'fire', statement: 'fire an oven', competencies: [{ competency: 'baking/oven', level: 'master' }] },
      ],
      passMark: '50',
      assessments: [
        { id: 'firing', title: 'Firing', ...summative },
        { id: 'firing-log', title: 'Log', ...summative },
        { id: 'firing-talk', title: 'Talk', ...summative, outcomes: ['fire'] },
      ],
    },
    {
      id: 'shop',
      title: 'Shop',
      credit: '5',
      outcomes: [
        { id: 'sell', statement: 'sell bread', competencies: [{ competency: 'baking/shop', level: 'novice' }] },
      ],
      cohortAssessments: [{ title: 'Shop days', ...summative, outcomes: ['sell'] }],
    },
    {
      id: 'attempts',
      title: 'Attempts',
      assessments: ['best', 'last', 'first', 'average'].flatMap((counts) => [
        { id: counts, title: counts, ...summative, attempts: { counts } },
        { id: `${counts}-of-2`, title: counts, ...summative, attempts: { counts, most: 2 } },
      ]),
    },
    { id: 'reading', title: 'Reading', credit: '1' },
  ],
  tiers: [
    { id: 'one', title: 'One', requirement: { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' } },
    { id: 'two', title: 'Two', requirement: { kind: 'assessment-score', assessment: 'essay', atLeast: '60' } },
  ],
  awards: [
    {
      id: 'badge',
      achievementType: 'Badge',
      name: 'Baker',
      description: 'Can bake.',
      criteria: 'A loaf.',
      requirement: { kind: 'assessment-score', assessment: 'loaf', atLeast: '70' },
    },
  ],
} satisfies JsonObject;

/** The course with an award, `tried`, that asks for this. */
export function courseWith(requirement: Requirement, change: JsonObject = {}): Pathway {
  const [badge] = course.awards;
  const json: JsonValue = JSON.parse(JSON.stringify(requirement));
  const awards = [badge, { ...badge, id: 'tried', requirement: json }];
  return parsePathway({ ...course, awards, ...change });
}

/** The course's modules with one of them changed. */
export function moduleChanged(module: string, change: JsonObject): JsonObject {
  const modules = course.modules.map((one) => (one.id === module ? { ...one, ...change } : one));
  return JSON.parse(JSON.stringify({ modules }));
}

/** The trace of the award that asks for this, for a learner of whom something is known. */
export function traced(
  requirement: Requirement,
  record: Partial<LearnerRecord> = {},
  change: JsonObject = {},
  asOf = AS_OF,
): Trace {
  const { decide } = compilePathway(courseWith(requirement, change));
  const decisions = decide({ finalResult: null, results: [], ...record }, asOf);
  const trace = decisions.find(({ awardId }) => awardId === 'tried')?.trace;
  if (trace === undefined) throw new Error('no decision');
  if (JSON.stringify(trace) !== canonicalText(trace)) throw new Error('the trace is not in canonical order');
  return trace;
}

/** What the trace says of the requirement. */
export function decided(
  requirement: Requirement,
  record: Partial<LearnerRecord> = {},
  change: JsonObject = {},
): RequirementTrace {
  return traced(requirement, record, change).requirement;
}

/** Whether it is met. */
export function isMet(requirement: Requirement, record: Partial<LearnerRecord> = {}, change: JsonObject = {}): boolean {
  return decided(requirement, record, change).met;
}

export const result = (
  assessment: string,
  score: string | null,
  submittedOn: string | null = '2026-03-01',
): AssessmentResult => ({ assessment, score, submittedOn, carriedOver: false });

export const results = (scores: Readonly<Record<string, string>>): Pick<LearnerRecord, 'results'> => ({
  results: Object.entries(scores).map(([assessment, score]) => result(assessment, score)),
});

const anyDay = fc
  .integer({ min: 20_500, max: 20_540 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const anyScore = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 100 }).map(String),
  fc.constantFrom('49.5', '33.333333333', '66.6'),
);

const NAMED = ['quiz', 'loaf', 'essay', 'firing', 'firing-log', 'firing-talk'];

/** Results of the assessments named, in a few weeks, some without a day. */
export function anyResult(assessments: readonly string[] = NAMED): fc.Arbitrary<AssessmentResult> {
  return fc.record({
    assessment: fc.constantFrom(...assessments),
    score: anyScore,
    submittedOn: fc.oneof(
      { weight: 6, arbitrary: anyDay },
      fc.constantFrom(null, '3', '-2', '2026-02-20T10:00:00Z', 'soon'),
    ),
    carriedOver: fc.boolean(),
  });
}

/** Learners of the course with results, and what they bring from elsewhere. */
export function anyLearner(assessments?: readonly string[]): fc.Arbitrary<LearnerRecord> {
  return fc.record({
    finalResult: fc.constantFrom(null, 'pass', 'distinction', 'fail', 'withdrawn'),
    results: fc.array(anyResult(assessments), { maxLength: 10 }),
    recognitions: fc.array(
      fc.record({
        module: fc.constantFrom('dough', 'oven', 'shop', 'reading'),
        on: anyDay,
        reference: fc.constantFrom('r1', 'r2', 'r3'),
      }),
      { maxLength: 3 },
    ),
    heldAwards: fc.array(
      fc.record({
        pathway: fc.constantFrom('cakes', 'bread'),
        edition: fc.constantFrom('1', '2'),
        award: fc.constantFrom('badge', 'diploma'),
        on: anyDay,
      }),
      { maxLength: 3 },
    ),
  });
}

const leaf: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({
    kind: fc.constant('assessment-score'),
    assessment: fc.constantFrom(...NAMED),
    atLeast: fc.constantFrom('0', '40', '66.6', '90'),
  }),
  fc.constant({
    kind: 'weighted-score',
    of: [
      { assessment: 'loaf', weight: '60' },
      { assessment: 'essay', weight: '40' },
    ],
    atLeast: '45',
  }),
  fc.record({ kind: fc.constant('module-passed'), module: fc.constantFrom('dough', 'oven', 'shop', 'reading') }),
  fc.record({ kind: fc.constant('prior-learning'), module: fc.constantFrom('dough', 'oven', 'shop', 'reading') }),
  fc.record({ kind: fc.constant('credits'), atLeast: fc.constantFrom('2', '5.5', '9') }),
  fc.record({ kind: fc.constant('competency'), competency: fc.constantFrom('baking/dough', 'baking/oven') }),
  fc.record({ kind: fc.constant('tier-completed'), tier: fc.constantFrom('one', 'two') }),
  fc.constant({ kind: 'award-held', award: 'badge' }),
  fc.record({
    kind: fc.constant('award-held'),
    award: fc.constantFrom('badge', 'diploma'),
    pathway: fc.constant('cakes'),
  }),
  fc.constant({ kind: 'final-result', in: ['pass', 'distinction'] }),
  fc.constant({ kind: 'not-withdrawn' }),
  fc.record({ kind: fc.constant('submitted'), atLeast: fc.integer({ min: 1, max: 4 }) }),
);

/** Requirements of every kind, in one another. */
export const anyRequirement: fc.Arbitrary<Requirement> = fc.letrec<{ node: Requirement }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: leaf },
    fc.record({
      kind: fc.constantFrom('all', 'any'),
      of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('at-least'),
      count: fc.integer({ min: 1, max: 3 }),
      of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('within'), days: fc.integer({ min: 1, max: 30 }), of: tie('node') }),
  ),
})).node;
