/**
 * Whether another award is held. The rules:
 *
 * 1. An award that is named without a pathway is of this one, and is held when this same record meets what it asks for.
 *    It need not have been issued.
 * 2. An award of a pathway that is named is held when it was issued to the learner, in whatever edition and cohort, and
 *    has not been revoked; so it is for this pathway too, where it is named. Of several certificates the earliest counts.
 */
import type { AwardHeldRequirement } from '../../definition/requirement.ts';
import type { Compilation, CompiledRequirement } from './compiled-requirement.ts';

/** `award-held`. */
export function compileAwardHeld(
  { award, pathway }: AwardHeldRequirement,
  compilation: Compilation,
): CompiledRequirement {
  if (pathway === undefined) return compileOwnAward(award, compilation);
  return ({ heldAwards }) => {
    const found = heldAwards.find((held) => held.pathway === pathway && held.award === award);
    const held = found === undefined ? null : { edition: found.edition, on: found.on };
    return { award, held, kind: 'award-held', met: held !== null, of: [], pathway };
  };
}

function compileOwnAward(award: string, { pathway: { awards }, compile }: Compilation): CompiledRequirement {
  const parts = awards.filter(({ id }) => id === award).map(({ requirement }) => compile(requirement));
  return (facts) => {
    const of = parts.map((part) => part(facts));
    return {
      award,
      held: null,
      kind: 'award-held',
      met: of.length > 0 && of.every(({ met }) => met),
      of,
      pathway: null,
    };
  };
}
