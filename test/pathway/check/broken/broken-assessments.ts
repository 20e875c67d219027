import { type BrokenDefinition, error, warning } from './broken-definition.ts';

/** Weights, marks, rubrics, policies and outcomes. */
export const brokenAssessments: readonly BrokenDefinition[] = [
  {
    broken: 'the weights of a module add up to less than 100',
    changes: { '/modules/0/assessments/1/weight': '30' },
    findings: [
      error('weights-not-whole', '/modules/0/assessments', {
        sentence: 'The weights of the summative assessments of the module "safety" add up to 90, not to 100.',
        remedy: 'Make them larger until they add up to 100.',
      }),
    ],
  },
  {
    broken: 'the weights of a module add up to more than 100, by a trifle',
    changes: { '/modules/0/assessments/1/weight': '40.000000001' },
    findings: [error('weights-not-whole', '/modules/0/assessments')],
  },
  {
    broken: 'the weights of a weighted score do not add up',
    changes: {
      '/awards/3/distinction/requirement': {
        kind: 'weighted-score',
        of: [
          { assessment: 'inspection-exam', weight: '50' },
          { assessment: 'joint-piece', weight: '40' },
        ],
        atLeast: '95',
      },
    },
    findings: [error('weights-not-whole', '/awards/3/distinction/requirement/of')],
  },
  {
    broken: 'a formative assessment has a weight',
    changes: { '/modules/0/assessments/0/weight': '10' },
    findings: [error('weight-of-formative', '/modules/0/assessments/0/weight')],
  },
  {
    broken: 'one assessment has no weight where the other has the whole',
    changes: { '/modules/0/assessments/1/weight': undefined, '/modules/0/assessments/2/weight': '100' },
    findings: [warning('weight-missing', '/modules/0/assessments/1')],
  },
  {
    broken: 'the pass mark of a module is over 100',
    changes: { '/modules/3/passMark': '120', '/priorLearning': undefined, '/modules/0/equivalents': undefined },
    findings: [
      error('mark-over-100', '/modules/3/passMark', {
        sentence: 'Nobody reaches the pass mark of the module "aluminium": scores are from 0 to 100, and it is 120.',
        remedy: 'Set it to 100 at the most.',
      }),
    ],
  },
  {
    broken: 'the pass mark of an assessment is over 100',
    changes: { '/modules/3/assessments/0/passMark': '100.1' },
    findings: [error('mark-over-100', '/modules/3/assessments/0/passMark')],
  },
  {
    broken: 'every score passes',
    changes: { '/modules/3/assessments/0/passMark': '0' },
    findings: [warning('mark-of-zero', '/modules/3/assessments/0/passMark')],
  },
  {
    broken: 'an award claims what is shown by handing in anything at all',
    changes: {
      '/modules/0/passMark': undefined,
      '/modules/0/assessments/1/passMark': '0',
      '/modules/0/assessments/2/passMark': '0',
      '/awards/1/requirement/atLeast': '0',
    },
    findings: [
      warning('mark-of-zero', '/modules/0/assessments/1/passMark'),
      warning('mark-of-zero', '/modules/0/assessments/2/passMark'),
      error('claim-not-shown', '/awards/1/outcomes/0'),
      error('claim-not-shown', '/awards/2/outcomes/0'),
      error('claim-not-shown', '/awards/3/outcomes/0'),
    ],
  },
  {
    broken: 'an award claims what is shown by any score in an assessment without a mark',
    changes: {
      '/modules/0/passMark': undefined,
      '/modules/0/assessments/2/passMark': undefined,
      '/awards/1/requirement/atLeast': '0',
    },
    findings: [error('claim-not-shown', '/awards/1/outcomes/0')],
  },
  {
    broken: 'the levels of a rubric fall',
    changes: { '/modules/1/assessments/0/rubric/criteria/0/levels/2/points': '60' },
    findings: [
      error('rubric-not-rising', '/modules/1/assessments/0/rubric/criteria/0/levels/2/points', {
        sentence: 'The level "holds" gives 60 points, and "bends" before it gives 60.',
        remedy: 'Put the levels in order, the lowest first, each with more points than the one before.',
      }),
    ],
  },
  {
    broken: 'the last of one attempt counts',
    changes: { '/modules/0/assessments/1/attempts/most': 1 },
    findings: [warning('attempts-idle', '/modules/0/assessments/1/attempts')],
  },
  {
    broken: 'lateness takes nothing away',
    changes: { '/modules/1/assessments/0/late/percentPerDay': '0' },
    findings: [warning('late-policy-idle', '/modules/1/assessments/0/late/percentPerDay')],
  },
  {
    broken: 'nothing is left of a score before it is too late',
    changes: { '/modules/1/assessments/0/late/percentPerDay': '50' },
    findings: [warning('late-policy-idle', '/modules/1/assessments/0/late/days')],
  },
  {
    broken: 'a day late takes everything away, and is not refused',
    changes: { '/modules/1/assessments/0/late': { policy: 'reduced', percentPerDay: '100', days: 1 } },
    findings: [
      warning('late-policy-idle', '/modules/1/assessments/0/late/days', {
        sentence: 'At 100 percent a day nothing is left of a score before it is refused, after day 1.',
      }),
    ],
  },
  {
    broken: 'a practical assessment has reviewers',
    changes: { '/modules/0/assessments/2/reviewers': 2 },
    findings: [warning('reviewers-idle', '/modules/0/assessments/2/reviewers')],
  },
  {
    broken: 'a proctored exam is only verified',
    changes: { '/modules/2/assessments/0/identityAssurance': 'verified' },
    findings: [warning('assurance-below-method', '/modules/2/assessments/0/identityAssurance')],
  },
  {
    broken: 'a summative assessment assesses nothing',
    changes: {
      '/modules/0/assessments/-': {
        id: 'essay',
        title: 'Essay',
        purpose: 'summative',
        method: 'tutor-marked',
        weight: '0',
      },
    },
    findings: [warning('assessment-of-nothing', '/modules/0/assessments/3')],
  },
  {
    broken: 'an outcome is assessed only for feedback',
    changes: { '/modules/4/assessments/0/purpose': 'formative' },
    findings: [
      warning('outcome-not-assessed', '/modules/4/outcomes/0', {
        sentence: 'No summative assessment assesses the outcome "weld-steel".',
        remedy: 'Name it among the outcomes of a summative assessment, or take it out.',
      }),
    ],
  },
  {
    broken: 'an outcome says what nobody can see',
    changes: { '/modules/0/outcomes/0/statement': 'understand the dangers of a workshop' },
    findings: [
      warning('statement-unmeasurable', '/modules/0/outcomes/0/statement', {
        sentence: 'Nobody can see whether a learner does this: "understand".',
        remedy: 'Say what the learner does that shows it: describe, compare, calculate, build, decide ...',
      }),
    ],
  },
];
