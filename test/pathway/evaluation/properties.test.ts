import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { AS_OF, traced } from './requirement-fixture.ts';
import { anyCounting, anySituation, dayAfter, NAMED, POLICIES, policies, type Situation } from './situation-fixture.ts';

const outcome = ({ requirement, learner, change, asOf }: Situation, record: LearnerRecord = learner) =>
  traced(requirement, record, change, asOf).outcome;

/** What a learning platform may call a day, and other texts. */
const anyText = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-:TZ+') }), fc.constant(null));

describe('a decision', () => {
  it('is taken on every record of the right form, whatever stands for a day in it', () => {
    const anyResults = fc.array(
      fc.record({
        assessment: fc.oneof(fc.constantFrom(...NAMED), fc.string()),
        score: fc.option(fc.nat(1_000).map(String), { nil: null }),
        submittedOn: anyText,
        carriedOver: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anySituation, anyResults, (situation, results) => {
        expect(['earned', 'not-yet', 'impossible']).toContain(outcome(situation, { ...situation.learner, results }));
      }),
    );
  });

  it('does not depend on the order in which the record stands, due days and policies included', () => {
    fc.assert(
      fc.property(anySituation, ({ requirement, learner, change, asOf }) => {
        const { counting, results, recognitions = [], heldAwards = [] } = learner;
        const reversed = {
          ...learner,
          results: results.toReversed(),
          recognitions: recognitions.toReversed(),
          heldAwards: heldAwards.toReversed(),
          counting: counting && { ...counting, dueDates: counting.dueDates?.toReversed() },
        };
        expect(JSON.stringify(traced(requirement, reversed, change, asOf))).toBe(
          JSON.stringify(traced(requirement, learner, change, asOf)),
        );
      }),
    );
  });

  it('is not taken back for a passing result, in whatever cohort and however late, where the best attempt counts', () => {
    const anyWhere = fc.record({
      situation: anySituation,
      change: policies(POLICIES, [null, '3.5'], ['best']),
      counting: anyCounting,
    });
    let earned = 0;
    fc.assert(
      fc.property(
        anyWhere,
        fc.constantFrom(...NAMED),
        fc.nat(60),
        ({ situation, change, counting }, assessment, days) => {
          const before = { ...situation, change, asOf: AS_OF, learner: { ...situation.learner, counting } };
          if (outcome(before) !== 'earned') return;
          earned += 1;
          const passing = { assessment, score: '100', submittedOn: dayAfter('2026-02-10', days), carriedOver: false };
          const results = [...before.learner.results, passing];
          expect(outcome(before, { ...before.learner, results })).toBe('earned');
        },
      ),
      { numRuns: 300 },
    );
    expect(earned).toBeGreaterThan(0);
  });

  it('is not taken back as days go by, while nothing else changes', () => {
    fc.assert(
      fc.property(anySituation, fc.nat(40), (situation, days) => {
        const { change, asOf } = situation;
        if (JSON.stringify(change).includes('"attempts":{"counts"')) return;
        if (outcome(situation) !== 'earned') return;
        expect(outcome({ ...situation, asOf: dayAfter(asOf, days) })).toBe('earned');
      }),
    );
  });

  it('that is impossible stays so as days go by, while nothing else changes', () => {
    fc.assert(
      fc.property(anySituation, fc.nat(40), (situation, days) => {
        if (outcome(situation) !== 'impossible') return;
        expect(outcome({ ...situation, asOf: dayAfter(situation.asOf, days) })).toBe('impossible');
      }),
      { numRuns: 200 },
    );
  });
});
