/**
 * The rules of evaluation were read twice: by the service, and by the generator of the vectors, which knows nothing of it and
 * adds every trace up from its leaves, slowly and with fractions alone. What the two say has to be the same.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../scripts/vectors/jcs.ts';
import { count } from '../../../scripts/vectors/trace-counting.ts';
import { decide } from '../../../scripts/vectors/trace-evaluation.ts';
import type { Definition, Learner } from '../../../scripts/vectors/trace-form.ts';
import { mayStillEarn } from '../../../scripts/vectors/trace-futures.ts';
import { courseWith, traced } from './requirement-fixture.ts';
import { anySituation, type Situation } from './situation-fixture.ts';

const LONG = process.env['CAIRN_LONG'] === '1';

/** What the second reading makes of a situation. */
function secondReading({ requirement: asked, learner, change, asOf }: Situation) {
  const definition: Definition = JSON.parse(JSON.stringify(courseWith(asked, change).source));
  const record: Learner = JSON.parse(JSON.stringify(learner));
  const award = definition.awards.find(({ id }) => id === 'tried');
  if (award === undefined) throw new Error('no award');
  const { facts, mayEarn, trace } = count(definition, record, asOf);
  const requirement = decide(award.requirement, { definition, facts, whole: facts, isWindow: false });
  return {
    counting: trace,
    requirement,
    earned: requirement.met && mayEarn,
    mayStillEarn: () => mayStillEarn(definition, award.requirement, record, asOf),
  };
}

describe('whatever is asked for, of whomever, on whatever day', () => {
  it('every requirement of a trace, and what did not count, comes out the same twice', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { requirement, learner, change, asOf } = situation;
        const trace = traced(requirement, learner, change, asOf);
        const second = secondReading(situation);
        expect(JSON.stringify(trace.requirement)).toBe(canonicalText(second.requirement));
        expect(JSON.stringify(trace.counting ?? null)).toBe(canonicalText(second.counting));
        expect(trace.outcome === 'earned').toBe(second.earned);
      }),
      { numRuns: LONG ? 20_000 : 300 },
    );
  });

  it('what is impossible is earned in none of the futures that the second reading tries out', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { requirement, learner, change, asOf } = situation;
        if (traced(requirement, learner, change, asOf).outcome !== 'impossible') return;
        expect(secondReading(situation).mayStillEarn()).toBe(false);
      }),
      { numRuns: LONG ? 1_000 : 20 },
    );
  });
});
