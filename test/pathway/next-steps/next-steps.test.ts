import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import {
  dataStewardshipPathway,
  ouladPathways,
  professionalPathway,
} from '../../../service/pathway/examples/shipped-pathways.ts';
import { nextSteps } from '../../../service/pathway/next-steps/next-steps.ts';
import type { Pathway } from '../../../service/pathway/pathway.ts';
import { courseWith, moduleChanged, result, results } from '../evaluation/requirement-fixture.ts';
import { followed } from './follow-steps.ts';

const ON = '2026-03-10';

function stepsOf(pathway: Pathway, record: Partial<LearnerRecord> = {}) {
  const whole = { finalResult: null, results: [], ...record };
  return nextSteps(pathway, whole, compilePathway(pathway).evaluate(whole, ON));
}

/** What is to be done for an award that asks for this. */
function actions(
  requirement: Requirement,
  record: Partial<LearnerRecord> = {},
  change: Parameters<typeof courseWith>[1] = {},
) {
  return stepsOf(onlyAward(courseWith(requirement, change)), record).map(({ action }) => action);
}

/** Without the award that only others refer to. */
function onlyAward(pathway: Pathway): Pathway {
  return { ...pathway, awards: pathway.awards.filter(({ id }) => id === 'tried') };
}

const loaf: Requirement = { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' };
const essay: Requirement = { kind: 'assessment-score', assessment: 'essay', atLeast: '60' };
const dough: Requirement = { kind: 'module-passed', module: 'dough' };
const oven: Requirement = { kind: 'module-passed', module: 'oven' };
const priorLearning = { description: 'By the board.', decidedBy: 'The board' };

describe('what is to be done', () => {
  it.each<[string, Requirement, Partial<LearnerRecord>, string[]]>([
    ['for a score', essay, {}, ['Hand in “Essay”, and reach 60.']],
    ['for a score once more', essay, results({ essay: '50' }), ['Hand in “Essay” again, and reach 60.']],
    ['for a mark that is on its way', essay, { results: [result('essay', null)] }, ['Wait for the score of “Essay”.']],
    [
      'for a module',
      dough,
      {},
      [
        'Practise with “Quiz”.',
        'Hand in “A loaf”. In what is open beside it too, you need 40 on average.',
        'Hand in “Essay”, and reach 50. In what is open beside it too, you need 40 on average.',
      ],
    ],
    ['for what is left of a module', dough, results({ quiz: '10', loaf: '20' }), ['Hand in “Essay”, and reach 70.']],
    [
      'for equal parts of a module, exactly',
      oven,
      results({ firing: '60' }),
      [
        'Hand in “Log”. In what is open beside it too, you need 45 on average.',
        'Hand in “Talk”. In what is open beside it too, you need 45 on average.',
      ],
    ],
    ['for one of two', { kind: 'any', of: [oven, essay] }, {}, ['Hand in “Essay”, and reach 60.']],
    [
      'for a final result',
      { kind: 'final-result', in: ['pass', 'distinction'] },
      {},
      ['Complete “Shop” with the final result pass or distinction.'],
    ],
    ['for works', { kind: 'submitted', atLeast: 2 }, results({ essay: '1' }), ['Hand in “A loaf”.']],
    [
      'for more works than there are',
      { kind: 'all', of: [{ kind: 'submitted', atLeast: 17 }] },
      results({
        loaf: '1',
        essay: '1',
        firing: '1',
        'firing-log': '1',
        'firing-talk': '1',
        best: '1',
        last: '1',
        first: '1',
        average: '1',
        'best-of-2': '1',
        'last-of-2': '1',
        'first-of-2': '1',
        'average-of-2': '1',
      }),
      ['Hand in 4 more assessments, whichever you like.'],
    ],
    [
      'for what is issued elsewhere',
      { kind: 'award-held', award: 'diploma', pathway: 'cakes' },
      {},
      ['Earn the award diploma of the pathway cakes.'],
    ],
  ])('%s', (_, requirement, record, expected) => {
    expect(actions(requirement, record)).toEqual(expected);
  });

  it('for what can only be recognised, to have it recognised; else to pass it', () => {
    const reading: Requirement = { kind: 'module-passed', module: 'reading' };
    expect(actions(reading, {}, { priorLearning })).toEqual(['Have “Reading” recognised as prior learning.']);
    expect(actions(oven, {}, { priorLearning })[0]).toBe(
      'Hand in “Firing”. In what is open beside it too, you need 50 on average.',
    );
  });

  it('for credit, the modules that take least for it, and no more than are needed', () => {
    const credits = (atLeast: string): Requirement => ({ kind: 'credits', atLeast });
    expect(actions(credits('3'))).toEqual(['Complete “Shop” with the final result pass or distinction.']);
    const failed = { finalResult: 'fail' } as const;
    const steps = actions(oven, failed);
    expect(actions(credits('3'), failed)).toEqual(steps);
    expect(actions(credits('5'), { ...failed, ...results({ loaf: '90', essay: '90' }) })).toEqual(steps);
  });

  it('for several things that rest on one, that one once and as far as each asks', () => {
    const both: Requirement = {
      kind: 'all',
      of: [loaf, { ...loaf, atLeast: '70' }, { kind: 'competency', competency: 'baking/dough' }],
    };
    expect(actions(both)).toEqual(['Practise with “Quiz”.', 'Hand in “A loaf”, and reach 70.']);
  });

  it('before a module, what has to be passed before it; not where it has been begun', () => {
    const change = moduleChanged('oven', { prerequisites: ['dough'] });
    expect(actions(oven, {}, change).slice(0, 3)).toEqual(actions(dough));
    expect(actions(oven, results({ firing: '60' }), change)).toEqual(actions(oven, results({ firing: '60' })));
  });

  it('what is open only once a mark has come is after the wait for it, and what can be done now before', () => {
    const first = ['catalogue-entry', 'provenance-test', 'quality-report', 'legal-test'];
    const known = first.map((assessment) => result(assessment, '80'));
    const steps = stepsOf(professionalPathway, { results: [...known, result('protection-case', null)] });
    expect(steps.map(({ action }) => action)).toEqual([
      'Wait for the score of “Protection case”.',
      'Take “Practitioner examination”, and reach 50.',
    ]);
    const begun = stepsOf(professionalPathway, { results: [...known.slice(0, 3), result('protection-case', null)] });
    expect(begun.map(({ assessment }) => assessment)).toEqual(['legal-test', 'protection-case', 'practitioner-exam']);
  });

  it('within a time, once more what was too long ago', () => {
    const within: Requirement = { kind: 'within', days: 30, of: { kind: 'all', of: [loaf, essay] } };
    const long = result('loaf', '80', '2026-01-05');
    expect(actions(within, { results: [long] })).toEqual([
      'Practise with “Quiz”.',
      'Hand in “A loaf” again, and reach 50.',
      'Hand in “Essay”, and reach 60.',
    ]);
    expect(actions(within, { results: [{ ...long, submittedOn: '2026-03-01' }] })).toEqual([
      'Hand in “Essay”, and reach 60.',
    ]);
  });
});

describe('nothing is to be done', () => {
  const nothing = { cohort: { startsOn: null, endsOn: null, resultsUntil: null } };

  it.each<[string, Partial<LearnerRecord>]>([
    ['where all is earned', results({ loaf: '90', essay: '90' })],
    ['for who has withdrawn', { counting: { ...nothing, ended: { status: 'withdrawn', on: '2026-03-01' } } }],
    [
      'for who went to another cohort',
      { counting: { ...nothing, ended: { status: 'transferred', on: '2026-03-01' } } },
    ],
    ['when the cohort is over', { counting: { cohort: { ...nothing.cohort, endsOn: '2026-03-01' }, ended: null } }],
  ])('%s', (_, record) => {
    expect(stepsOf(courseWith({ kind: 'all', of: [loaf, essay] }), record)).toEqual([]);
  });
});

describe('the reasons', () => {
  it('say what is due, and what was', () => {
    const counting = {
      cohort: { startsOn: null, endsOn: null, resultsUntil: null },
      ended: null,
      dueDates: [
        { assessment: 'loaf', on: '2026-03-12' },
        { assessment: 'essay', on: '2026-03-01' },
      ],
    };
    const steps = stepsOf(onlyAward(courseWith(dough)), { counting });
    expect(steps.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'due'))).toEqual([
      { code: 'due', on: '2026-03-12', sentence: 'It is due on 12 March 2026.' },
      { code: 'due', on: '2026-03-01', sentence: 'It was due on 1 March 2026.' },
    ]);
  });

  it('say what is practice, and what for', () => {
    expect(stepsOf(onlyAward(courseWith(dough)))[0]).toEqual({
      position: 1,
      module: 'dough',
      assessment: 'quiz',
      action: 'Practise with “Quiz”.',
      award: 'tried',
      reasons: [
        {
          code: 'practice',
          assessment: 'loaf',
          sentence: 'It prepares you for “A loaf”, and its result decides nothing.',
        },
      ],
    });
  });

  it('say what is weakest of what has been assessed', () => {
    const record = results({ loaf: '90', 'firing-talk': '10' });
    const steps = stepsOf(onlyAward(courseWith({ kind: 'all', of: [oven, essay] })), record);
    const weakest = steps.filter(({ reasons }) => reasons.some(({ code }) => code === 'weakest-competency'));
    expect(weakest.map(({ assessment }) => assessment)).toEqual([]);
    const again = stepsOf(onlyAward(courseWith({ kind: 'competency', competency: 'baking/oven' })), record);
    expect(again[0]?.reasons.at(-1)).toEqual({
      code: 'weakest-competency',
      competency: 'baking/oven',
      sentence: 'It shows the competency “baking/oven”, in which you are weakest so far.',
    });
  });
});

describe('on the professional pathway', () => {
  const steps = stepsOf(professionalPathway);

  it('a beginner is led to the first award, with practice before it and what it opens', () => {
    expect(steps.map(({ action, award }) => [award, action])).toEqual([
      ['catalogue-badge', 'Practise with “Catalogue quiz”.'],
      ['catalogue-badge', 'Hand in “Catalogue entry”, and reach 50.'],
      ['catalogue-badge', 'Take “Provenance test”, and reach 50.'],
    ]);
    expect(steps[2]?.reasons.map(({ sentence }) => sentence)).toEqual([
      'It lies on the shortest way to “Catalogue Editor”.',
      'Passing “Catalogues and provenance” opens “Data quality” and “Lawful and fair handling of data”.',
      'It counts towards the tier “Practitioner”.',
      'With it you reach the milestone “First data set in the catalogue”.',
    ]);
  });

  it('whoever does what is suggested comes to the last award by the shortest choice of electives', () => {
    let record: LearnerRecord = { finalResult: null, results: [] };
    const led: string[] = [];
    for (
      let next = stepsOf(professionalPathway, record);
      next.length > 0;
      next = stepsOf(professionalPathway, record)
    ) {
      led.push(next[0]?.award ?? '');
      record = followed(record, next, ON);
    }
    expect(led).toEqual(['catalogue-badge', 'practitioner', 'steward', 'diploma']);
    const taken = new Set(record.results.map(({ assessment }) => assessment));
    expect(['recognition-audit', 'map-project', 'deposit', 'open-release'].filter((id) => taken.has(id))).toHaveLength(
      2,
    );
    const { decisions } = compilePathway(professionalPathway).evaluate(record, ON);
    expect(decisions.every(({ outcome }) => outcome === 'earned')).toBe(true);
  });
});

it.each([dataStewardshipPathway, ...ouladPathways])(
  'whoever follows the steps of $id earns all of its awards',
  (pathway) => {
    let record: LearnerRecord = { finalResult: null, results: [] };
    for (let round = 0; round < 6; round += 1) record = followed(record, stepsOf(pathway, record), ON);
    const { decisions } = compilePathway(pathway).evaluate(record, ON);
    expect(decisions.map(({ outcome }) => outcome)).toEqual(pathway.awards.map(() => 'earned'));
  },
);
