import type { TierCompletedRequirement } from '../../definition/requirement.ts';
import type { Compilation, CompiledRequirement } from './compiled-requirement.ts';

/** `tier-completed`: what the tier asks for is met; in a sequential pathway, what those before it ask for too. */
export function compileTierCompleted(
  { tier }: TierCompletedRequirement,
  { pathway: { sequence, tiers }, compile }: Compilation,
): CompiledRequirement {
  const index = tiers.findIndex(({ id }) => id === tier);
  const parts = tiers
    .slice(sequence === 'sequential' ? 0 : index, index + 1)
    .map(({ requirement }) => compile(requirement));
  return (facts) => {
    const of = parts.map((part) => part(facts));
    return { kind: 'tier-completed', met: of.every((part) => part.met), of, tier };
  };
}
