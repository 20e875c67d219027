/**
 * How much of a requirement is there. The rules:
 *
 * 1. What is met is whole. What counts up by itself (a weighted score, credit, works handed in) is there as far as it
 *    goes of what is asked for; everything else that stands alone is there or not: half a pass is none.
 * 2. Of several that are all asked for it is their mean. Of several of which some are enough it is the mean of as many as
 *    are asked for, those that are furthest on.
 * 3. What is met, but not within its time, is not there.
 *
 * It decides nothing and says nothing that the trace does not: it is for people, who want to know how far it is.
 */
import type { ModulePassedTrace, RequirementTrace } from './trace.ts';

/** A whole percentage, cut; 100 only where the requirement is met. */
export function progressOf(requirement: RequirementTrace): number {
  if (requirement.met) return 100;
  // A ten-millionth of a percent makes up for what binary fractions lose: three of ten parts are 30 percent, not 29.
  return Math.min(99, Math.floor(share(requirement) * 100 + 1e-7));
}

/** From 0 to 1. */
function share(requirement: RequirementTrace): number {
  if (requirement.met) return 1;
  switch (requirement.kind) {
    case 'all':
    case 'tier-completed':
    case 'award-held':
      return mean(requirement.of.map(share), requirement.of.length);
    case 'module-passed':
      return shareOfModule(requirement);
    case 'any':
    case 'competency':
      return mean(requirement.of.map(share), 1);
    case 'at-least':
      return mean(requirement.of.map(share), requirement.count);
    case 'credits':
      return part(requirement.credit, requirement.atLeast);
    case 'weighted-score':
      return part(requirement.score, requirement.atLeast);
    case 'submitted':
      return requirement.atLeast === 0 ? 0 : requirement.count / requirement.atLeast;
    case 'within':
    case 'prior-learning':
    case 'final-result':
    case 'not-withdrawn':
    case 'assessment-score':
      return 0;
  }
}

/** Its marks may all be reached with nothing at all, and it is not passed by that. */
function shareOfModule({ of }: ModulePassedTrace): number {
  return of.every(({ met }) => met) ? 0 : mean(of.map(share), of.length);
}

/** The mean of so many of them, the greatest; what is missing counts as nothing. */
function mean(shares: readonly number[], count: number): number {
  const best = shares.toSorted((left, right) => right - left).slice(0, count);
  return count === 0 ? 0 : best.reduce((sum, one) => sum + one, 0) / count;
}

/** Of decimals, or of fractions such as `200/3`. */
function part(reached: string, asked: string): number {
  const whole = numberOf(asked);
  return whole === 0 ? 0 : Math.min(1, numberOf(reached) / whole);
}

function numberOf(text: string): number {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return Number(numerator) / Number(denominator);
}
