import type { FindingRule } from './finding-rule.ts';

/** The codes of findings on competency frameworks alone; those that other documents share stand in `finding-rules.ts`. */
export const FRAMEWORK_RULES = {
  'alignment-repeated': { severity: 'warning', title: 'A competency is aligned with another once' },
  'alignment-contradictory': {
    severity: 'error',
    title: 'A competency stands to another in ways that go together',
  },
  'levels-partly-described': {
    severity: 'warning',
    title: 'Where a competency describes levels, it describes all of them',
  },
  'statement-repeated': { severity: 'warning', title: 'Two competencies do not say the same' },
  'code-repeated': { severity: 'warning', title: 'The number of a competency is its own' },
  'framework-flat': {
    severity: 'warning',
    title: 'Many competencies are put in order by those that they are parts of',
  },
} as const satisfies Record<string, FindingRule>;
