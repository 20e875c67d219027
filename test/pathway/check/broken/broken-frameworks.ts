import { frameworkDigest } from '../../../../service/pathway/framework/parse-framework.ts';
import { type BrokenDefinition, error, warning } from './broken-definition.ts';
import { framework } from './sound-pathway.ts';

/** Frameworks that a pathway builds on, and should not, or not so. */
export const brokenFrameworks: readonly BrokenDefinition[] = [
  {
    broken: 'the framework is not known in that edition',
    changes: { '/frameworks/0/edition': '7' },
    findings: [
      error('framework-unknown', '/frameworks/0', {
        sentence: 'The framework "welding" is not known here in the edition 7.',
        remedy: 'Publish that edition, or name one that is there.',
      }),
    ],
  },
  {
    broken: 'the framework is a draft',
    changes: {},
    context: { standing: 'draft' },
    findings: [
      error('framework-not-published', '/frameworks/0/edition', {
        sentence: 'The edition 1 of the framework "welding" is a draft, and can still change.',
        remedy: 'Publish the framework first, or name an edition that is published.',
      }),
    ],
  },
  {
    broken: 'the framework is in review',
    changes: {},
    context: { standing: 'in-review' },
    findings: [error('framework-not-published', '/frameworks/0/edition')],
  },
  {
    broken: 'the framework is not pinned',
    changes: { '/frameworks/0/digest': undefined },
    findings: [
      warning('framework-not-pinned', '/frameworks/0/digest', {
        sentence:
          'The framework "welding" is named without its digest: elsewhere another text could stand under the same edition.',
        remedy: `Add "digest": "${frameworkDigest(framework)}".`,
      }),
    ],
  },
  {
    broken: 'the framework is another text than was meant',
    changes: { '/frameworks/0/digest': `0x${'ab'.repeat(32)}` },
    findings: [error('framework-digest-differs', '/frameworks/0/digest')],
  },
  {
    broken: "the levels are not the framework's",
    changes: { '/frameworks/0/levels': ['alone', 'guided'] },
    findings: [
      error('framework-levels-differ', '/frameworks/0/levels', {
        sentence: 'The levels are not those of the framework "welding", lowest first.',
        remedy: 'Write "levels": ["guided", "alone"].',
      }),
      warning('alternative-impossible', '/awards/3/requirement/of/2/of/1/competency'),
    ],
  },
  {
    broken: 'the framework is due for review, and the pathway is not',
    changes: {},
    context: { today: '2028-01-01' },
    findings: [warning('framework-review-due', '/frameworks/0/edition')],
  },
  {
    broken: 'a framework is named and not used',
    changes: {
      '/modules/0/outcomes/0/competencies': undefined,
      '/modules/1/outcomes/0/competencies': undefined,
      '/awards/3/requirement/of/2/of/1': { kind: 'module-passed', module: 'joints' },
    },
    findings: [warning('framework-unused', '/frameworks/0')],
  },
  {
    broken: 'an outcome names a competency of a framework that the pathway does not name',
    changes: { '/modules/3/outcomes/0/competencies': [{ competency: 'weldin/join-metal' }] },
    findings: [
      error('reference-to-nothing', '/modules/3/outcomes/0/competencies/0/competency', {
        sentence: 'There is no framework "weldin" in the frameworks that this pathway names.',
        remedy: 'Is "welding" meant? Otherwise name one that there is, or take the reference out.',
      }),
    ],
  },
  {
    broken: 'an outcome names a competency that its framework does not have',
    changes: { '/modules/3/outcomes/0/competencies': [{ competency: 'welding/weld-plastic' }] },
    findings: [
      error('reference-to-nothing', '/modules/3/outcomes/0/competencies/0/competency', {
        sentence: 'There is no competency "weld-plastic" in the framework "welding", edition 1.',
      }),
    ],
  },
  {
    broken: 'a requirement names a competency that its framework does not have',
    changes: { '/awards/3/requirement/of/2/of/1': { kind: 'competency', competency: 'welding/join-metals' } },
    findings: [error('reference-to-nothing', '/awards/3/requirement/of/2/of/1/competency')],
  },
  {
    broken: 'an outcome leads to a level that there is not',
    changes: { '/modules/0/outcomes/0/competencies/0/level': 'master' },
    findings: [error('reference-to-nothing', '/modules/0/outcomes/0/competencies/0/level')],
  },
  {
    broken: 'a requirement asks for a level that there is not',
    changes: { '/awards/3/requirement/of/2/of/1/level': 'master' },
    findings: [error('reference-to-nothing', '/awards/3/requirement/of/2/of/1/level')],
  },
];
