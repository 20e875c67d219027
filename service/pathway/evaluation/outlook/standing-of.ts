/**
 * Whether a requirement that is not met could still be met. The rules:
 *
 * 1. It is impossible only where nothing that may still come by the rules (`outlook-of.ts`) can meet it. Where that is not
 *    certain it is open: two parts that are open each by itself make the whole open, though they may not come together.
 * 2. A score is open where the highest that may still come to count reaches what is asked for (`best-score.ts`); a
 *    weighted score where the sum does with each part at its highest.
 * 3. A module is open where it may be recognised, or where all of its marks are open or reached.
 * 4. Credit is open where that of the modules that are passed or open is enough; what may come by recognition alone counts
 *    up to the pathway's bound.
 * 5. More assessments may be handed in as long as work may be; there is always one more.
 * 6. Within a time it is open where what is asked for is open; and where that is there, but not in time, as long as
 *    something that it rests on may come once more. No final result counts in a window.
 * 7. Who has withdrawn has withdrawn.
 */
import { addDecimals, compareDecimals, type Decimal, parseDecimal, ZERO } from '../../decimal.ts';
import {
  addFractions,
  compareFraction,
  compareFractions,
  type Fraction,
  NO_FRACTION,
  parseFraction,
  percentOfFraction,
} from '../../fraction.ts';
import { isPassedByResults } from '../requirements/module-passed.ts';
import { scoreThatCounts } from '../score-that-counts.ts';
import type { ModulePassedTrace, RequirementTrace, WeightedScoreTrace } from '../trace.ts';
import { type Outlook, outlookWithin } from './outlook.ts';

/** `met`; `open` where something that may still come could meet it; `impossible` where nothing can. */
export type Standing = 'met' | 'open' | 'impossible';

/**
 * How a learner stands with a requirement.
 *
 * @param outlook what may still come; for what stands below a `within`, {@link outlookWithin} of it
 */
export function standingOf(requirement: RequirementTrace, outlook: Outlook): Standing {
  if (requirement.met) return 'met';
  return isOpen(requirement, outlook) ? 'open' : 'impossible';
}

/** What is met counts as what can be: whether something that comes could undo it is not asked. */
function mayBeMet(requirement: RequirementTrace, outlook: Outlook): boolean {
  return requirement.met || isOpen(requirement, outlook);
}

function isOpen(requirement: RequirementTrace, outlook: Outlook): boolean {
  switch (requirement.kind) {
    case 'all':
    case 'tier-completed':
      return requirement.of.every((part) => mayBeMet(part, outlook));
    case 'any':
    case 'competency':
      return requirement.of.some((part) => mayBeMet(part, outlook));
    case 'at-least':
      return requirement.of.filter((part) => mayBeMet(part, outlook)).length >= requirement.count;
    case 'within':
      return requirement.of.met
        ? mayComeInTime(requirement.of, outlookWithin(outlook))
        : isOpen(requirement.of, outlookWithin(outlook));
    case 'credits':
      return isCreditOpen(requirement, outlook);
    case 'module-passed':
      return outlook.recognises(requirement.module) || mayPassByResults(requirement, outlook);
    case 'prior-learning':
      return outlook.recognises(requirement.module);
    case 'award-held':
      if (requirement.pathway !== null) return outlook.takesHeldAwards;
      return requirement.of.length > 0 && requirement.of.every((part) => mayBeMet(part, outlook));
    case 'final-result':
      return requirement.finalResult === null && outlook.takesFinalResult;
    case 'not-withdrawn':
      return false;
    case 'submitted':
      return outlook.takesResults;
    case 'assessment-score': {
      const best = outlook.bestScore(requirement.assessment);
      return best !== null && reaches(best, parseDecimal(requirement.atLeast), best.isReached);
    }
    case 'weighted-score':
      return isWeightedScoreOpen(requirement, outlook);
  }
}

/** What is there, but not in time: anything that it rests on may come once more, or whatever comes opens a window. */
function mayComeInTime(requirement: RequirementTrace, outlook: Outlook): boolean {
  return (
    mayComeAgain(requirement, outlook) || (outlook.isUndated() && (outlook.takesResults || outlook.takesHeldAwards))
  );
}

function mayComeAgain(requirement: RequirementTrace, outlook: Outlook): boolean {
  const someMay = (parts: readonly RequirementTrace[]) => parts.some((part) => mayComeAgain(part, outlook));
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
    case 'competency':
    case 'tier-completed':
      return someMay(requirement.of);
    case 'within':
      return mayComeAgain(requirement.of, outlook);
    case 'credits':
      return someMay(requirement.of.map(({ module }) => module));
    case 'module-passed':
      return outlook.recognises(requirement.module) || someMay(requirement.of);
    case 'prior-learning':
      return outlook.recognises(requirement.module);
    case 'award-held':
      return requirement.pathway === null ? someMay(requirement.of) : outlook.takesHeldAwards;
    case 'final-result':
    case 'not-withdrawn':
      return false;
    case 'submitted':
      return outlook.takesResults;
    case 'assessment-score':
      return outlook.bestScore(requirement.assessment) !== null;
    case 'weighted-score':
      return requirement.of.some(({ assessment }) => outlook.bestScore(assessment) !== null);
  }
}

/** A module's marks; `false` too where it has none. */
function mayPassByResults({ of }: ModulePassedTrace, outlook: Outlook): boolean {
  if (of.length === 0) return false;
  // Every mark is reached, with nothing: any score would do.
  if (of.every(({ met }) => met)) return of.some((mark) => mayComeAgain(mark, outlook));
  return of.every((mark) => mayBeMet(mark, outlook));
}

function isWeightedScoreOpen({ of, atLeast }: WeightedScoreTrace, outlook: Outlook): boolean {
  let sum: Fraction = NO_FRACTION;
  let isReached = true;
  for (const part of of) {
    const weight = parseFraction(part.weight);
    const best = outlook.bestScore(part.assessment);
    const text = scoreThatCounts(part);
    const counted = text === null ? NO_FRACTION : parseFraction(text);
    const isHigher = best !== null && compareFractions(best, counted) > 0;
    sum = addFractions(sum, percentOfFraction(isHigher ? best : counted, weight));
    if (isHigher && !best.isReached && weight.sum.units > 0n) isReached = false;
  }
  return reaches(sum, parseDecimal(atLeast), isReached);
}

type CreditsTrace = Extract<RequirementTrace, { readonly kind: 'credits' }>;

function isCreditOpen({ of, atLeast, mostRecognised }: CreditsTrace, outlook: Outlook): boolean {
  let own = ZERO;
  let recognised = ZERO;
  for (const { credit, module } of of) {
    const value = parseDecimal(credit);
    if (isPassedByResults(module) || mayPassByResults(module, outlook)) own = addDecimals(own, value);
    else if (module.met || outlook.recognises(module.module)) recognised = addDecimals(recognised, value);
  }
  const most = mostRecognised === null ? recognised : parseDecimal(mostRecognised);
  const counted = compareDecimals(recognised, most) > 0 ? most : recognised;
  return compareDecimals(addDecimals(own, counted), parseDecimal(atLeast)) >= 0;
}

/** Whether a score is enough; one that cannot quite be reached has to be above what is asked for. */
function reaches(score: Fraction, threshold: Decimal, isReached: boolean): boolean {
  return compareFraction(score, threshold) >= (isReached ? 0 : 1);
}
