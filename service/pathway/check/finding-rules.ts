import { CASE_RULES } from './case-rules.ts';
import type { FindingRule } from './finding-rule.ts';
import { FRAMEWORK_RULES } from './framework-rules.ts';
import { PATHWAY_RULES } from './pathway-rules.ts';
import { ROLE_RULES } from './role-rules.ts';

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
  'findings-omitted': { severity: 'warning', title: 'So little is wrong that all of it can be told' },
  'id-repeated': { severity: 'error', title: 'An identifier stands for one thing' },
  'date-not-a-day': { severity: 'error', title: 'A date is a day of the calendar' },
  'reference-to-nothing': { severity: 'error', title: 'What is referred to is there' },
  'framework-unknown': { severity: 'error', title: 'A framework that is built on is known' },
  'statement-unmeasurable': { severity: 'warning', title: 'What somebody can do is said so that it can be seen' },
  ...PATHWAY_RULES,
  ...ROLE_RULES,
  ...CASE_RULES,
  ...FRAMEWORK_RULES,
} as const satisfies Record<string, FindingRule>;

/** One of the codes of {@link FINDING_RULES}. */
export type FindingCode = keyof typeof FINDING_RULES;
