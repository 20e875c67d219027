/**
 * Credit. The rules:
 *
 * 1. The credit of each module that is passed (`module-passed.ts`) counts, once.
 * 2. What is passed by the learner's own results counts in full. What is passed by recognition alone counts up to the
 *    pathway's `priorLearning.mostCredit`, all of it together.
 * 3. A module without credit adds nothing and is not shown.
 */
import { addDecimals, compareDecimals, type Decimal, formatDecimal, parseDecimal, ZERO } from '../../decimal.ts';
import type { CreditsRequirement } from '../../definition/requirement.ts';
import type { CreditedModuleTrace } from '../trace.ts';
import type { Compilation, CompiledRequirement } from './compiled-requirement.ts';
import { isPassedByResults } from './module-passed.ts';

/** `credits`. */
export function compileCredits({ atLeast, from }: CreditsRequirement, compilation: Compilation): CompiledRequirement {
  const threshold = parseDecimal(atLeast);
  const thresholdText = formatDecimal(threshold);
  const { modules, priorLearning } = compilation.pathway;
  const most = priorLearning?.mostCredit === undefined ? null : parseDecimal(priorLearning.mostCredit);
  const mostRecognised = most === null ? null : formatDecimal(most);
  const credited = modules.flatMap(({ id, credit }) => {
    if (credit === undefined || (from !== undefined && !from.includes(id))) return [];
    const value = parseDecimal(credit);
    return [{ value, text: formatDecimal(value), passed: compilation.modulePassed(id) }];
  });
  return (facts) => {
    let own: Decimal = ZERO;
    let recognised: Decimal = ZERO;
    const of = credited.map(({ value, text, passed }): CreditedModuleTrace => {
      const module = passed(facts);
      if (isPassedByResults(module)) own = addDecimals(own, value);
      else if (module.met) recognised = addDecimals(recognised, value);
      return { credit: text, module };
    });
    const counted = most !== null && compareDecimals(recognised, most) > 0 ? most : recognised;
    const credit = addDecimals(own, counted);
    return {
      atLeast: thresholdText,
      credit: formatDecimal(credit),
      kind: 'credits',
      met: compareDecimals(credit, threshold) >= 0,
      mostRecognised,
      of,
      recognised: formatDecimal(recognised),
    };
  };
}
