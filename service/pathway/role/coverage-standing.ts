/** How far a pathway comes with what a role asks for, in words that have an order. */
import type { IdentityAssurance, PathwayAssessment } from '../definition/assessment.ts';

/** How strongly something is assessed, from the weakest to the strongest. */
export const ASSESSMENT_STRENGTHS = ['not-assessed', 'formative', 'summative', 'identity-assured'] as const;

/** One of {@link ASSESSMENT_STRENGTHS}; `identity-assured`: summative, and the learner's identity is verified for it. */
export type AssessmentStrength = (typeof ASSESSMENT_STRENGTHS)[number];

/** Those with which it is known whose work it is. */
const ASSURED: readonly IdentityAssurance[] = ['verified', 'proctored'];

/** How strongly one assessment assesses its outcomes. */
export function strengthOf({
  purpose,
  identityAssurance = 'none',
}: Pick<PathwayAssessment, 'purpose' | 'identityAssurance'>): AssessmentStrength {
  if (purpose === 'formative') return 'formative';
  return ASSURED.includes(identityAssurance) ? 'identity-assured' : 'summative';
}

/**
 * Where a pathway stands with one competency that a role asks for, from the worst to the best:
 *
 * - `missed`: nothing leads there;
 * - `partly`: some of its parts are taught and others are not, or only something broader is taught of which it is a part;
 * - `below-level`: it is taught, and not shown to reach the level that is asked for;
 * - `taught`: it is taught to the level, and nothing assesses it there;
 * - `formative`, `summative`, `identity-assured`: it is taught to the level, and assessed there as strongly as that.
 */
export const COVERAGE_STANDINGS = [
  ...(['missed', 'partly', 'below-level', 'taught'] as const),
  ...(['formative', 'summative', 'identity-assured'] as const),
] as const;

/** One of {@link COVERAGE_STANDINGS}. */
export type CoverageStanding = (typeof COVERAGE_STANDINGS)[number];

/** From here on a competency counts as covered: results that decide something show it. */
export const COVERED_FROM: CoverageStanding = 'summative';

/** Whether a competency is covered: taught to the level, and assessed by something that decides. */
export function isCovered(standing: CoverageStanding): boolean {
  return compareStandings(standing, COVERED_FROM) >= 0;
}

/** Negative, zero or positive as `left` is worse than, as good as or better than `right`. */
export function compareStandings(left: CoverageStanding, right: CoverageStanding): number {
  return COVERAGE_STANDINGS.indexOf(left) - COVERAGE_STANDINGS.indexOf(right);
}

/** Negative, zero or positive as `left` is weaker than, as strong as or stronger than `right`. */
export function compareStrengths(left: AssessmentStrength, right: AssessmentStrength): number {
  return ASSESSMENT_STRENGTHS.indexOf(left) - ASSESSMENT_STRENGTHS.indexOf(right);
}

/** The strongest of several; `not-assessed` of none. */
export function strongest(strengths: readonly AssessmentStrength[]): AssessmentStrength {
  return strengths.reduce(
    (best, strength) => (compareStrengths(strength, best) > 0 ? strength : best),
    'not-assessed' satisfies AssessmentStrength as AssessmentStrength,
  );
}
