/** Situations in which the requirements of `requirement-fixture.ts` are decided. */
import fc from 'fast-check';
import type { JsonObject } from '../../../service/core/json.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import type { Counting, LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { anyLearner, anyRequirement, course } from './requirement-fixture.ts';

/** The assessments of the course that are asked for one by one. */
export const NAMED = ['quiz', 'loaf', 'essay', 'firing', 'firing-log', 'firing-talk'];

/** Days around those of `anyLearner`'s results. */
const anyDay = fc.integer({ min: 20_495, max: 20_545 }).map((day) => dayAfter('1970-01-01', day));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** So many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Cohorts with and without dates, enrolments that last and that ended, and days on which work was due. */
export const anyCounting: fc.Arbitrary<Counting> = fc.record({
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

/** What handing in late may do. */
export const POLICIES = [null, { policy: 'refused' }, { policy: 'reduced', percentPerDay: '7.5', days: 6 }];

/** The course with other policies for its assessments, and with prior learning. */
export const policies = (
  lateness: typeof POLICIES,
  bounds: readonly (string | null)[],
  counts: readonly string[] = ['best', 'last', 'first', 'average'],
): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      attempts: fc.array(
        orNull(
          fc.record({
            counts: fc.constantFrom(...counts),
            most: counts.length === 1 ? fc.constant(null) : orNull(fc.constantFrom(1, 2, 3)),
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

/** Something that is asked for, a learner, and a day on which it is decided. */
export interface Situation {
  readonly requirement: Requirement;
  readonly learner: LearnerRecord;
  readonly change: JsonObject;
  readonly asOf: string;
}

/** Situations of every kind. */
export const anySituation: fc.Arbitrary<Situation> = fc.record({
  requirement: anyRequirement,
  learner: fc.tuple(anyLearner(), anyCounting).map(([learner, counting]) => ({ ...learner, counting })),
  change: policies(POLICIES, [null, '0', '3.5', '6']),
  asOf: anyDay,
});

/**
 * Situations in which it is worked out exactly what may come: the other ones are open where it is not sure. Windows of
 * days; attempts that may push others out of the first so many; modules that may each be recognised, but not together.
 */
export const anyExactSituation: fc.Arbitrary<Situation> = fc.record({
  requirement: anyRequirement.filter((requirement) => !JSON.stringify(requirement).includes('within')),
  learner: fc.tuple(anyLearner(), anyCounting).map(([learner, counting]) => ({
    ...learner,
    results: learner.results.filter(({ score, submittedOn }) => score !== null && isDay(submittedOn)),
    counting: { ...counting, ended: null },
  })),
  change: policies(POLICIES.slice(0, 2), [null]),
  asOf: fc.constantFrom('2026-03-29', '2026-04-01'),
});

function isDay(text: string | null): boolean {
  return text !== null && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text);
}
