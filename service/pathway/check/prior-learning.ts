import { compareDecimals, formatDecimal, parseDecimal } from '../decimal.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { creditOf } from './reach-of-modules.ts';

/** Recognition of prior learning that would leave nothing to learn here, and equivalents that nobody recognises. */
export function recognition({ definition, modules }: PathwayParts): Finding[] {
  const mostCredit = definition.priorLearning?.mostCredit;
  const whole = creditOf(definition.modules);
  const over =
    mostCredit !== undefined && compareDecimals(parseDecimal(mostCredit), whole) > 0
      ? [
          finding('prior-learning-over-whole', ['priorLearning', 'mostCredit'], {
            sentence: `Up to ${mostCredit} credits of prior learning are recognised, in a pathway of ${formatDecimal(whole)}.`,
            remedy: 'Set the most that is recognised below the whole, so that something is learned here.',
          }),
        ]
      : [];
  const idle = modules
    .filter(({ module }) => definition.priorLearning === undefined && module.equivalents !== undefined)
    .map(({ module, path }) =>
      finding('equivalents-idle', [...path, 'equivalents'], {
        sentence: `The module "${module.id}" has equivalents, and the pathway does not say that prior learning is recognised.`,
        remedy: 'Say in "priorLearning" who recognises it and on what, or take the equivalents out.',
      }),
    );
  return [...over, ...idle];
}
