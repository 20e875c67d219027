import { type BrokenDefinition, error, warning } from './broken-definition.ts';

/** Credit, agreements, prior learning. */
export const brokenCredit: readonly BrokenDefinition[] = [
  {
    broken: 'credit is given in no system',
    changes: { '/creditSystem': undefined },
    findings: [
      error('credit-without-system', '/priorLearning/mostCredit'),
      ...[0, 1, 2, 3, 4].map((module) => error('credit-without-system', `/modules/${module}/credit`)),
      error('credit-without-system', '/awards/2/credit'),
      error('credit-without-system', '/awards/3/credit'),
      error('credit-without-system', '/articulations/0/credit'),
    ],
  },
  {
    broken: 'a module gives more credit than its workload supports',
    changes: { '/modules/0/workloadHours': '49.5' },
    findings: [
      error('credit-over-workload', '/modules/0/credit', {
        sentence: 'The module "safety" gives 2 credits, which stand for 50 hours, for 49.5 hours of work.',
        remedy: 'Give less credit, or state the whole workload: teaching, own work and assessments.',
      }),
    ],
  },
  {
    broken: 'an award gives more credit than its workload supports',
    changes: { '/awards/2/workloadHours': '100' },
    findings: [error('credit-over-workload', '/awards/2/credit')],
  },
  {
    broken: 'a module gives credit for no stated workload',
    changes: { '/modules/0/workloadHours': undefined },
    findings: [warning('credit-without-workload', '/modules/0/credit')],
  },
  {
    broken: 'an ECTS credit stands for a day of work',
    changes: { '/creditSystem/hoursPerCredit': '24' },
    findings: [
      warning('ects-hours-unusual', '/creditSystem/hoursPerCredit', {
        sentence: 'An ECTS credit stands for 25 to 30 hours of work, and here for 24.',
        remedy: 'State a factor from 25 to 30, or count in another system.',
      }),
    ],
  },
  {
    broken: 'an award gives more credit than all modules',
    changes: { '/awards/3/credit': '14', '/awards/3/workloadHours': '400' },
    findings: [error('award-credit-over-modules', '/awards/3/credit')],
  },
  {
    broken: 'an award gives more credit than its holders need to have earned',
    changes: { '/awards/3/credit': '13' },
    findings: [
      warning('award-credit-not-earned', '/awards/3/credit', {
        sentence: '"certificate" gives 13 credits, and can be earned with 11: without "aluminium".',
        remedy: 'Ask for these modules to be passed, or for the credit (credits), or give less.',
      }),
    ],
  },
  {
    broken: 'an agreement counts more than the award gives',
    changes: { '/articulations/0/credit': '12' },
    findings: [warning('articulation-over-award', '/articulations/0/credit')],
  },
  {
    broken: 'an agreement counts more hours in credit of another system than the award gives',
    changes: { '/articulations/0/creditSystem': { name: 'credit-hours', hoursPerCredit: '45' } },
    findings: [
      warning('articulation-over-award', '/articulations/0/credit', {
        sentence:
          'The agreement "engineering" counts 10 credits for "certificate", which gives 11 (450 and 275 hours).',
      }),
    ],
  },
  {
    broken: 'an agreement ends before it begins',
    changes: { '/articulations/0/until': '2026-12-31' },
    findings: [
      error('articulation-ends-early', '/articulations/0/until', {
        sentence: 'The agreement "engineering" ends on 2026-12-31, before it begins on 2027-01-01.',
      }),
    ],
  },
  {
    broken: 'an agreement has ended',
    changes: { '/articulations/0/until': '2027-02-28' },
    findings: [warning('articulation-ended', '/articulations/0/until')],
  },
  {
    broken: 'more prior learning is recognised than there is to learn',
    changes: { '/priorLearning/mostCredit': '14' },
    findings: [warning('prior-learning-over-whole', '/priorLearning/mostCredit')],
  },
  {
    broken: 'a module has equivalents that nobody recognises',
    changes: { '/priorLearning': undefined },
    findings: [warning('equivalents-idle', '/modules/0/equivalents')],
  },
  {
    broken: 'a date is no day of the calendar',
    changes: { '/articulations/0/until': '2027-02-29' },
    findings: [
      error('date-not-a-day', '/articulations/0/until', {
        sentence: '2027-02-29 is no day of the calendar.',
        remedy: 'Write year, month and day: 2027-03-31.',
      }),
    ],
  },
  {
    broken: 'the edition is due for review',
    changes: { '/reviewOn': '2027-03-01' },
    findings: [warning('review-due', '/reviewOn')],
  },
];
