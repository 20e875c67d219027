import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway, evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import {
  type ExplanationContext,
  explainDecision,
  explainEvaluation,
  explainRequirement,
} from '../../../service/pathway/explanation/explain.ts';
import type { Explanation } from '../../../service/pathway/explanation/explanation.ts';
import { courseWith, decided, moduleChanged, result, results } from '../evaluation/requirement-fixture.ts';

type Change = Parameters<typeof courseWith>[1];

/** What is said of a requirement for a learner. */
function explained(
  requirement: Requirement,
  record: Partial<LearnerRecord> = {},
  change: Change = {},
  context: ExplanationContext = {},
): Explanation {
  return explainRequirement(courseWith(requirement, change), decided(requirement, record, change), context);
}

/** Its three sentences. */
function said(...asked: Parameters<typeof explained>) {
  const { asks, because, missing } = explained(...asked);
  return [asks, because, missing];
}

const loaf: Requirement = { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' };
const essay: Requirement = { kind: 'assessment-score', assessment: 'essay', atLeast: '50' };
const carriedOver = { ...result('loaf', '60'), carriedOver: true };

describe('a score that is asked for', () => {
  it.each<[string, Partial<LearnerRecord>, string | null, string | null]>([
    ['is not there', {}, null, 'It has no score yet.'],
    ['is reached', results({ loaf: '62.5' }), 'You scored 62.5 on 1 March 2026.', null],
    ['falls short', results({ loaf: '49.75' }), 'You scored 49.75 on 1 March 2026.', 'You are 0.25 short of it.'],
    ['has no day', { results: [result('loaf', '70', null)] }, 'You scored 70.', null],
    ['has a time', { results: [result('loaf', '70', '2026-03-02T09:30:00Z')] }, 'You scored 70 on 2 March 2026.', null],
    [
      'has the day of a cohort',
      { results: [result('loaf', '70', '12')] },
      'You scored 70 on day 12 of the cohort.',
      null,
    ],
    ['has a text for a day', { results: [result('loaf', '70', 'soon')] }, 'You scored 70 on “soon”.', null],
    ['is carried over', { results: [carriedOver] }, 'You scored 60 in an earlier cohort on 1 March 2026.', null],
  ])('%s', (_, record, because, missing) => {
    expect(said(loaf, record)).toEqual(['Score at least 50 in “A loaf”', because, missing]);
  });

  it('is of a day that people know, where the first day of the cohort is known', () => {
    const record = { results: [result('loaf', '70', '12')] };
    expect(said(loaf, record, {}, { startsOn: '2026-03-01' })[1]).toBe('You scored 70 on 13 March 2026.');
    const other = { results: [{ ...result('loaf', '70', '12'), carriedOver: true }] };
    expect(said(loaf, other, {}, { startsOn: '2026-03-01' })[1]).toBe(
      'You scored 70 in an earlier cohort on day 12 of that cohort.',
    );
  });

  it('shows the attempts that an average is of, exactly', () => {
    const average: Requirement = { kind: 'assessment-score', assessment: 'average', atLeast: '70' };
    const record = {
      results: [result('average', '60'), result('average', '70', '2026-03-05'), result('average', '70', null)],
    };
    expect(said(average, record)).toEqual([
      'Score at least 70 in “average”',
      'The average of your 3 attempts is 66 2/3: 70, 60 on 1 March 2026 and 70 on 5 March 2026.',
      'You are 3 1/3 short of it.',
    ]);
    expect(explained(average, record).results.map(({ score }) => score)).toEqual(['70', '60', '70']);
  });

  it('names the assessment that a page leads to', () => {
    expect(explained(loaf)).toMatchObject({ assessment: 'loaf', module: null, standing: 'open', progress: 0 });
  });
});

describe('a weighted score', () => {
  const weighted: Requirement = {
    kind: 'weighted-score',
    of: [
      { assessment: 'loaf', weight: '60' },
      { assessment: 'essay', weight: '40' },
    ],
    atLeast: '45',
  };
  const asks = 'Reach a weighted score of 45 (“A loaf” 60 %, “Essay” 40 %)';

  it.each<[string, Partial<LearnerRecord>, string | null, string | null]>([
    ['has nothing', {}, null, 'None of it has a score yet.'],
    [
      'has a part',
      results({ loaf: '70' }),
      'Your weighted score is 42, from 70 in “A loaf” (60 %).',
      'You are 3 short of it. “Essay” has no score yet and counts as zero.',
    ],
    [
      'has all of it',
      results({ loaf: '70', essay: '50.5' }),
      'Your weighted score is 62.2, from 70 in “A loaf” (60 %) and 50.5 in “Essay” (40 %).',
      null,
    ],
  ])('%s', (_, record, because, missing) => {
    expect(said(weighted, record)).toEqual([asks, because, missing]);
  });

  it('of a module that shares it out has its weights exactly', () => {
    const { of } = explained({ kind: 'module-passed', module: 'oven' }, results({ firing: '90' }));
    expect(of.map(({ asks: mark, because, missing }) => [mark, because, missing])).toEqual([
      [
        'Reach a weighted score of 50 (“Firing” 33 1/3 %, “Log” 33 1/3 %, “Talk” 33 1/3 %)',
        'Your weighted score is 30, from 90 in “Firing” (33 1/3 %).',
        'You are 20 short of it. “Log” and “Talk” have no score yet and count as zero.',
      ],
    ]);
  });
});

describe('a module', () => {
  const dough: Requirement = { kind: 'module-passed', module: 'dough' };
  const recognitions = [{ module: 'dough', on: '2026-01-09', reference: 'r1' }];

  it.each<[string, Partial<LearnerRecord>, string | null, string | null]>([
    ['is open', {}, null, 'Each of its marks has to be reached.'],
    ['is on its way', results({ loaf: '70' }), '1 of its 2 marks is reached.', 'Each of its marks has to be reached.'],
    ['is passed', results({ loaf: '70', essay: '50' }), 'You have passed it.', null],
    ['is recognised', { recognitions }, 'It was recognised as prior learning on 9 January 2026.', null],
    [
      'is both',
      { recognitions, ...results({ loaf: '70', essay: '50' }) },
      'It was recognised as prior learning on 9 January 2026. You have passed it as well.',
      null,
    ],
  ])('%s', (_, record, because, missing) => {
    expect(said(dough, record)).toEqual(['Pass “Dough”', because, missing]);
  });

  it('without a mark, or with one that nothing reaches, says what is missing', () => {
    expect(said({ kind: 'module-passed', module: 'reading' })[2]).toBe(
      'It states no pass mark: it is passed when it is recognised as prior learning.',
    );
    expect(said({ kind: 'module-passed', module: 'oven' }, {}, moduleChanged('oven', { passMark: '0' }))[2]).toBe(
      'None of its assessments has a score yet.',
    );
    expect(said({ kind: 'module-passed', module: 'oven' })[2]).toBe('Its mark is not reached yet.');
  });

  it('that is to be recognised says whether it is', () => {
    const recognised: Requirement = { kind: 'prior-learning', module: 'dough' };
    const asks = 'Have “Dough” recognised as prior learning';
    expect(said(recognised)).toEqual([asks, null, 'It has not been recognised.']);
    expect(said(recognised, { recognitions })).toEqual([asks, 'It was recognised on 9 January 2026.', null]);
  });
});

describe('credit', () => {
  const six: Requirement = { kind: 'credits', atLeast: '6' };
  const priorLearning = { description: 'By the board.', decidedBy: 'The board' };
  const recognitions = [
    { module: 'dough', on: '2026-01-09', reference: 'r1' },
    { module: 'oven', on: '2026-01-09', reference: 'r2' },
  ];

  it('is told with its unit, and what each module gives', () => {
    const { asks, because, missing, of } = explained(six, results({ loaf: '70', essay: '50' }));
    expect([asks, because, missing]).toEqual([
      'Gain at least 6 ECTS credits',
      'You have 2 ECTS credits.',
      'You need 4 ECTS credits more.',
    ]);
    expect(of.map((part) => [part.asks, part.standing])).toEqual([
      ['Pass “Dough” (2 ECTS credits)', 'met'],
      ['Pass “Oven” (3.5 ECTS credits)', 'open'],
      ['Pass “Shop” (5 ECTS credits)', 'open'],
      ['Pass “Reading” (1 ECTS credit)', 'open'],
    ]);
  });

  it('by prior learning is told apart, and how much of it may count', () => {
    expect(said(six, { recognitions }, { priorLearning })[1]).toBe(
      'You have 5.5 ECTS credits. Prior learning that was recognised gives 5.5 ECTS credits of it.',
    );
    expect(said(six, { recognitions }, { priorLearning: { ...priorLearning, mostCredit: '4' } })).toEqual([
      'Gain at least 6 ECTS credits',
      'You have 4 ECTS credits. Prior learning that was recognised comes to 5.5 ECTS credits, of which at most 4 ECTS credits may count.',
      'You need 2 ECTS credits more.',
    ]);
  });

  it('of some modules alone names them', () => {
    expect(said({ kind: 'credits', atLeast: '2', from: ['dough', 'oven'] })[0]).toBe(
      'Gain at least 2 ECTS credits from “Dough” and “Oven”',
    );
  });
});

describe('several requirements', () => {
  const one = results({ loaf: '70' });
  const both = results({ loaf: '70', essay: '70' });

  it.each<[Requirement['kind'], Requirement, Partial<LearnerRecord>, (string | null)[]]>([
    ['all', { kind: 'all', of: [loaf, essay] }, {}, ['All of these', '0 of 2 are met.', '2 more are needed.']],
    ['all', { kind: 'all', of: [loaf, essay] }, one, ['All of these', '1 of 2 is met.', '1 more is needed.']],
    ['all', { kind: 'all', of: [loaf, essay] }, both, ['All of these', 'Both are met.', null]],
    [
      'any',
      { kind: 'any', of: [loaf, essay] },
      {},
      ['At least one of these', 'None of them is met yet.', 'One of them is enough.'],
    ],
    ['any', { kind: 'any', of: [loaf, essay] }, one, ['At least one of these', '1 of them is met.', null]],
    [
      'at-least',
      { kind: 'at-least', count: 2, of: [loaf, essay] },
      one,
      ['At least 2 of these', '1 of them is met.', '1 more is needed.'],
    ],
    [
      'at-least',
      { kind: 'at-least', count: 2, of: [loaf, essay] },
      both,
      ['At least 2 of these', '2 of them are met.', null],
    ],
  ])('%s', (_, requirement, record, words) => {
    expect(said(requirement, record)).toEqual(words);
  });

  it('within a time say when, or that it is the time that is missing', () => {
    const within: Requirement = { kind: 'within', days: 3, of: { kind: 'all', of: [loaf, essay] } };
    expect(said(within, one)).toEqual([
      'Within 3 days',
      null,
      'What is still open has to come, and all of it within that time.',
    ]);
    expect(said(within, both)).toEqual(['Within 3 days', 'Met in the time from 1 March 2026 to 3 March 2026.', null]);
    const apart = { results: [result('loaf', '70'), result('essay', '70', '2026-03-09')] };
    expect(said(within, apart)).toEqual([
      'Within 3 days',
      'You have all of it, but not within 3 days.',
      'It has to be met again, all of it within that time.',
    ]);
  });

  it('within a time say that a final result has no day', () => {
    const { of } = explained({ kind: 'within', days: 3, of: { kind: 'final-result', in: ['pass'] } }, one);
    expect(of[0]?.missing).toBe('Nobody has said on which day it was reached, so it counts in no stretch of time.');
  });
});

describe('tiers, awards and competencies', () => {
  it('a tier of a sequential pathway says of each part whose it is', () => {
    const two: Requirement = { kind: 'tier-completed', tier: 'two' };
    const { asks, because, missing, of } = explained(two, results({ loaf: '70' }), { sequence: 'sequential' });
    expect([asks, because, missing]).toEqual([
      'Complete the tier “Two” and those before it',
      '1 of 2 tiers is completed.',
      'Each of the tiers up to this one has to be completed.',
    ]);
    expect(of.map((part) => part.asks)).toEqual([
      '“One”: score at least 50 in “A loaf”',
      '“Two”: score at least 60 in “Essay”',
    ]);
    expect(said(two, results({ essay: '60' }))).toEqual(['Complete the tier “Two”', 'You have completed it.', null]);
    expect(said(two)[2]).toBe('What it asks for is not all there yet.');
  });

  it('an award of the pathway has a name, one of another has its certificate', () => {
    const own: Requirement = { kind: 'award-held', award: 'badge' };
    expect(said(own)).toEqual(['Hold the award “Baker”', null, 'What it asks for is not all there yet.']);
    expect(said(own, results({ loaf: '70' }))[1]).toBe('You have what it asks for.');
    const other: Requirement = { kind: 'award-held', award: 'diploma', pathway: 'cakes' };
    const heldAwards = [{ pathway: 'cakes', edition: '3', award: 'diploma', on: '2025-12-24' }];
    expect(said(other)[2]).toBe('No certificate of it is on record for you.');
    expect(said(other, { heldAwards })[1]).toBe('It was issued to you on 24 December 2025, by the edition 3.');
  });

  it('a competency says in what it was shown, by its statement where the framework is at hand', () => {
    const competency: Requirement = { kind: 'competency', competency: 'baking/dough' };
    const competencies = new Map([['baking/dough', 'work with dough']]);
    expect(said(competency, results({ loaf: '70' }), {}, { competencies })).toEqual([
      'Show the competency “work with dough”',
      'You have shown it in “A loaf”.',
      null,
    ]);
    expect(said(competency)[2]).toBe('The assessment that shows it is not passed yet.');
    expect(said({ kind: 'competency', competency: 'baking/dough', level: 'master' })[2]).toBe(
      'Nothing in this pathway shows it.',
    );
    const shop: Requirement = { kind: 'competency', competency: 'baking/shop' };
    expect(said(shop, { finalResult: 'pass' })[1]).toBe('You have shown it in your final result.');
  });
});

describe('what the provider says, and what is handed in', () => {
  it('a final result', () => {
    const passed: Requirement = { kind: 'final-result', in: ['pass', 'distinction'] };
    const asks = 'Reach the final result pass or distinction';
    expect(said(passed)).toEqual([asks, null, 'Your final result is still to come.']);
    expect(said(passed, { finalResult: 'pass' })).toEqual([asks, 'Your final result is pass.', null]);
    expect(said(passed, { finalResult: 'fail' })).toEqual([
      asks,
      'Your final result is fail.',
      'It would have to be pass or distinction.',
    ]);
  });

  it('a withdrawal', () => {
    const stayed: Requirement = { kind: 'not-withdrawn' };
    expect(said(stayed)).toEqual(['Do not withdraw', 'You have not withdrawn.', null]);
    expect(said(stayed, { finalResult: 'withdrawn' })).toEqual([
      'Do not withdraw',
      'You have withdrawn.',
      'Only a correction of that would change it.',
    ]);
  });

  it('works that are handed in, the first of many by name', () => {
    const three: Requirement = { kind: 'submitted', atLeast: 3 };
    expect(said(three)[1]).toBe('You have handed in nothing yet.');
    expect(said(three, results({ quiz: '1', loaf: '2' }))).toEqual([
      'Hand in at least 3 assessments',
      'You have handed in 2 assessments: “A loaf” and “Quiz”.',
      '1 more is needed.',
    ]);
    const many = { results: Array.from({ length: 9 }, (_, index) => result(`TMA-${index}`, '1')) };
    expect(said(three, many)[1]).toBe(
      'You have handed in 9 assessments: “TMA-0”, “TMA-1”, “TMA-2”, “TMA-3”, “TMA-4” and 4 more.',
    );
  });
});

describe('what nothing can meet any more', () => {
  const asOf = '2026-06-01';
  const counting = { cohort: { startsOn: null, endsOn: '2026-05-01', resultsUntil: null }, ended: null };
  const priorLearning = { description: 'By the board.', decidedBy: 'The board' };
  const recognised: Requirement = { kind: 'prior-learning', module: 'dough' };

  it.each<[Requirement, string]>([
    [loaf, 'Nothing that may still come can bring it to 50.'],
    [
      { kind: 'weighted-score', of: [{ assessment: 'loaf', weight: '100' }], atLeast: '50' },
      'Nothing that may still come can bring it to 50.',
    ],
    [{ kind: 'module-passed', module: 'oven' }, 'It can no longer be passed.'],
    [recognised, 'It can no longer be recognised.'],
    [{ kind: 'credits', atLeast: '9' }, 'The modules that can still be passed do not give enough.'],
    [{ kind: 'competency', competency: 'baking/dough' }, 'No assessment that shows it can still be passed.'],
    [{ kind: 'tier-completed', tier: 'one' }, 'It can no longer be completed.'],
    [{ kind: 'award-held', award: 'badge' }, 'It can no longer be earned.'],
    [{ kind: 'submitted', atLeast: 3 }, 'Nothing more can be handed in.'],
    [{ kind: 'within', days: 3, of: loaf }, 'It can no longer be met within that time.'],
    [{ kind: 'all', of: [loaf, { kind: 'not-withdrawn' }] }, '1 of them can no longer be met.'],
    [{ kind: 'any', of: [loaf, recognised] }, 'None of them can be met any more.'],
    [{ kind: 'at-least', count: 2, of: [loaf, essay, essay] }, 'Fewer than 2 of them can still be met.'],
  ])('%o is said to be impossible', (requirement, missing) => {
    const pathway = courseWith(requirement);
    const record = { finalResult: null, results: [], counting };
    const evaluation = evaluate(pathway, record, asOf);
    const outlook = compilePathway(pathway).outlook(record, asOf);
    const { decisions } = explainEvaluation(pathway, evaluation, { outlook });
    expect(decisions[1]).toMatchObject({
      headline: 'It can no longer be earned, unless something on record is corrected.',
      requirement: { standing: 'impossible', missing },
    });
  });

  it('is what waits for a decision that may still come only where nobody decides on it', () => {
    const outlook = compilePathway(courseWith(recognised, { priorLearning })).outlook(
      { finalResult: null, results: [], counting },
      asOf,
    );
    expect(explained(recognised, {}, { priorLearning }, { outlook })).toMatchObject({
      standing: 'open',
      missing: 'It has not been recognised.',
    });
  });

  it('is said to be so by the withdrawal, where there was one', () => {
    const ended = { status: 'withdrawn', on: '2026-03-05' } as const;
    const pathway = courseWith(loaf);
    const evaluation = evaluate(pathway, { finalResult: null, results: [], counting: { ...counting, ended } }, asOf);
    expect(explainEvaluation(pathway, evaluation).decisions[1]?.headline).toBe(
      'It can no longer be earned, for you withdrew on 5 March 2026.',
    );
  });
});

describe('a decision', () => {
  const pathway = courseWith(loaf);
  const asOf = '2026-06-01';
  const decision = (record: Partial<LearnerRecord>, on = courseWith(loaf)) => {
    const { decisions } = evaluate(on, { finalResult: null, results: [], ...record }, asOf);
    const found = decisions.find(({ awardId }) => awardId === 'tried');
    if (found === undefined) throw new Error('no decision');
    return explainDecision(on, found);
  };
  const cohort = { startsOn: '2026-02-01', endsOn: '2026-05-01', resultsUntil: null };

  it('has one sentence in front', () => {
    expect(decision(results({ loaf: '70' })).headline).toBe('Earned.');
    expect(decision({}).headline).toBe('Not yet: 0 percent of what it asks for is there.');
    const ended = { status: 'transferred', on: '2026-03-05' } as const;
    expect(decision({ ...results({ loaf: '70' }), counting: { cohort, ended } }).headline).toBe(
      'Not earned here, for you went to another cohort on 5 March 2026: what you achieved counts there.',
    );
  });

  it('says with which distinction it is earned, in the words of the pathway', () => {
    const [badge, tried] = pathway.awards;
    const distinction = { label: 'with distinction', requirement: essay };
    const source = JSON.parse(JSON.stringify([badge, { ...tried, distinction }]));
    const changed = courseWith(loaf, { awards: source });
    const earned = decision(results({ loaf: '70', essay: '90' }), changed);
    expect(earned).toMatchObject({
      headline: 'Earned, with distinction.',
      distinction: { awarded: true, label: 'with distinction', requirement: { standing: 'met' } },
    });
    expect(decision(results({ loaf: '70' }), changed).headline).toBe('Earned.');
  });

  it('says of everything that does not count why', () => {
    const explain = (record: Partial<LearnerRecord>, ended: NonNullable<LearnerRecord['counting']>['ended'] = null) =>
      decision({ ...record, counting: { cohort, ended } }).notCounted;
    expect(explain({ results: [result('loaf', '70', '2026-01-31'), result('essay', null, '2026-05-02')] })).toEqual([
      'What you handed in for “Essay” on 2 May 2026 does not count: it is from after the last day for results, 1 May 2026.',
      'Your 70 in “A loaf” on 31 January 2026 does not count: it is from before the first day of the cohort, 1 February 2026.',
    ]);
    const withdrawn = { status: 'withdrawn', on: '2026-03-05' } as const;
    expect(explain({ results: [result('loaf', '70', '2026-03-06'), result('essay', '1', null)] }, withdrawn)).toEqual([
      'Your 1 in “Essay” does not count: it has no day, and you withdrew on 5 March 2026, so nobody can tell that it came before.',
      'Your 70 in “A loaf” on 6 March 2026 does not count: it is from after your withdrawal on 5 March 2026.',
    ]);
    expect(explain(results({ loaf: '70' }), { status: 'transferred', on: '2026-03-05' })).toEqual([
      'Your 70 in “A loaf” on 1 March 2026 does not count: you went to another cohort on 5 March 2026, and it counts there.',
    ]);
  });

  it('says so of what is dated later, wherever it comes from', () => {
    const record = {
      results: [result('loaf', '70', '2026-06-02')],
      recognitions: [{ module: 'dough', on: '2026-06-03', reference: 'r1' }],
      heldAwards: [
        { pathway: 'bread', edition: '1', award: 'badge', on: '2026-06-04' },
        { pathway: 'cakes', edition: '1', award: 'badge', on: '2026-06-04' },
      ],
    };
    expect(decision(record).notCounted).toEqual([
      'Your 70 in “A loaf” on 2 June 2026 does not count: it is dated after 1 June 2026, the day of this decision.',
      'That “Dough” was recognised as prior learning on 3 June 2026 does not count: it is dated after 1 June 2026, the day of this decision.',
      'The award “Baker” of 4 June 2026 does not count: it is dated after 1 June 2026, the day of this decision.',
      'The award badge of the pathway cakes of 4 June 2026 does not count: it is dated after 1 June 2026, the day of this decision.',
    ]);
  });

  it('stands in a whole evaluation as it stands alone, with the days of the cohort', () => {
    const record = { finalResult: null, results: [result('loaf', '70', '28')], counting: { cohort, ended: null } };
    const evaluation = evaluate(pathway, record, asOf);
    const explained = explainEvaluation(pathway, evaluation);
    expect(explained.decisions).toEqual(evaluation.decisions.map((one) => explainDecision(pathway, one)));
    expect(explained.tiers[0]).toMatchObject({
      tier: 'one',
      completed: true,
      progress: 100,
      requirement: { of: [{ because: 'You scored 70 on 1 March 2026.' }] },
    });
    expect(explained.modules.map(({ module }) => module)).toEqual(pathway.modules.map(({ id }) => id));
  });
});

describe('text of a pathway', () => {
  it('is isolated where it is written from right to left', () => {
    expect(said({ kind: 'module-passed', module: 'dough' }, {}, moduleChanged('dough', { title: 'عجين' }))[0]).toBe(
      'Pass “\u2068عجين\u2069”',
    );
  });
});
