import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** That one thing asks for another, and the place that says so. */
interface Need {
  readonly from: string;
  readonly to: string;
  readonly path: Path;
}

/** Tiers and awards that ask for themselves, at whatever remove; modules that are to be passed before themselves. */
export function cycles(parts: PathwayParts): Finding[] {
  return [
    ...circles(prerequisites(parts)).map(({ path, way }) =>
      finding('prerequisite-cycle', path, {
        sentence: `A module would have to be passed before itself: ${way.join(', before that ')}.`,
        remedy: 'Take this prerequisite out, or one of the others that lead back to it.',
      }),
    ),
    ...circles(tierAndAwardNeeds(parts)).map(({ path, way }) =>
      finding('requirement-cycle', path, {
        sentence: `What is asked for asks for itself: ${way.join(' asks for ')}.`,
        remedy: 'Take this requirement out, or one of the others that lead back to it.',
      }),
    ),
  ];
}

function prerequisites({ modules }: PathwayParts): Need[] {
  return modules.flatMap(({ module, path }) =>
    (module.prerequisites ?? []).map((before, index) => ({
      from: `"${module.id}"`,
      to: `"${before}"`,
      path: [...path, 'prerequisites', index],
    })),
  );
}

/** Milestones are left out: nothing can ask for one. */
function tierAndAwardNeeds({ definition, requirements }: PathwayParts): Need[] {
  return requirements.flatMap(({ requirement, path, whole: { owner } }): Need[] => {
    if (owner.kind === 'milestone') return [];
    const from = owner.kind === 'tier' ? tierName(owner.tier.id) : awardName(owner.award.id);
    if (requirement.kind === 'tier-completed') {
      return tiersAskedFor(requirement.tier, definition).map((tier) => ({
        from,
        to: tierName(tier),
        path: [...path, 'tier'],
      }));
    }
    // An award that names its pathway can be one of another edition, which was there before.
    return requirement.kind === 'award-held' && requirement.pathway === undefined
      ? [{ from, to: awardName(requirement.award), path: [...path, 'award'] }]
      : [];
  });
}

/** A tier of a sequential pathway is completed with those before it. */
function tiersAskedFor(tier: string, { tiers, sequence }: PathwayDefinition): string[] {
  const index = tiers.findIndex(({ id }) => id === tier);
  return tiers.slice(sequence === 'sequential' ? 0 : index, index + 1).map(({ id }) => id);
}

const tierName = (id: string) => `the tier "${id}"`;
const awardName = (id: string) => `the award "${id}"`;

/**
 * The needs that close a circle, each once, with the way round. Depth first in the order of the document: a need that
 * leads to where the search is already on its way closes a circle; what was left behind is never looked at again.
 */
function circles(needs: readonly Need[]): { readonly path: Path; readonly way: readonly string[] }[] {
  const needsOf = Map.groupBy(needs, ({ from }) => from);
  const found: { path: Path; way: string[] }[] = [];
  const done = new Set<string>();
  const onTheWay: { readonly name: string; readonly rest: Need[] }[] = [];
  const enter = (name: string) => {
    onTheWay.push({ name, rest: [...(needsOf.get(name) ?? [])] });
  };
  for (const start of needsOf.keys()) {
    if (!done.has(start)) enter(start);
    for (let here = onTheWay.at(-1); here !== undefined; here = onTheWay.at(-1)) {
      const need = here.rest.shift();
      if (need === undefined) {
        done.add(here.name);
        onTheWay.pop();
        continue;
      }
      const since = onTheWay.findIndex(({ name }) => name === need.to);
      if (since >= 0) {
        const way = [...onTheWay.slice(since).map(({ name }) => name), need.to];
        if (!found.some(({ path }) => path === need.path)) found.push({ path: need.path, way });
      } else if (!done.has(need.to)) enter(need.to);
    }
  }
  return found;
}
