import { type BrokenDefinition, error, warning } from './broken-definition.ts';

/** Names that stand for two things, for nothing, or in the wrong place. */
export const brokenReferences: readonly BrokenDefinition[] = [
  {
    broken: 'two modules have one identifier',
    changes: {
      '/modules/4/id': 'aluminium',
      '/tiers/1/electives': ['aluminium'],
      '/tiers/1/requirement/of/1/from': ['aluminium'],
    },
    findings: [
      error('id-repeated', '/modules/4/id', {
        sentence: 'The module "aluminium" has the identifier of another module.',
        remedy: 'Give it an identifier of its own, and use that one wherever it is meant.',
      }),
    ],
  },
  {
    broken: 'two outcomes of different modules have one identifier',
    changes: { '/modules/4/outcomes/0/id': 'weld-aluminium', '/modules/4/assessments/0/outcomes/0': 'weld-aluminium' },
    findings: [error('id-repeated', '/modules/4/outcomes/0/id')],
  },
  {
    broken: 'two assessments of different modules have one identifier',
    changes: { '/modules/4/assessments/0/id': 'aluminium-piece' },
    findings: [error('id-repeated', '/modules/4/assessments/0/id')],
  },
  {
    broken: 'two tiers have one identifier',
    changes: { '/tiers/1/id': 'basics', '/awards/3/tier': 'basics', '/awards/3/requirement/of/0/tier': 'basics' },
    findings: [
      error('id-repeated', '/tiers/1/id'),
      error('claim-not-shown', '/awards/3/outcomes/2'),
      warning('award-credit-not-earned', '/awards/3/credit'),
    ],
  },
  {
    broken: 'two milestones have one identifier',
    changes: {
      '/tiers/1/milestones': [
        { id: 'first-steps', title: 'More steps', requirement: { kind: 'module-passed', module: 'inspection' } },
      ],
    },
    findings: [error('id-repeated', '/tiers/1/milestones/0/id')],
  },
  {
    broken: 'two awards have one identifier',
    changes: { '/awards/1/id': 'participation' },
    findings: [error('id-repeated', '/awards/1/id')],
  },
  {
    broken: 'two levels of a rubric have one identifier',
    changes: { '/modules/1/assessments/0/rubric/criteria/0/levels/1/id': 'breaks' },
    findings: [error('id-repeated', '/modules/1/assessments/0/rubric/criteria/0/levels/1/id')],
  },
  {
    broken: 'a framework is named in two editions',
    changes: { '/frameworks/-': { id: 'welding', edition: '2' } },
    findings: [error('framework-unknown', '/frameworks/1'), error('id-repeated', '/frameworks/1/id')],
  },
  {
    broken: 'an award claims one outcome twice',
    changes: { '/awards/1/outcomes/-': 'work-safely' },
    findings: [
      error('reference-repeated', '/awards/1/outcomes/1', {
        sentence: '"work-safely" stands in this list already.',
        remedy: 'Name it once.',
      }),
    ],
  },
  {
    broken: 'a module counts twice for credits',
    changes: { '/tiers/1/requirement/of/1/from/-': 'steel' },
    findings: [error('reference-repeated', '/tiers/1/requirement/of/1/from/2')],
  },
  {
    broken: 'a core module is none',
    changes: { '/tiers/1/core/-': 'inspektion' },
    findings: [
      error('reference-to-nothing', '/tiers/1/core/1', {
        sentence: 'There is no module "inspektion" in this pathway.',
        remedy: 'Is "inspection" meant? Otherwise name one that there is, or take the reference out.',
      }),
    ],
  },
  {
    broken: 'an elective is no module',
    changes: { '/tiers/1/electives/-': 'copper' },
    findings: [
      error('reference-to-nothing', '/tiers/1/electives/2', {
        sentence: 'There is no module "copper" in this pathway.',
        remedy:
          'Name one that there is ("safety", "joints", "inspection", "aluminium", "steel"), or take the reference out.',
      }),
    ],
  },
  {
    broken: 'a prerequisite is no module',
    changes: { '/modules/4/prerequisites': ['metal'] },
    findings: [error('reference-to-nothing', '/modules/4/prerequisites/0')],
  },
  {
    broken: 'an assessment assesses an outcome that there is not',
    changes: { '/modules/4/assessments/0/outcomes/-': 'weld-iron' },
    findings: [error('reference-to-nothing', '/modules/4/assessments/0/outcomes/1')],
  },
  {
    broken: 'a rubric looks at an outcome that its assessment does not assess',
    changes: { '/modules/1/assessments/0/rubric/criteria/0/outcome': 'work-safely' },
    findings: [
      error('reference-to-nothing', '/modules/1/assessments/0/rubric/criteria/0/outcome', {
        sentence: 'There is no outcome "work-safely" in what the assessment "joint-piece" assesses.',
        remedy: 'Name one that there is ("weld-joint"), or take the reference out.',
      }),
    ],
  },
  {
    broken: 'an award crowns a tier that there is not',
    changes: { '/awards/2/tier': 'mastery' },
    findings: [
      error('reference-to-nothing', '/awards/2/tier'),
      error('micro-credential-incomplete', '/awards/2/level'),
    ],
  },
  {
    broken: 'an award claims an outcome that there is not',
    changes: { '/awards/1/outcomes/0': 'weld-gold' },
    findings: [error('reference-to-nothing', '/awards/1/outcomes/0')],
  },
  {
    broken: 'an agreement is about an award that there is not',
    changes: { '/articulations/0/award': 'diploma' },
    findings: [error('reference-to-nothing', '/articulations/0/award')],
  },
  {
    broken: 'a requirement asks for a module, an assessment, a tier and an award that there are not',
    changes: {
      '/awards/0/requirement': {
        kind: 'all',
        of: [
          { kind: 'module-passed', module: 'forging' },
          { kind: 'prior-learning', module: 'casting' },
          { kind: 'credits', atLeast: '1', from: ['safety', 'turning'] },
          { kind: 'assessment-score', assessment: 'oral', atLeast: '50' },
          {
            kind: 'weighted-score',
            of: [
              { assessment: 'viva', weight: '50' },
              { assessment: 'safety-test', weight: '50' },
            ],
            atLeast: '50',
          },
          { kind: 'tier-completed', tier: 'mastery' },
          { kind: 'award-held', award: 'medal' },
        ],
      },
    },
    findings: [
      error('reference-to-nothing', '/awards/0/requirement/of/0/module'),
      error('reference-to-nothing', '/awards/0/requirement/of/1/module'),
      error('reference-to-nothing', '/awards/0/requirement/of/2/from/1'),
      error('reference-to-nothing', '/awards/0/requirement/of/3/assessment'),
      error('reference-to-nothing', '/awards/0/requirement/of/4/of/0/assessment'),
      error('reference-to-nothing', '/awards/0/requirement/of/5/tier'),
      error('reference-to-nothing', '/awards/0/requirement/of/6/award'),
    ],
  },
  {
    broken: 'an award of a pathway is asked for that is not published',
    changes: { '/awards/3/requirement/of/2/of/0/pathway': 'metal-advanced' },
    findings: [
      error('reference-to-nothing', '/awards/3/requirement/of/2/of/0/pathway', {
        sentence: 'No edition of the pathway "metal-advanced" is published here, so nobody holds an award of it.',
        remedy: 'Publish that pathway first, or take this requirement out.',
      }),
    ],
  },
  {
    broken: 'another pathway does not have the award that is asked for',
    changes: { '/awards/3/requirement/of/2/of/0/award': 'metal-bagde' },
    findings: [error('reference-to-nothing', '/awards/3/requirement/of/2/of/0/award')],
  },
  {
    broken: 'an award of an earlier edition is asked for, and there is none',
    changes: { '/awards/3/requirement/of/1/pathway': 'welder' },
    findings: [error('reference-to-nothing', '/awards/3/requirement/of/1/pathway')],
  },
  {
    broken: 'a module is in no tier',
    changes: { '/tiers/1/electives': ['aluminium'] },
    findings: [error('module-in-no-tier', '/modules/4')],
  },
  {
    broken: 'a module is in two tiers',
    changes: { '/tiers/1/core/-': 'safety' },
    findings: [
      error('module-in-two-tiers', '/tiers/1/core/1', {
        sentence: 'The module "safety" is among the core modules of the tier "basics" already.',
        remedy: 'Leave it in one of the two places; a later tier can ask for it without taking it up again.',
      }),
    ],
  },
  {
    broken: 'a core module is an elective too',
    changes: { '/tiers/1/electives/-': 'inspection' },
    findings: [error('module-in-two-tiers', '/tiers/1/electives/2')],
  },
  {
    broken: 'two modules are each to be passed before the other',
    changes: { '/modules/0/prerequisites': ['joints'] },
    findings: [
      error('prerequisite-later', '/modules/0/prerequisites/0'),
      error('prerequisite-cycle', '/modules/1/prerequisites/0', {
        sentence:
          'A module would have to be passed before itself: "safety", before that "joints", before that "safety".',
        remedy: 'Take this prerequisite out, or one of the others that lead back to it.',
      }),
    ],
  },
  {
    broken: 'a module is to be passed before itself',
    changes: { '/modules/4/prerequisites': ['steel'] },
    findings: [error('prerequisite-cycle', '/modules/4/prerequisites/0')],
  },
  {
    broken: 'a prerequisite comes in a later tier',
    changes: { '/modules/0/prerequisites': ['steel'] },
    findings: [
      error('prerequisite-later', '/modules/0/prerequisites/0', {
        sentence: '"steel" is to be passed before "safety", but comes in the later tier "specialist".',
        remedy: 'Move one of the two modules, or take the prerequisite out.',
      }),
    ],
  },
  {
    broken: 'a prerequisite comes later in a tier that is taken in order',
    changes: { '/tiers/0/core': ['joints', 'safety'] },
    findings: [error('prerequisite-later', '/modules/1/prerequisites/0')],
  },
  {
    broken: 'what everybody takes waits for an elective',
    changes: { '/modules/2/prerequisites/-': 'steel' },
    findings: [warning('prerequisite-elective', '/modules/2/prerequisites/1')],
  },
  {
    broken: 'a module that nobody can pass is to be passed before another',
    changes: {
      '/modules/3/assessments/0/passMark': undefined,
      '/modules/4/prerequisites': ['aluminium'],
      '/priorLearning': undefined,
      '/modules/0/equivalents': undefined,
    },
    findings: [error('prerequisite-impossible', '/modules/4/prerequisites/0')],
  },
];
