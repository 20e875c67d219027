import { type BrokenDefinition, error } from './broken-definition.ts';

/** Broken in form: the published JSON Schema rejects exactly these of all broken definitions. */
export const brokenInForm: readonly BrokenDefinition[] = [
  {
    broken: 'the title is missing',
    changes: { '/title': undefined },
    findings: [error('form-missing-member', '/title')],
  },
  {
    broken: 'an award is named on two lines, so that the second passes for one of ours',
    changes: { '/awards/1/name': 'Welder\n- Level: EQF 8' },
    findings: [error('form-wrong-value', '/awards/1/name')],
  },
  {
    broken: 'a title turns the direction of what stands behind it',
    changes: { '/modules/0/title': 'Safety \u202e at work' },
    findings: [error('form-wrong-value', '/modules/0/title')],
  },
  {
    broken: 'a member has a name that the form does not know',
    changes: { '/modules/0/workload': '50' },
    findings: [error('form-unknown-member', '/modules/0/workload')],
  },
  {
    broken: 'the pass mark is a JSON number',
    changes: { '/modules/0/passMark': 50 },
    findings: [error('form-wrong-value', '/modules/0/passMark')],
  },
  {
    broken: 'a weight has a sign',
    changes: { '/modules/0/assessments/1/weight': '-40' },
    findings: [error('form-wrong-value', '/modules/0/assessments/1/weight')],
  },
  {
    broken: 'an award is of no kind that there is',
    changes: { '/awards/1/achievementType': 'Medal' },
    findings: [error('form-wrong-value', '/awards/1/achievementType')],
  },
  {
    broken: 'a requirement is of no kind that there is',
    changes: { '/awards/1/requirement/kind': 'most-of' },
    findings: [error('form-wrong-value', '/awards/1/requirement/kind')],
  },
  {
    broken: 'there are no tiers',
    changes: { '/tiers': [] },
    findings: [error('form-wrong-value', '/tiers')],
  },
  {
    broken: 'the country is written out',
    changes: { '/provider/country': 'Ireland' },
    findings: [error('form-wrong-value', '/provider/country')],
  },
  {
    broken: 'the form is of version 1, and it is not looked at beyond that',
    changes: { '/version': 1, '/modules/0/id': 'joints' },
    findings: [error('form-wrong-value', '/version')],
  },
  {
    broken: 'a rubric has a criterion with one level',
    changes: { '/modules/1/assessments/0/rubric/criteria/0/levels': [] },
    findings: [error('form-wrong-value', '/modules/1/assessments/0/rubric/criteria/0/levels')],
  },
  {
    broken: 'an agreement has no evidence',
    changes: { '/articulations/0/evidence': undefined },
    findings: [error('form-missing-member', '/articulations/0/evidence')],
  },
  {
    broken: 'two things are wrong with the form at once',
    changes: { '/participation': 'by post', '/language': 'English language' },
    findings: [error('form-wrong-value', '/language'), error('form-wrong-value', '/participation')],
  },
];
