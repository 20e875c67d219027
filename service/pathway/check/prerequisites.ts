import { type Finding, finding } from './finding.ts';
import { noLimits } from './limits.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { reachWithin } from './reach.ts';
import { whyNotPassed } from './why-not-passed.ts';

/** Where a module stands on the way: the tier, and, where its modules come in order, the place in it. */
interface Standing {
  readonly tier: number;
  readonly place: number;
  readonly isElective: boolean;
}

/** Prerequisites that come too late on the way, or that not everybody has who needs them. */
export function latePrerequisites({ modules, definition }: PathwayParts): Finding[] {
  const standings = standingsOf(definition.tiers);
  return modules.flatMap(({ module, path }) =>
    (module.prerequisites ?? []).flatMap((before, index) => {
      const own = standings.get(module.id);
      const other = standings.get(before);
      if (own === undefined || other === undefined || module.id === before) return [];
      const place = [...path, 'prerequisites', index];
      if (other.tier > own.tier) {
        const tier = definition.tiers[other.tier]?.id ?? '';
        return [
          finding('prerequisite-later', place, {
            sentence: `"${before}" is to be passed before "${module.id}", but comes in the later tier "${tier}".`,
            remedy: 'Move one of the two modules, or take the prerequisite out.',
          }),
        ];
      }
      if (other.tier === own.tier && isInOrder(definition.tiers[own.tier]) && other.place > own.place) {
        return [
          finding('prerequisite-later', place, {
            sentence: `"${before}" is to be passed before "${module.id}", but comes after it in the same tier.`,
            remedy: 'Put it before, or let the modules of the tier be taken in any order ("sequence": "flexible").',
          }),
        ];
      }
      return other.isElective && !own.isElective
        ? [
            finding('prerequisite-elective', place, {
              sentence: `Everybody takes "${module.id}", but "${before}", which is to be passed before, is an elective.`,
              remedy: 'Make it a core module, or take the prerequisite out.',
            }),
          ]
        : [];
    }),
  );
}

function isInOrder(tier: { readonly sequence?: string } | undefined): boolean {
  return tier?.sequence === 'sequential';
}

/** The order of a tier is its core modules and then its electives. */
function standingsOf(
  tiers: readonly { readonly core?: readonly string[]; readonly electives?: readonly string[] }[],
): ReadonlyMap<string, Standing> {
  const standings = tiers.flatMap(({ core = [], electives = [] }, tier) =>
    [...core, ...electives].map((module, place): [string, Standing] => [
      module,
      { tier, place, isElective: place >= core.length },
    ]),
  );
  return new Map(standings.toReversed());
}

/** Modules to be passed before others that nobody can pass. */
export function impossiblePrerequisites(parts: PathwayParts): Finding[] {
  const reach = reachWithin(parts, noLimits(parts));
  return parts.modules.flatMap(({ module, path }) =>
    (module.prerequisites ?? []).flatMap((before, index) => {
      const why = whyNotPassed(parts.module(before), reach);
      return why === null ? [] : [finding('prerequisite-impossible', [...path, 'prerequisites', index], why)];
    }),
  );
}
