import { type BrokenDefinition, error, warning } from './broken-definition.ts';

/** Awards whose rigour the assessments do not carry. */
export const brokenAwards: readonly BrokenDefinition[] = [
  {
    broken: 'a statement of participation claims an outcome',
    changes: { '/awards/0/outcomes': ['work-safely'] },
    findings: [error('statement-claims', '/awards/0/outcomes')],
  },
  {
    broken: 'a badge claims nothing',
    changes: { '/awards/1/outcomes': undefined },
    findings: [error('award-claims-nothing', '/awards/1/outcomes')],
  },
  {
    broken: 'a badge claims what nothing summative assesses',
    changes: {
      '/modules/0/outcomes/-': {
        id: 'respect-fire',
        statement: 'put out a fire',
        competencies: [{ competency: 'welding/name-hazards' }],
      },
      '/awards/1/outcomes/-': 'respect-fire',
    },
    findings: [
      warning('outcome-not-assessed', '/modules/0/outcomes/1'),
      error('claim-not-assessed', '/awards/1/outcomes/1', {
        sentence:
          '"safe-welder" claims the outcome "respect-fire" and with it "welding/name-hazards", which no summative assessment assesses.',
        remedy: 'Assess it in a summative assessment, or do not claim it.',
      }),
    ],
  },
  {
    broken: 'a badge claims what its requirement does not ask for',
    changes: { '/awards/1/outcomes/-': 'weld-joint' },
    findings: [
      error('claim-not-shown', '/awards/1/outcomes/1', {
        sentence: '"safe-welder" claims the outcome "weld-joint", but can be earned without it.',
        remedy:
          'Ask in every way for a passed "joint-piece" (assessment-score, from its pass mark on), or do not claim it.',
      }),
    ],
  },
  {
    broken: 'a badge asks for less than the pass mark of what shows its claim',
    changes: { '/awards/1/requirement/atLeast': '49.9' },
    findings: [error('claim-not-shown', '/awards/1/outcomes/0')],
  },
  {
    broken: 'one way to a badge does not show what it claims',
    changes: {
      '/awards/1/requirement': {
        kind: 'any',
        of: [
          { kind: 'assessment-score', assessment: 'safety-walk', atLeast: '60' },
          { kind: 'submitted', atLeast: 5 },
        ],
      },
    },
    findings: [
      error('claim-not-shown', '/awards/1/outcomes/0', {
        sentence:
          '"safe-welder" claims the outcome "work-safely", but can be earned without it, by way of /awards/1/requirement/of/1: hand in at least 5 assessments.',
        remedy:
          'Ask in every way for a passed "safety-test" or "safety-walk" (assessment-score, from its pass mark on), or do not claim it.',
      }),
    ],
  },
  {
    broken: 'a certificate claims the outcome of an elective that can be left out',
    changes: { '/awards/3/outcomes/-': 'weld-steel' },
    findings: [
      error('claim-not-shown', '/awards/3/outcomes/3', {
        sentence:
          '"certificate" claims the outcome "weld-steel", but can be earned without it, by way of /tiers/1/requirement/of/1: gain at least 2 ECTS credits from “Aluminium” and “Steel”.',
      }),
    ],
  },
  {
    broken: 'an award of no tier claims by a final result what an elective teaches',
    changes: {
      '/modules/3/assessments': undefined,
      '/modules/3/cohortAssessments': [
        { title: 'Pieces', purpose: 'summative', method: 'practical', outcomes: ['weld-aluminium'] },
      ],
      '/awards/1/outcomes': ['weld-aluminium'],
      '/awards/1/requirement': { kind: 'final-result', in: ['pass'] },
    },
    findings: [error('claim-not-shown', '/awards/1/outcomes/0')],
  },
  {
    broken: 'a certificate rests on work whose author nobody knows',
    changes: {
      '/modules/2/assessments/0/identityAssurance': 'honour-code',
      '/modules/2/assessments/0/method': 'project',
    },
    findings: [
      error('claim-not-identity-assured', '/awards/3/outcomes/2', {
        sentence:
          '"certificate" is a certificate, but can be earned without making sure who showed the outcome "inspect-seam", by way of /tiers/1/requirement/of/1: gain at least 2 ECTS credits from “Aluminium” and “Steel”.',
        remedy: 'Assess it with "identityAssurance": "verified" or "proctored", or make it a badge.',
      }),
    ],
  },
  {
    broken: 'a diploma can be earned around the assessment that makes sure of identity',
    changes: {
      '/awards/3/achievementType': 'Diploma',
      '/modules/2/assessments/-': {
        id: 'inspection-diary',
        title: 'Diary',
        purpose: 'summative',
        method: 'project',
        outcomes: ['inspect-seam'],
        passMark: '50',
        weight: '0',
      },
      '/tiers/1/requirement/of/0': {
        kind: 'any',
        of: [
          { kind: 'assessment-score', assessment: 'inspection-exam', atLeast: '50' },
          { kind: 'assessment-score', assessment: 'inspection-diary', atLeast: '50' },
        ],
      },
    },
    findings: [
      error('claim-not-identity-assured', '/awards/3/outcomes/2', {
        sentence:
          '"certificate" is a diploma, but can be earned without making sure who showed the outcome "inspect-seam", by way of /tiers/1/requirement/of/0/of/1: score at least 50 in “Diary”.',
      }),
    ],
  },
  {
    broken: 'a certificate rests on a weighted score that can be reached without one of its assessments',
    changes: {
      '/awards/3/requirement/of/0': {
        kind: 'weighted-score',
        of: [
          { assessment: 'safety-walk', weight: '40' },
          { assessment: 'joint-piece', weight: '30' },
          { assessment: 'inspection-exam', weight: '30' },
        ],
        atLeast: '50',
      },
    },
    findings: [
      error('claim-not-shown', '/awards/3/outcomes/2'),
      warning('award-credit-not-earned', '/awards/3/credit'),
    ],
  },
  {
    broken: 'a micro-credential lacks what belongs to the pathway',
    changes: { '/provider': undefined, '/participation': undefined, '/qualityAssurance': undefined },
    findings: [
      error('micro-credential-incomplete', '/participation'),
      error('micro-credential-incomplete', '/provider/country'),
      error('micro-credential-incomplete', '/provider/name', {
        sentence:
          '"welding-basics" is a micro-credential, and the awarding body is not stated, which the EU recommendation makes mandatory.',
        remedy: 'Name the institution in "provider".',
      }),
      error('micro-credential-incomplete', '/qualityAssurance'),
    ],
  },
  {
    broken: 'a micro-credential lacks its workload and its level',
    changes: { '/awards/2/workloadHours': undefined, '/tiers/0/level': undefined },
    findings: [
      error('micro-credential-incomplete', '/awards/2/level'),
      error('micro-credential-incomplete', '/awards/2/workloadHours'),
    ],
  },
  {
    broken: 'a micro-credential lacks its learning outcomes',
    changes: { '/awards/2/outcomes': undefined },
    findings: [error('award-claims-nothing', '/awards/2/outcomes')],
  },
  {
    broken: 'a micro-credential has no type of assessment',
    changes: {
      '/modules/0/outcomes/-': { id: 'sweep-floor', statement: 'sweep the floor' },
      '/awards/2/outcomes': ['sweep-floor'],
    },
    findings: [
      warning('outcome-not-assessed', '/modules/0/outcomes/1'),
      error('micro-credential-incomplete', '/awards/2/outcomes'),
      error('claim-not-assessed', '/awards/2/outcomes/0'),
    ],
  },
  {
    broken: 'a level of the EQF is none',
    changes: { '/tiers/0/level/value': '9' },
    findings: [error('level-not-on-scale', '/tiers/0/level/value')],
  },
];
