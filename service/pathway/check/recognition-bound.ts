import { addDecimals, compareDecimals, type Decimal, formatDecimal, ZERO } from '../decimal.ts';
import type { PathwayModule } from '../definition/module.ts';
import { NEVER } from './final-results.ts';
import { type Finding, finding } from './finding.ts';
import { noLimits } from './limits.ts';
import { type PathwayParts, requirementsOfKind } from './pathway-parts.ts';
import { type Reach, reachWithin } from './reach.ts';

/**
 * Tiers and awards that take more recognition of prior learning than the pathway gives to one learner: the credit of the
 * modules without whose recognition nobody meets them is over `priorLearning.mostCredit`. It is said of each that takes it,
 * by itself or by what it refers to. Where there is a choice of what is recognised it is not judged whether one choice is
 * within the bound.
 */
export function recognitionOverBound(parts: PathwayParts): Finding[] {
  const mostCredit = parts.definition.priorLearning?.mostCredit;
  if (mostCredit === undefined) return [];
  const most = parts.decimal(mostCredit);
  const candidates = modulesThatTakeRecognition(parts);
  if (compareDecimals(creditOf(candidates, parts), most) <= 0) return [];
  const none = noLimits(parts);
  const whole = reachWithin(parts, none);
  const without = candidates.map((module): readonly [PathwayModule, Reach] => [
    module,
    reachWithin(parts, { ...none, canBeRecognised: (each) => each !== module && none.canBeRecognised(each) }),
  ]);
  return parts.wholes.flatMap(({ requirement, path, owner }) => {
    if (owner.kind === 'milestone' || whole.requirement(requirement) === NEVER) return [];
    const needed = without.flatMap(([module, reach]) => (reach.requirement(requirement) === NEVER ? [module] : []));
    const credit = creditOf(needed, parts);
    if (compareDecimals(credit, most) <= 0) return [];
    const names = needed.map(({ id }) => `"${id}"`).join(', ');
    return [
      finding('requirement-impossible', path, {
        sentence: `It takes the recognition of ${names}, of ${formatDecimal(credit)} credits together, and up to ${mostCredit} are recognised.`,
        remedy: 'Recognise that much ("mostCredit"), or let modules be passed by what is assessed here.',
      }),
    ];
  });
}

/** Modules whose recognition is asked for, and those that can be passed by nothing else. */
export function modulesThatTakeRecognition(parts: PathwayParts): PathwayModule[] {
  const none = noLimits(parts);
  const asked = new Set(requirementsOfKind(parts, 'prior-learning').map(({ requirement }) => requirement.module));
  const byResults = reachWithin(parts, { ...none, canBeRecognised: () => false });
  return parts.definition.modules.filter(
    (module) => none.canBeRecognised(module) && (asked.has(module.id) || byResults.modulePassed(module) === NEVER),
  );
}

function creditOf(modules: readonly PathwayModule[], { decimal }: PathwayParts): Decimal {
  return modules.reduce<Decimal>((sum, { credit = '0' }) => addDecimals(sum, decimal(credit)), ZERO);
}
