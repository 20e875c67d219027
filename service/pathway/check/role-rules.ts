import type { FindingRule } from './finding-rule.ts';

/** The codes of findings on role profiles alone; those that other documents share stand in `finding-rules.ts`. */
export const ROLE_RULES = {
  'source-outdated': { severity: 'warning', title: 'What a role asks for is known from sources that are not too old' },
  'source-in-future': { severity: 'warning', title: 'A source is from a day that has come' },
  'source-unused': { severity: 'warning', title: 'Every source says something of a competency' },
  'evidence-empty': { severity: 'error', title: 'Evidence gives a figure' },
  'evidence-over-sample': { severity: 'error', title: 'No more answered, or were counted, than there were' },
  'evidence-share-differs': { severity: 'warning', title: 'A share is that of the count in the sample' },
  'importance-unsupported': { severity: 'warning', title: 'The importance of a competency rests on evidence' },
  'importance-outside-evidence': {
    severity: 'warning',
    title: 'An importance lies between those that the sources give',
  },
} as const satisfies Record<string, FindingRule>;
