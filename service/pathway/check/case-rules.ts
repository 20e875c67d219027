import type { FindingRule } from './finding-rule.ts';

/** The codes of what there is to say of a CASE package that becomes a framework, with pointers into the package. */
export const CASE_RULES = {
  'case-without-items': { severity: 'error', title: 'A CASE package has items' },
  'case-too-large': {
    severity: 'error',
    title: 'A CASE package has no more levels and items than a framework can hold',
  },
  'case-off-form': { severity: 'warning', title: 'What is kept of a CASE package has the form of CASE 1.1' },
  'case-without-place': { severity: 'warning', title: 'Every item of a CASE package has a place in its tree' },
  'case-second-place': { severity: 'warning', title: 'An item of a CASE package stands at one place of its tree' },
  'case-circle': { severity: 'warning', title: 'No item of a CASE package stands below itself' },
  'case-text-cut': { severity: 'warning', title: 'A text of a CASE package is no longer than a framework can hold' },
} as const satisfies Record<string, FindingRule>;
