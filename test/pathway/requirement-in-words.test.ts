import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../service/pathway/definition/requirement.ts';
import {
  creditInWords,
  type RequirementInWords,
  requirementInWords,
  requirementNames,
  requirementSentence,
} from '../../service/pathway/requirement-in-words.ts';
import { pathway } from './pathway-fixture.ts';

const names = requirementNames(
  { ...pathway, creditSystem: { name: 'ECTS', hoursPerCredit: '25' } },
  new Map([['metalwork/weld', 'weld a joint that holds']]),
);
const theory: Requirement = { kind: 'module-passed', module: 'theory' };
const practice: Requirement = { kind: 'module-passed', module: 'practice' };

describe('a requirement without parts', () => {
  it.each<[Requirement, string]>([
    [theory, 'Pass “Theory”'],
    [{ kind: 'prior-learning', module: 'theory' }, 'Have “Theory” recognised as prior learning'],
    [{ kind: 'credits', atLeast: '6' }, 'Gain at least 6 ECTS credits'],
    [
      { kind: 'credits', atLeast: '1', from: ['theory', 'practice'] },
      'Gain at least 1 ECTS credit from “Theory” and “Practice”',
    ],
    [{ kind: 'competency', competency: 'metalwork/weld' }, 'Show the competency “weld a joint that holds”'],
    [
      { kind: 'competency', competency: 'metalwork/cut', level: 'expert' },
      'Show the competency “metalwork/cut” at the level “expert” or above',
    ],
    [{ kind: 'tier-completed', tier: 'basics' }, 'Complete the tier “Basics”'],
    [{ kind: 'award-held', award: 'certificate' }, 'Hold the award “Certificate”'],
    [{ kind: 'award-held', award: 'badge', pathway: 'soldering' }, 'Hold the award badge of the pathway soldering'],
    [{ kind: 'final-result', in: ['pass', 'distinction'] }, 'Reach the final result pass or distinction'],
    [{ kind: 'not-withdrawn' }, 'Do not withdraw'],
    [{ kind: 'submitted', atLeast: 1 }, 'Hand in at least 1 assessment'],
    [{ kind: 'submitted', atLeast: 3 }, 'Hand in at least 3 assessments'],
    [{ kind: 'assessment-score', assessment: 'joint', atLeast: '62.5' }, 'Score at least 62.5 in “A joint”'],
    [{ kind: 'assessment-score', assessment: 'TMA-1', atLeast: '40' }, 'Score at least 40 in “TMA-1”'],
    [
      {
        kind: 'weighted-score',
        of: [
          { assessment: 'essay', weight: '60' },
          { assessment: 'exam', weight: '40' },
        ],
        atLeast: '50',
      },
      'Reach a weighted score of 50 (“Essay” 60 %, “Exam” 40 %)',
    ],
  ])('%o reads the same alone and in a sentence: %s', (requirement, words) => {
    expect(requirementInWords(requirement, names)).toEqual({ text: words, of: [] });
    expect(requirementSentence(requirement, names)).toBe(words);
  });
});

describe('a requirement with parts', () => {
  const choice: Requirement = {
    kind: 'all',
    of: [
      { kind: 'tier-completed', tier: 'basics' },
      { kind: 'any', of: [theory, { kind: 'within', days: 90, of: { kind: 'not-withdrawn' } }] },
      { kind: 'at-least', count: 2, of: [theory, practice, { kind: 'submitted', atLeast: 1 }] },
    ],
  };

  it('keeps its shape as a tree', () => {
    const shape = (words: RequirementInWords): unknown =>
      words.of.length === 0 ? words.text : [words.text, ...words.of.map(shape)];
    expect(shape(requirementInWords(choice, names))).toEqual([
      'All of these:',
      'Complete the tier “Basics”',
      ['At least one of these:', 'Pass “Theory”', ['Within 90 days:', 'Do not withdraw']],
      ['At least 2 of these:', 'Pass “Theory”', 'Pass “Practice”', 'Hand in at least 1 assessment'],
    ]);
  });

  it('is one sentence that can be read in one way only', () => {
    expect(requirementSentence(choice, names)).toBe(
      'Complete the tier “Basics”; (pass “Theory”; or within 90 days: do not withdraw); and at least 2 of (pass “Theory”; pass “Practice”; hand in at least 1 assessment)',
    );
  });

  it.each<[Requirement, string]>([
    [{ kind: 'all', of: [theory, practice] }, 'Pass “Theory” and “Practice”'],
    [{ kind: 'any', of: [theory, practice] }, 'Pass “Theory” or “Practice”'],
    [{ kind: 'at-least', count: 1, of: [theory, practice] }, 'Pass at least 1 of “Theory” and “Practice”'],
    [
      { kind: 'all', of: [theory, { kind: 'not-withdrawn' }, practice] },
      'Pass “Theory” and “Practice”; and do not withdraw',
    ],
    [{ kind: 'all', of: [theory] }, 'Pass “Theory”'],
    [
      { kind: 'within', days: 1, of: { kind: 'all', of: [theory, practice] } },
      'Within 1 day: pass “Theory” and “Practice”',
    ],
  ])('says the verb once where its parts are modules: %o', (requirement, words) => {
    expect(requirementSentence(requirement, names)).toBe(words);
  });
});

describe('the names in a requirement', () => {
  it('say that a tier of a sequential pathway takes those before it along', () => {
    const tiers = pathway.tiers.flatMap((basics) => [basics, { ...basics, id: 'mastery', title: 'Mastery' }]);
    const words = (sequence: 'sequential' | 'flexible', tier: string) =>
      requirementSentence({ kind: 'tier-completed', tier }, requirementNames({ ...pathway, sequence, tiers }));
    expect(words('sequential', 'mastery')).toBe('Complete the tier “Mastery” and those before it');
    expect(words('sequential', 'basics')).toBe('Complete the tier “Basics”');
    expect(words('flexible', 'mastery')).toBe('Complete the tier “Mastery”');
  });

  it('cannot reorder the words around them where they are written from right to left', () => {
    const modules = pathway.modules.map((module) => ({ ...module, title: 'وصف البيانات' }));
    expect(requirementSentence(theory, requirementNames({ ...pathway, modules }))).toBe(
      'Pass “\u2068وصف البيانات\u2069”',
    );
  });

  it('give credit its unit', () => {
    expect([
      creditInWords('1', 'credit-hours'),
      creditInWords('2.5', 'credit-hours'),
      creditInWords('3', undefined),
    ]).toEqual(['1 credit hour', '2.5 credit hours', '3 credits']);
  });
});
