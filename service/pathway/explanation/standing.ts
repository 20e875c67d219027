import type { RequirementTrace } from '../evaluation/trace.ts';
import type { Standing } from './explanation.ts';

/** How a requirement stands. */
export function standingOf({ met }: RequirementTrace): Standing {
  return met ? 'met' : 'open';
}
