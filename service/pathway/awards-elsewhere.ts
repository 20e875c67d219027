import type { AwardHeldRequirement } from './definition/requirement.ts';
import type { Pathway } from './pathway.ts';
import { requirementsOf, requirementsWithin } from './requirement-tree.ts';

/** An award of a pathway that is named; any edition of it. */
export type AwardElsewhere = Readonly<Required<Pick<AwardHeldRequirement, 'award' | 'pathway'>>>;

/** The awards that a pathway asks for by the name of their pathway, each once: only certificates tell of them. */
export function awardsAskedElsewhere(pathway: Pick<Pathway, 'tiers' | 'awards'>): AwardElsewhere[] {
  const asked = requirementsOf(pathway)
    .flatMap(requirementsWithin)
    .flatMap(({ requirement }): AwardElsewhere[] =>
      requirement.kind === 'award-held' && requirement.pathway !== undefined
        ? [{ award: requirement.award, pathway: requirement.pathway }]
        : [],
    );
  return [...new Map(asked.map((one) => [`${one.pathway}/${one.award}`, one])).values()];
}
