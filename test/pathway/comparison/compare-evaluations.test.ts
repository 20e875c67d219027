import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../service/core/json.ts';
import { compareEvaluations } from '../../../service/pathway/comparison/compare-evaluations.ts';
import { DifferenceCount, isChange } from '../../../service/pathway/comparison/difference-summary.ts';
import type { EvaluationDifference } from '../../../service/pathway/comparison/evaluation-difference.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { awardsToKeep, evaluateKeeping } from '../../../service/pathway/evaluation/kept-awards.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';
import { AS_OF, course, results } from '../evaluation/requirement-fixture.ts';

const scored = (assessment: string, atLeast: string) => ({ kind: 'assessment-score', assessment, atLeast });
const module = (id: string) => ({ kind: 'module-passed', module: id });

/** An edition of the course whose badge asks for this. */
function asking(edition: string, requirement: JsonObject, change: JsonObject = {}): Pathway {
  const [badge] = course.awards;
  return parsePathway(
    JSON.parse(JSON.stringify({ ...course, edition, awards: [{ ...badge, requirement }], ...change })),
  );
}

/** What moving a learner with these scores from one edition to the other changes. */
function moved(from: Pathway, to: Pathway, scores: Readonly<Record<string, string>>): EvaluationDifference {
  const record: LearnerRecord = { finalResult: null, ...results(scores) };
  const before = compilePathway(from).evaluate(record, AS_OF);
  const after = evaluateKeeping(
    compilePathway(to).evaluate(record, AS_OF),
    awardsToKeep(before.decisions),
    () => before,
  );
  return compareEvaluations({ pathway: from, evaluation: before }, { pathway: to, evaluation: after });
}

const newlyAsked = (from: JsonObject, to: JsonObject, scores: Readonly<Record<string, string>> = {}) =>
  moved(asking('1', from), asking('2', to), scores).newlyAsked;

describe('the difference that another version makes for a learner', () => {
  it('is nothing but the version where both ask for the same', () => {
    const difference = moved(asking('1', scored('loaf', '70')), asking('2', scored('loaf', '70')), { loaf: '60' });
    expect(isChange(difference)).toBe(false);
    expect(difference.awards).toEqual([
      {
        ...{ award: 'badge', name: 'Baker', kept: false },
        before: { outcome: 'not-yet', distinction: false, progress: 0, decidedBy: 'urn:cairn:pathway:bread:1' },
        after: { outcome: 'not-yet', distinction: false, progress: 0, decidedBy: 'urn:cairn:pathway:bread:2' },
      },
    ]);
  });

  it('shows an award that the new version would not give as kept, by the version that gave it', () => {
    const { awards, newlyAsked } = moved(asking('1', scored('loaf', '50')), asking('2', scored('essay', '50')), {
      loaf: '60',
    });
    expect(awards).toMatchObject([
      {
        kept: true,
        before: { outcome: 'earned' },
        after: { outcome: 'earned', decidedBy: 'urn:cairn:pathway:bread:1' },
      },
    ]);
    expect(newlyAsked).toEqual([]);
  });

  it('names what the new version has not, and what it has in addition', () => {
    const [dough, oven] = course.modules;
    const change = JSON.parse(
      JSON.stringify({ modules: [dough, { ...oven, id: 'stove', title: 'Stove' }], tiers: [course.tiers[0]] }),
    );
    const { modules, tiers, countNoMore } = moved(
      asking(
        '1',
        { kind: 'all', of: [module('oven'), scored('loaf', '99')] },
        { modules: JSON.parse(JSON.stringify([dough, oven])) },
      ),
      asking('2', module('dough'), {
        ...change,
        modules: change.modules.map((one: JsonObject) =>
          one['id'] === 'stove'
            ? { ...one, assessments: [{ id: 'baking', title: 'Baking', method: 'automatic', purpose: 'summative' }] }
            : one,
        ),
      }),
      { firing: '90', 'firing-log': '80', 'firing-talk': '70', loaf: '55' },
    );
    expect(modules).toEqual([
      { id: 'dough', title: 'Dough', before: { met: false, progress: 41 }, after: { met: false, progress: 41 } },
      { id: 'stove', title: 'Stove', before: null, after: { met: false, progress: 0 } },
      { id: 'oven', title: 'Oven', before: { met: true, progress: 100 }, after: null },
    ]);
    expect(tiers).toMatchObject([
      { id: 'one', after: { met: true } },
      { id: 'two', after: null },
    ]);
    expect(countNoMore).toEqual([
      { assessment: 'firing', title: 'Firing' },
      { assessment: 'firing-log', title: 'Log' },
      { assessment: 'firing-talk', title: 'Talk' },
    ]);
  });
});

describe('what is newly asked', () => {
  it('is a higher mark, another module, another award; not what is there already', () => {
    expect(newlyAsked(scored('loaf', '50'), scored('loaf', '70'), { loaf: '60' })).toEqual([]);
    expect(newlyAsked(scored('loaf', '65'), scored('loaf', '70'), { loaf: '60' })).toEqual([
      'Score at least 70 in “A loaf”',
    ]);
    expect(newlyAsked(module('dough'), { kind: 'all', of: [module('dough'), module('oven')] })).toEqual([
      'Pass “Oven”',
    ]);
    expect(newlyAsked(module('dough'), { kind: 'award-held', award: 'diploma', pathway: 'cakes' })).toEqual([
      'Hold the award diploma of the pathway cakes',
    ]);
    expect(newlyAsked(scored('loaf', '70'), scored('essay', '30'), { essay: '30' })).toEqual([]);
  });

  it('is a choice as a whole, and not one among what was asked in full before', () => {
    const both = { kind: 'all', of: [module('dough'), module('oven')] };
    const three = [module('dough'), module('oven'), module('shop')];
    expect(newlyAsked(module('dough'), { kind: 'at-least', count: 2, of: three })).toEqual([
      'Pass at least 2 of “Dough”, “Oven” and “Shop”',
    ]);
    expect(
      newlyAsked({ kind: 'at-least', count: 1, of: three }, { kind: 'at-least', count: 2, of: three }),
    ).toHaveLength(1);
    expect(newlyAsked(both, { kind: 'any', of: both.of })).toEqual([]);
    expect(newlyAsked(both, { kind: 'at-least', count: 2, of: three })).toEqual([]);
    expect(newlyAsked({ kind: 'any', of: both.of }, both)).toEqual(['Pass “Dough”', 'Pass “Oven”']);
  });

  it('is a shorter time, and a competency at a higher level', () => {
    const within = (days: number) => ({ kind: 'within', days, of: module('dough') });
    expect(newlyAsked(within(30), within(20))).toEqual(['Within 20 days: pass “Dough”']);
    const dough = { kind: 'competency', competency: 'baking/dough' };
    expect(newlyAsked(dough, { ...dough, level: 'skilled' })).toEqual([
      'Show the competency “baking/dough” at the level “skilled” or above',
    ]);
  });
});

describe('the differences of a cohort', () => {
  it('are counted by kind, each learner once', () => {
    const [from, to] = [asking('1', scored('loaf', '50')), asking('2', scored('essay', '50'))];
    const count = new DifferenceCount();
    for (const scores of [{ loaf: '60' }, { essay: '60' }, { loaf: '20' }, {}]) count.add(moved(from, to, scores));
    expect(count.summary()).toEqual({
      learners: 4,
      changed: 4,
      awards: [
        {
          ...{ award: 'badge', name: 'Baker', earnedBefore: 1, earnedAfter: 2, kept: 1, gained: 1 },
          madeImpossible: 0,
        },
      ],
      countNoMore: [],
      newlyAsked: [{ sentence: 'Score at least 50 in “Essay”', learners: 2 }],
    });
  });
});
