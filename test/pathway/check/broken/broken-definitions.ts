import { brokenAssessments } from './broken-assessments.ts';
import { brokenAwards } from './broken-awards.ts';
import { brokenCredit } from './broken-credit.ts';
import type { BrokenDefinition } from './broken-definition.ts';
import { brokenInForm } from './broken-form.ts';
import { brokenFrameworks } from './broken-frameworks.ts';
import { brokenReferences } from './broken-references.ts';
import { brokenRequirements } from './broken-requirements.ts';

/** Of the right form, and wrong all the same. */
export const brokenBeyondForm: readonly BrokenDefinition[] = [
  ...brokenReferences,
  ...brokenRequirements,
  ...brokenAssessments,
  ...brokenAwards,
  ...brokenCredit,
  ...brokenFrameworks,
];

/** Every broken definition. */
export const brokenDefinitions: readonly BrokenDefinition[] = [...brokenInForm, ...brokenBeyondForm];
