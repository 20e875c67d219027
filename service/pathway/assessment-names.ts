/** What the kinds of assessing are called among people, wherever they are shown. */
import type { AssessmentMethod, IdentityAssurance } from './definition/assessment.ts';

/** What an assessment's method is called. */
export const METHOD_NAMES: Readonly<Record<AssessmentMethod, string>> = {
  automatic: 'automatic',
  'peer-reviewed': 'peer-reviewed',
  'tutor-marked': 'tutor-marked',
  project: 'project or portfolio',
  practical: 'practical or simulation',
  'proctored-exam': 'proctored exam',
};

/** What an assurance of identity is called. */
export const ASSURANCE_NAMES: Readonly<Record<IdentityAssurance, string>> = {
  none: 'identity not assured',
  'honour-code': 'honour code',
  verified: 'identity verified',
  proctored: 'proctored',
};
