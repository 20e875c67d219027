import { type BrokenDefinition, error, warning } from './broken-definition.ts';

const manyOutcomes = ['work-safely', ...Array.from({ length: 49 }, (_, index) => `workplace-${index}`)];
const moreOutcomes = ['weld-joint', ...Array.from({ length: 49 }, (_, index) => `joint-${index}`)];
const anything = { kind: 'not-withdrawn' };

/** Requirements that ask for themselves, or that nobody can meet. */
export const brokenRequirements: readonly BrokenDefinition[] = [
  {
    broken: 'many awards claim much and ask for much',
    changes: {
      '/modules/0/outcomes': manyOutcomes.map((id) => ({ id, statement: 'set up one of many workplaces' })),
      '/modules/0/assessments/1/outcomes': manyOutcomes,
      ...Object.fromEntries(
        moreOutcomes
          .slice(1)
          .map((id, index) => [`/modules/1/outcomes/${index + 1}`, { id, statement: 'weld one of many joints' }]),
      ),
      '/modules/1/assessments/0/outcomes': moreOutcomes,
      ...Object.fromEntries(
        Array.from({ length: 24 }, (_, index) => [
          `/awards/${index + 4}`,
          {
            id: `large-${index}`,
            achievementType: 'Certificate',
            name: 'Large',
            description: 'The holder does much.',
            criteria: 'Much.',
            outcomes: [...manyOutcomes, ...moreOutcomes],
            requirement: { kind: 'all', of: Array(5).fill({ kind: 'all', of: Array(200).fill(anything) }) },
          },
        ]),
      ),
    },
    findings: [error('pathway-too-large', '/awards')],
  },
  {
    broken: 'more prior learning is asked for together than is recognised of one learner',
    changes: {
      '/priorLearning/mostCredit': '4',
      '/awards/1/requirement': {
        kind: 'all',
        of: [
          { kind: 'assessment-score', assessment: 'safety-walk', atLeast: '60' },
          { kind: 'prior-learning', module: 'joints' },
          { kind: 'prior-learning', module: 'steel' },
        ],
      },
    },
    findings: [
      error('requirement-impossible', '/awards/1/requirement', {
        sentence: 'It takes the recognition of "joints", "steel", of 5 credits together, and up to 4 are recognised.',
      }),
    ],
  },
  {
    broken: 'more prior learning is asked for than is recognised',
    changes: {
      '/priorLearning/mostCredit': '1',
      '/awards/1/requirement': {
        kind: 'all',
        of: [
          { kind: 'assessment-score', assessment: 'safety-walk', atLeast: '60' },
          { kind: 'prior-learning', module: 'joints' },
        ],
      },
    },
    findings: [
      error('requirement-impossible', '/awards/1/requirement/of/1', {
        sentence: 'Up to 1 credits of prior learning are recognised, and the module "joints" gives 3.',
        remedy: 'Recognise that much ("mostCredit"), or take this out.',
      }),
    ],
  },
  {
    broken: 'a tier asks for itself',
    changes: { '/tiers/0/requirement/of/-': { kind: 'tier-completed', tier: 'basics' } },
    findings: [
      error('requirement-cycle', '/tiers/0/requirement/of/2/tier', {
        sentence: 'What is asked for asks for itself: the tier "basics" asks for the tier "basics".',
        remedy: 'Take this requirement out, or one of the others that lead back to it.',
      }),
    ],
  },
  {
    broken: 'a tier asks for a later one, which takes it along',
    changes: { '/tiers/0/requirement/of/-': { kind: 'tier-completed', tier: 'specialist' } },
    findings: [
      error('requirement-cycle', '/tiers/0/requirement/of/2/tier', {
        sentence:
          'What is asked for asks for itself: the tier "basics" asks for the tier "specialist", which comes after the tier "basics".',
      }),
    ],
  },
  {
    broken: 'an award asks for itself through a tier',
    changes: { '/tiers/1/requirement/of/-': { kind: 'award-held', award: 'certificate' } },
    findings: [error('requirement-cycle', '/awards/3/requirement/of/0/tier')],
  },
  {
    broken: 'a distinction asks for its award',
    changes: { '/awards/3/distinction/requirement': { kind: 'award-held', award: 'certificate' } },
    findings: [error('requirement-cycle', '/awards/3/distinction/requirement/award')],
  },
  {
    broken: 'awards each ask twice for the one before, eleven times over',
    changes: Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => {
        const before = { kind: 'award-held', award: index === 0 ? 'participation' : `doubled-${index}` };
        const doubled = {
          id: `doubled-${index + 1}`,
          achievementType: 'ext:StatementOfParticipation',
          name: 'Twice the one before',
          description: 'It asks for the award before it, and again.',
          criteria: 'Hold the one before.',
          requirement: { kind: 'all', of: [before, before] },
        };
        return [`/awards/${index + 4}`, doubled];
      }),
    ),
    findings: [error('requirement-too-large', '/awards/14/requirement')],
  },
  {
    broken: 'a score over 100 is asked for',
    changes: { '/awards/1/requirement/atLeast': '101' },
    findings: [
      error('requirement-impossible', '/awards/1/requirement/atLeast', {
        sentence: 'Scores are from 0 to 100, and 101 is asked for.',
        remedy: 'Ask for 100 at the most.',
      }),
    ],
  },
  {
    broken: 'a weighted score over 100 is asked for',
    changes: {
      '/awards/3/distinction/requirement': {
        kind: 'weighted-score',
        of: [{ assessment: 'inspection-exam', weight: '100' }],
        atLeast: '100.5',
      },
    },
    findings: [error('requirement-impossible', '/awards/3/distinction/requirement/atLeast')],
  },
  {
    broken: 'more parts are asked for than there are',
    changes: {
      '/tiers/0/requirement': {
        kind: 'at-least',
        count: 3,
        of: [
          { kind: 'module-passed', module: 'safety' },
          { kind: 'module-passed', module: 'joints' },
        ],
      },
    },
    findings: [
      error('requirement-impossible', '/tiers/0/requirement/count', {
        sentence: 'There are 2 requirements here, and 3 are to be met.',
        remedy: 'Ask for 2 at the most, or add what is missing.',
      }),
      error('tier-unreachable', '/tiers/1', {
        sentence: 'The tier "specialist" cannot be completed, because the tier "basics" before it cannot be.',
        remedy: 'Correct the tier before it, or let the tiers be taken in any order ("sequence": "flexible").',
      }),
    ],
  },
  {
    broken: 'more credit is asked for than the modules give',
    changes: { '/tiers/1/requirement/of/1/atLeast': '5' },
    findings: [
      error('requirement-impossible', '/tiers/1/requirement/of/1/atLeast', {
        sentence: 'The modules named here that can be passed give 4 credits, and 5 are asked for.',
        remedy: 'Ask for 4 at the most, or give the modules credit and a way to pass them.',
      }),
    ],
  },
  {
    broken: 'credit of a module counts that nobody can pass',
    changes: {
      '/priorLearning': undefined,
      '/modules/0/equivalents': undefined,
      '/modules/3/assessments/0/passMark': undefined,
      '/tiers/1/requirement/of/1/atLeast': '4',
    },
    findings: [error('requirement-impossible', '/tiers/1/requirement/of/1/atLeast')],
  },
  {
    broken: 'credit is asked for that recognition alone would have to give',
    changes: {
      '/modules/4/assessments': undefined,
      '/modules/4/credit': '2',
      '/priorLearning/mostCredit': '1',
      '/tiers/1/requirement/of/1/atLeast': '4',
    },
    findings: [
      warning('outcome-not-assessed', '/modules/4/outcomes/0'),
      error('requirement-impossible', '/tiers/1/requirement/of/1/atLeast'),
    ],
  },
  {
    broken: 'a module is to be passed that has no assessments',
    changes: {
      '/priorLearning': undefined,
      '/modules/0/equivalents': undefined,
      '/modules/4/assessments': undefined,
      '/tiers/1/requirement/of/1': { kind: 'module-passed', module: 'steel' },
    },
    findings: [
      warning('outcome-not-assessed', '/modules/4/outcomes/0'),
      error('requirement-impossible', '/tiers/1/requirement/of/1/module', {
        sentence: 'Nobody can pass the module "steel": it has no summative assessment.',
        remedy: 'Give it a summative assessment and a pass mark, or ask for something else.',
      }),
    ],
  },
  {
    broken: 'a module is to be passed that has no pass mark',
    changes: {
      '/priorLearning': undefined,
      '/modules/0/equivalents': undefined,
      '/modules/4/assessments/0/passMark': undefined,
      '/tiers/1/requirement/of/1': { kind: 'module-passed', module: 'steel' },
    },
    findings: [
      error('requirement-impossible', '/tiers/1/requirement/of/1/module', {
        sentence: 'Nobody can pass the module "steel": neither it nor a summative assessment of it has a pass mark.',
        remedy: 'Give the module or its assessments a pass mark.',
      }),
    ],
  },
  {
    broken: 'prior learning is asked for, and the pathway recognises none',
    changes: {
      '/priorLearning': undefined,
      '/modules/0/equivalents': undefined,
      '/tiers/1/requirement/of/1': { kind: 'prior-learning', module: 'steel' },
    },
    findings: [error('requirement-impossible', '/tiers/1/requirement/of/1')],
  },
  {
    broken: 'a competency is asked for that no outcome leads to',
    changes: {
      '/awards/1/requirement': {
        kind: 'all',
        of: [
          { kind: 'competency', competency: 'welding/run-bead' },
          { kind: 'module-passed', module: 'safety' },
        ],
      },
    },
    findings: [
      error('requirement-impossible', '/awards/1/requirement/of/0/competency', {
        sentence: 'No outcome of this pathway leads to the competency "welding/run-bead".',
        remedy: 'Tie an outcome to it, or take this requirement out.',
      }),
    ],
  },
  {
    broken: 'a competency is asked for at a level that no outcome leads to',
    changes: { '/awards/1/requirement': { kind: 'competency', competency: 'welding/name-hazards', level: 'alone' } },
    findings: [
      error('requirement-impossible', '/awards/1/requirement/competency', {
        sentence:
          'No outcome of this pathway leads to the competency "welding/name-hazards" at the level "alone" or above.',
      }),
    ],
  },
  {
    broken: 'a competency is asked for that only a formative assessment shows',
    changes: {
      '/modules/4/assessments/0/purpose': 'formative',
      '/modules/4/outcomes/0/competencies': [{ competency: 'welding/run-bead' }],
      '/awards/3/requirement/of/2': { kind: 'competency', competency: 'welding/run-bead' },
    },
    findings: [
      warning('outcome-not-assessed', '/modules/4/outcomes/0'),
      error('requirement-impossible', '/awards/3/requirement/of/2/competency'),
    ],
  },
  {
    broken: 'more is to be handed in than there are assessments',
    changes: { '/awards/0/requirement/of/0/atLeast': 8 },
    findings: [
      error('requirement-impossible', '/awards/0/requirement/of/0/atLeast', {
        sentence: 'The pathway has 7 assessments, and 8 are to be handed in.',
        remedy: 'Ask for 7 at the most.',
      }),
    ],
  },
  {
    broken: 'a learner is to withdraw and not to withdraw',
    changes: { '/awards/0/requirement/of/-': { kind: 'final-result', in: ['withdrawn'] } },
    findings: [
      error('requirement-impossible', '/awards/0/requirement', {
        sentence: 'No final result meets all of these together.',
        remedy: 'Ask for final results that one learner can have.',
      }),
    ],
  },
  {
    broken: 'two of three are asked for, and no two go together',
    changes: {
      '/awards/0/requirement': {
        kind: 'at-least',
        count: 2,
        of: [
          { kind: 'final-result', in: ['pass'] },
          { kind: 'final-result', in: ['fail'] },
          { kind: 'final-result', in: ['distinction'] },
        ],
      },
    },
    findings: [error('requirement-impossible', '/awards/0/requirement')],
  },
  {
    broken: 'no final result goes with two tiers that come one after the other',
    changes: {
      '/tiers/0/requirement/of/-': { kind: 'final-result', in: ['fail'] },
      '/tiers/1/requirement/of/-': { kind: 'final-result', in: ['pass'] },
    },
    findings: [error('tier-unreachable', '/tiers/1')],
  },
  {
    broken: 'a distinction needs another final result than its award',
    changes: {
      '/awards/3/requirement/of/-': { kind: 'final-result', in: ['pass'] },
      '/awards/3/distinction/requirement': { kind: 'final-result', in: ['distinction'] },
    },
    findings: [error('requirement-impossible', '/awards/3/distinction/requirement')],
  },
  {
    broken: 'a final result is to lie within a time',
    changes: {
      '/awards/0/requirement/of/1': { kind: 'within', days: 30, of: { kind: 'final-result', in: ['pass'] } },
    },
    findings: [
      error('requirement-impossible', '/awards/0/requirement/of/1/of', {
        sentence: 'It rests on a final result, and a final result has no day that could lie within a time.',
        remedy: 'Ask for it beside the time and not within it, or ask for assessments.',
      }),
    ],
  },
  {
    broken: 'an alternative is none',
    changes: { '/awards/3/requirement/of/2/of/1/competency': 'welding/run-bead' },
    findings: [
      warning('alternative-impossible', '/awards/3/requirement/of/2/of/1/competency', {
        sentence:
          'This alternative is none: no outcome of this pathway leads to the competency "welding/run-bead" at the level "guided" or above.',
        remedy:
          'Tie an outcome to it, or take this requirement out. Or take the alternative out: the rest can be met without it.',
      }),
    ],
  },
  {
    broken: 'an alternative does not go with what is asked for besides',
    changes: {
      '/awards/0/requirement/of/-': {
        kind: 'any',
        of: [
          { kind: 'final-result', in: ['withdrawn'] },
          { kind: 'submitted', atLeast: 3 },
        ],
      },
    },
    findings: [
      warning('alternative-impossible', '/awards/0/requirement/of/2/of/0', {
        sentence: 'This alternative is none: no final result meets this and what is asked for besides.',
      }),
    ],
  },
  {
    broken: 'a milestone is one that nobody passes',
    changes: { '/tiers/0/milestones/0/requirement': { kind: 'submitted', atLeast: 100 } },
    findings: [error('requirement-impossible', '/tiers/0/milestones/0/requirement/atLeast')],
  },
  {
    broken: 'a formative result decides an award',
    changes: { '/awards/0/requirement/of/-': { kind: 'assessment-score', assessment: 'quiz', atLeast: '50' } },
    findings: [
      error('formative-decides', '/awards/0/requirement/of/2/assessment', {
        sentence: 'The assessment "quiz" is formative: its results are feedback, and here they would decide.',
        remedy: 'Ask for a summative assessment, or make this one summative.',
      }),
    ],
  },
  {
    broken: 'a formative result has a share in a tier',
    changes: {
      '/tiers/0/requirement/of/-': {
        kind: 'weighted-score',
        of: [
          { assessment: 'quiz', weight: '10' },
          { assessment: 'safety-test', weight: '90' },
        ],
        atLeast: '50',
      },
    },
    findings: [error('formative-decides', '/tiers/0/requirement/of/2/of/0/assessment')],
  },
];
