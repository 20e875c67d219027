/** What is said of the future is held against futures, made by the rules of `outlook-of.ts`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../service/core/json.ts';
import type { Requirement } from '../../../../service/pathway/definition/requirement.ts';
import type {
  AssessmentResult,
  Counting,
  FinalResult,
  LearnerRecord,
} from '../../../../service/pathway/evaluation/learner-record.ts';
import { FINAL_RESULTS } from '../../../../service/pathway/evaluation/learner-record.ts';
import { anyLearner, anyRequirement, course, traced } from '../requirement-fixture.ts';

const LONG = process.env['CAIRN_LONG'] === '1';

const NAMED = ['quiz', 'loaf', 'essay', 'firing', 'firing-log', 'firing-talk'];
const MODULES = ['dough', 'oven', 'shop', 'reading'];

/** Days around those of `anyLearner`'s results. */
const anyDay = fc.integer({ min: 20_495, max: 20_545 }).map((day) => dayAfter('1970-01-01', day));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const anyCounting: fc.Arbitrary<Counting> = fc.record({
  cohort: fc.record({
    startsOn: orNull(fc.constant('2026-02-01')),
    endsOn: orNull(anyDay),
    resultsUntil: fc.constant(null),
  }),
  dueDates: fc.array(fc.record({ assessment: fc.constantFrom(...NAMED), on: anyDay }), { maxLength: 3 }),
  ended: fc.option(fc.record({ status: fc.constantFrom('withdrawn', 'transferred'), on: anyDay }), {
    nil: null,
    freq: 8,
  }),
});

const POLICIES = [null, { policy: 'refused' }, { policy: 'reduced', percentPerDay: '7.5', days: 6 }];

/** The course with other policies for its assessments, and with prior learning. */
const policies = (lateness: typeof POLICIES, bounds: readonly (string | null)[]): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      attempts: fc.array(
        orNull(
          fc.record({
            counts: fc.constantFrom('best', 'last', 'first', 'average'),
            most: orNull(fc.constantFrom(1, 2, 3)),
          }),
        ),
        { minLength: 5, maxLength: 5 },
      ),
      late: fc.array(fc.constantFrom(...lateness), { minLength: 5, maxLength: 5 }),
      mostCredit: fc.constantFrom(...bounds),
      recognises: fc.boolean(),
    })
    .map(({ attempts, late, mostCredit, recognises }) => {
      let index = -1;
      const modules = course.modules.map((module) => {
        if (!('assessments' in module) || module.id === 'attempts') return module;
        const assessments = module.assessments.map((assessment) => {
          if (assessment.purpose === 'formative') return assessment;
          index += 1;
          const [policy, rule] = [attempts[index] ?? null, late[index] ?? null];
          return {
            ...assessment,
            ...(policy && { attempts: { counts: policy.counts, ...(policy.most && { most: policy.most }) } }),
            ...(rule && { late: rule }),
          };
        });
        return { ...module, assessments };
      });
      const rules = { description: 'By the board.', decidedBy: 'the board', ...(mostCredit && { mostCredit }) };
      return JSON.parse(JSON.stringify({ modules, ...(recognises && { priorLearning: rules }) }));
    });

interface Situation {
  readonly requirement: Requirement;
  readonly learner: LearnerRecord;
  readonly change: JsonObject;
  readonly asOf: string;
}

const anySituation: fc.Arbitrary<Situation> = fc.record({
  requirement: anyRequirement,
  learner: fc.tuple(anyLearner(), anyCounting).map(([learner, counting]) => ({ ...learner, counting })),
  change: policies(POLICIES, [null, '0', '3.5', '6']),
  asOf: anyDay,
});

/**
 * Situations in which it is worked out exactly what may come: the other ones are open where it is not sure. Windows of
 * days; attempts that may push others out of the first so many; modules that may each be recognised, but not together.
 */
const anyExactSituation: fc.Arbitrary<Situation> = fc.record({
  requirement: anyRequirement.filter((requirement) => !JSON.stringify(requirement).includes('within')),
  learner: fc.tuple(anyLearner(), anyCounting).map(([learner, counting]) => ({
    ...learner,
    results: learner.results.filter(({ score, submittedOn }) => score !== null && isDay(submittedOn)),
    counting: { ...counting, ended: null },
  })),
  change: policies(POLICIES.slice(0, 2), [null]),
  asOf: fc.constantFrom('2026-03-29', '2026-04-01'),
});

const hasLeft = ({ finalResult, counting }: LearnerRecord) =>
  finalResult === 'withdrawn' || (counting !== undefined && counting.ended !== null);

/** Which modules may be recognised, one after another. */
function recognisable({ learner, change }: Situation): string[] {
  const { priorLearning } = change as { priorLearning?: { mostCredit?: string } };
  if (priorLearning === undefined || hasLeft(learner)) return [];
  const credits = new Map(course.modules.map((module) => [module.id, 'credit' in module ? Number(module.credit) : 0]));
  const recognised = new Set(learner.recognitions?.map(({ module }) => module));
  const sum = () => [...recognised].reduce((total, module) => total + (credits.get(module) ?? 0), 0);
  return MODULES.filter((module) => {
    const before = recognised.has(module);
    recognised.add(module);
    if (sum() <= Number(priorLearning.mostCredit ?? Infinity)) return true;
    if (!before) recognised.delete(module);
    return false;
  });
}

/** The days on which something may still be handed in. */
function openDays({ learner, asOf }: Situation, days: readonly number[]): string[] {
  if (hasLeft(learner)) return [];
  const { startsOn, endsOn } = learner.counting?.cohort ?? { startsOn: null, endsOn: null };
  const first = startsOn !== null && startsOn > asOf ? startsOn : asOf;
  return days.map((day) => dayAfter(first, day)).filter((day) => endsOn === null || day <= endsOn);
}

/** The record with what came in time: the scores that were missing, further attempts, and what is not a result. */
function withFuture(situation: Situation, future: Future): LearnerRecord {
  const { learner, asOf } = situation;
  const marked = learner.results.map((one, index): AssessmentResult => {
    const isMarked = one.score === null && (one.submittedOn !== null || one.carriedOver);
    return isMarked ? { ...one, score: future.marks[index % future.marks.length] ?? null } : one;
  });
  const days = new Set(
    openDays(
      situation,
      future.further.map(({ day }) => day),
    ),
  );
  const further = future.further.flatMap(({ assessment, day, score }): AssessmentResult[] => {
    const [submittedOn] = openDays(situation, [day]);
    return submittedOn === undefined || !days.has(submittedOn)
      ? []
      : [{ assessment, score, submittedOn, carriedOver: false }];
  });
  const on = dayAfter(asOf, 1);
  return {
    finalResult: learner.finalResult ?? future.finalResult,
    results: [...marked, ...further],
    recognitions: [
      ...(learner.recognitions ?? []),
      ...recognisable(situation)
        .filter((_, index) => future.recognised[index] ?? false)
        .map((module) => ({ module, on, reference: 'later' })),
    ],
    heldAwards: [
      ...(learner.heldAwards ?? []),
      ...(future.held ? ['badge', 'diploma'].map((award) => ({ pathway: 'cakes', edition: '1', award, on })) : []),
    ],
    counting: learner.counting,
  };
}

interface Future {
  readonly marks: readonly (string | null)[];
  readonly further: readonly { readonly assessment: string; readonly day: number; readonly score: string }[];
  readonly finalResult: FinalResult | null;
  readonly recognised: readonly boolean[];
  readonly held: boolean;
}

const score = fc.constantFrom('100', '100', '100', '60', '0');
const anyFuture: fc.Arbitrary<Future> = fc.record({
  marks: fc.array(fc.option(score, { nil: null, freq: 4 }), { minLength: 1, maxLength: 3 }),
  further: fc.array(
    fc.record({ assessment: fc.constantFrom(...NAMED), day: fc.constantFrom(0, 0, 0, 1, 5, 20), score }),
    { maxLength: 12 },
  ),
  finalResult: fc.constantFrom(null, ...FINAL_RESULTS),
  recognised: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  held: fc.boolean(),
});

/** What could not be better. */
const best = (finalResult: FinalResult | null, attempts: number): Future => ({
  marks: ['100'],
  further: NAMED.flatMap((assessment) =>
    Array.from({ length: attempts }, () => ({ assessment, day: 0, score: '100' })),
  ),
  finalResult,
  recognised: [true, true, true, true],
  held: true,
});

describe('what is called impossible', () => {
  it('is earned by nothing that may still come', () => {
    let impossible = 0;
    fc.assert(
      fc.property(anySituation, fc.array(anyFuture, { minLength: 4, maxLength: 4 }), (situation, futures) => {
        const { requirement, learner, change, asOf } = situation;
        if (traced(requirement, learner, change, asOf).outcome !== 'impossible') return;
        impossible += 1;
        for (const future of [...futures, best('distinction', 5)]) {
          const later = withFuture(situation, future);
          expect(traced(requirement, later, change).outcome).not.toBe('earned');
        }
      }),
      { numRuns: LONG ? 10_000 : 250 },
    );
    expect(impossible).toBeGreaterThan(25);
  });
});

describe('what is not earned yet', () => {
  it('can be earned by something that may still come, where that is worked out exactly', () => {
    let open = 0;
    fc.assert(
      fc.property(anyExactSituation, (situation) => {
        const { requirement, learner, change, asOf } = situation;
        if (traced(requirement, learner, change, asOf).outcome !== 'not-yet') return;
        open += 1;
        const ways = [...FINAL_RESULTS, null].map((finalResult) => best(finalResult, 90));
        const outcomes = ways.map((way) => traced(requirement, withFuture(situation, way), change).outcome);
        expect(outcomes).toContain('earned');
      }),
      { numRuns: LONG ? 2_000 : 60 },
    );
    expect(open).toBeGreaterThan(10);
  });
});

function isDay(text: string | null): boolean {
  return text !== null && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text);
}
