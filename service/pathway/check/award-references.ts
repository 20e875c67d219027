import { type Finding, finding } from './finding.ts';
import { type PathwayParts, requirementsOfKind } from './pathway-parts.ts';
import { brokenReference } from './references.ts';

/** The awards of a pathway by its id, of all its editions that are published; null where none is. */
export type AwardLookup = (pathway: string) => ReadonlySet<string> | null;

/** Awards of other pathways, or of other editions of this one, that are asked for and are not there. */
export function foreignAwards(parts: PathwayParts, pathways: AwardLookup): Finding[] {
  return requirementsOfKind(parts, 'award-held').flatMap(({ requirement: { award, pathway }, path }) => {
    if (pathway === undefined) return [];
    const known = pathways(pathway);
    if (known === null) {
      return [
        finding('reference-to-nothing', [...path, 'pathway'], {
          sentence: `No edition of the pathway "${pathway}" is published here, so nobody holds an award of it.`,
          remedy:
            pathway === parts.definition.id
              ? 'Leave "pathway" out where an award of this edition is meant.'
              : 'Publish that pathway first, or take this requirement out.',
        }),
      ];
    }
    if (known.has(award)) return [];
    return [
      brokenReference({
        what: 'award',
        name: award,
        known: [...known],
        where: `any edition of the pathway "${pathway}"`,
        path: [...path, 'award'],
      }),
    ];
  });
}
