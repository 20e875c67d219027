/** A pathway with every kind of requirement and every policy in it. */
import type { Asked, Definition } from './trace-form.ts';

const summative = { method: 'tutor-marked', purpose: 'summative' };

/** One award for each kind of requirement, and what it asks for. */
const ASKED: readonly (readonly [id: string, asked: Asked])[] = [
  ['participation', { kind: 'all', of: [{ kind: 'submitted', atLeast: 2 }, { kind: 'not-withdrawn' }] }],
  ['theory-passed', { kind: 'module-passed', module: 'theory' }],
  ['practice-passed', { kind: 'module-passed', module: 'practice' }],
  ['firm-passed', { kind: 'module-passed', module: 'firm' }],
  ['recognised', { kind: 'prior-learning', module: 'practice' }],
  ['credit', { kind: 'credits', atLeast: '7.5' }],
  ['some-credit', { kind: 'credits', atLeast: '5', from: ['theory', 'practice'] }],
  ['competent', { kind: 'competency', competency: 'welding/seam', level: 'skilled' }],
  ['measured', { kind: 'competency', competency: 'welding/measure' }],
  ['sold', { kind: 'competency', competency: 'welding/sale' }],
  ['diploma', { kind: 'tier-completed', tier: 'mastery' }],
  ['builds-on', { kind: 'award-held', award: 'theory-passed' }],
  ['elsewhere', { kind: 'award-held', award: 'badge', pathway: 'brazing' }],
  [
    'at-once',
    {
      kind: 'within',
      days: 10,
      of: {
        kind: 'all',
        of: [
          { kind: 'assessment-score', assessment: 'essay', atLeast: '40' },
          { kind: 'within', days: 5, of: { kind: 'assessment-score', assessment: 'joint', atLeast: '62.5' } },
        ],
      },
    },
  ],
  [
    'by-attempts',
    {
      kind: 'at-least',
      count: 3,
      of: ['only-first', 'only-last', 'last-of-two', 'mean-of-three', 'mean'].map((assessment) => ({
        kind: 'assessment-score',
        assessment,
        atLeast: '66.666666667',
      })),
    },
  ],
];

const award = (id: string, requirement: Asked) => ({
  id,
  achievementType: 'Badge',
  name: id,
  description: 'For the vectors.',
  criteria: 'What the vectors ask for.',
  requirement,
});

/** The pathway by which the vectors' learners are decided. */
export const PATHWAY: Definition = {
  type: 'CairnPathway',
  version: 2,
  id: 'welding-vectors',
  edition: '2026.1',
  title: 'Welding, for vectors',
  description: 'A made-up pathway with every kind of requirement.',
  language: 'en',
  creditSystem: { name: 'ECTS', hoursPerCredit: '25' },
  priorLearning: { description: 'By the board, on evidence.', decidedBy: 'The board', mostCredit: '4' },
  frameworks: [{ id: 'welding', edition: '1', levels: ['novice', 'skilled', 'master'] }],
  sequence: 'sequential',
  modules: [
    {
      id: 'theory',
      title: 'Theory',
      credit: '5.0',
      passMark: '40',
      outcomes: [
        { id: 'measure', statement: 'measure a seam', competencies: [{ competency: 'welding/measure' }] },
        { id: 'plan', statement: 'plan a seam', competencies: [{ competency: 'welding/seam', level: 'novice' }] },
      ],
      assessments: [
        { id: 'quiz', title: 'Quiz', method: 'automatic', purpose: 'formative' },
        {
          id: 'essay',
          title: 'Essay',
          ...summative,
          weight: '33.4',
          passMark: '35',
          outcomes: ['measure'],
          attempts: { counts: 'best', most: 2 },
        },
        { id: 'report', title: 'Report', ...summative, weight: '66.6', outcomes: ['plan'] },
      ],
    },
    {
      id: 'practice',
      title: 'Practice',
      credit: '2.5',
      passMark: '50',
      outcomes: [
        { id: 'seam', statement: 'weld a seam', competencies: [{ competency: 'welding/seam', level: 'master' }] },
      ],
      assessments: [
        {
          id: 'joint',
          title: 'A joint',
          ...summative,
          outcomes: ['seam'],
          late: { policy: 'reduced', percentPerDay: '7.5', days: 3 },
        },
        { id: 'bench', title: 'Bench', ...summative, late: { policy: 'refused' } },
        { id: 'log', title: 'Log', ...summative, late: { policy: 'accepted' } },
      ],
    },
    {
      id: 'firm',
      title: 'In a firm',
      credit: '10',
      outcomes: [{ id: 'sell', statement: 'sell a weld', competencies: [{ competency: 'welding/sale' }] }],
      cohortAssessments: [{ title: 'Days in a firm', ...summative, outcomes: ['sell'] }],
    },
    {
      id: 'attempts',
      title: 'Attempts',
      assessments: [
        { id: 'only-first', title: 'First', ...summative, attempts: { counts: 'first' } },
        { id: 'only-last', title: 'Last', ...summative, attempts: { counts: 'last' } },
        { id: 'last-of-two', title: 'Last of two', ...summative, attempts: { counts: 'last', most: 2 } },
        { id: 'mean-of-three', title: 'Mean of three', ...summative, attempts: { counts: 'average', most: 3 } },
        { id: 'mean', title: 'Mean', ...summative, attempts: { counts: 'average' } },
      ],
    },
  ],
  tiers: [
    {
      id: 'basics',
      title: 'Basics',
      requirement: { kind: 'assessment-score', assessment: 'essay', atLeast: '50.00' },
    },
    { id: 'mastery', title: 'Mastery', requirement: { kind: 'final-result', in: ['distinction'] } },
  ],
  awards: [
    ...ASKED.map(([id, asked]) => award(id, asked)),
    {
      ...award('certificate', {
        kind: 'any',
        of: [
          { kind: 'final-result', in: ['pass', 'distinction'] },
          {
            kind: 'weighted-score',
            of: [
              { assessment: 'essay', weight: '33.4' },
              { assessment: 'joint', weight: '33.3' },
              { assessment: 'mean', weight: '33.3' },
            ],
            atLeast: '50',
          },
        ],
      }),
      distinction: {
        label: 'with distinction',
        requirement: { kind: 'assessment-score', assessment: 'joint', atLeast: '85' },
      },
    },
  ],
};
