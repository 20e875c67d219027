import type { FindingRule } from './finding-rule.ts';
import { PATHWAY_RULES } from './pathway-rules.ts';

export type { FindingRule, Severity } from './finding-rule.ts';

/** Every code that a finding can have. Codes are append only: editors and CI configurations name them. */
export const FINDING_RULES = {
  'form-unknown-member': { severity: 'error', title: 'A document has no members but those of its form' },
  'form-missing-member': { severity: 'error', title: 'A document has every member that its form asks for' },
  'form-wrong-value': { severity: 'error', title: 'Every value has the form that its place asks for' },
  'form-unsafe': { severity: 'error', title: 'A document is plain JSON of bounded depth' },
  'form-not-readable': { severity: 'error', title: 'A file is text in UTF-8, of bounded size, and JSON or YAML' },
  'form-not-plain': { severity: 'error', title: 'YAML is written without what JSON has no counterpart for' },
  'form-unquoted': {
    severity: 'error',
    title: 'Text that programs could take for something else stands in quotation marks',
  },
  'form-name-repeated': { severity: 'error', title: 'A name stands once in an object' },
  'id-repeated': { severity: 'error', title: 'An identifier stands for one thing' },
  'date-not-a-day': { severity: 'error', title: 'A date is a day of the calendar' },
  'reference-to-nothing': { severity: 'error', title: 'What is referred to is there' },
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
  'statement-unmeasurable': { severity: 'warning', title: 'What somebody can do is said so that it can be seen' },
  ...PATHWAY_RULES,
} as const satisfies Record<string, FindingRule>;

/** One of the codes of {@link FINDING_RULES}. */
export type FindingCode = keyof typeof FINDING_RULES;
