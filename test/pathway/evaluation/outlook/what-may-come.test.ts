/** What is said of the future is held against futures, made by the rules of `outlook-of.ts`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AssessmentResult,
  FinalResult,
  LearnerRecord,
} from '../../../../service/pathway/evaluation/learner-record.ts';
import { FINAL_RESULTS } from '../../../../service/pathway/evaluation/learner-record.ts';
import { course, traced } from '../requirement-fixture.ts';
import { anyExactSituation, anySituation, dayAfter, NAMED, type Situation } from '../situation-fixture.ts';

const LONG = process.env['CAIRN_LONG'] === '1';
const MODULES = ['dough', 'oven', 'shop', 'reading'];

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
    expect(impossible).toBeGreaterThan(0);
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
    expect(open).toBeGreaterThan(0);
  });
});
