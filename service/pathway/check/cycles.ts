import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** That one thing asks for another, and the place that says so: none where the order of the tiers does. */
interface Need {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly path: Path | null;
}

/** Tiers and awards that ask for themselves, at whatever remove; modules that are to be passed before themselves. */
export function cycles(parts: PathwayParts): Finding[] {
  return [
    ...circles(prerequisites(parts)).map(({ path, way }) =>
      finding('prerequisite-cycle', path, {
        sentence: `A module would have to be passed before itself: ${way}.`,
        remedy: 'Take this prerequisite out, or one of the others that lead back to it.',
      }),
    ),
    ...circles([...tierAndAwardNeeds(parts), ...orderOfTiers(parts)]).map(({ path, way }) =>
      finding('requirement-cycle', path, {
        sentence: `What is asked for asks for itself: ${way}.`,
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
      words: ', before that ',
      path: [...path, 'prerequisites', index],
    })),
  );
}

/** Milestones are left out: nothing can ask for one. */
function tierAndAwardNeeds({ requirements }: PathwayParts): Need[] {
  return requirements.flatMap(({ requirement, path, whole: { owner } }): Need[] => {
    if (owner.kind === 'milestone') return [];
    const from = owner.kind === 'tier' ? tierName(owner.tier.id) : awardName(owner.award.id);
    const words = ' asks for ';
    if (requirement.kind === 'tier-completed') {
      return [{ from, to: tierName(requirement.tier), words, path: [...path, 'tier'] }];
    }
    // An award that names its pathway can be one of another edition, which was there before.
    return requirement.kind === 'award-held' && requirement.pathway === undefined
      ? [{ from, to: awardName(requirement.award), words, path: [...path, 'award'] }]
      : [];
  });
}

/** A tier of a sequential pathway is completed after the one before it. */
function orderOfTiers({ definition: { tiers, sequence } }: PathwayParts): Need[] {
  if (sequence !== 'sequential') return [];
  return tiers.slice(1).map(({ id }, index) => ({
    from: tierName(id),
    to: tierName(tiers[index]?.id ?? ''),
    words: ', which comes after ',
    path: null,
  }));
}

const tierName = (id: string) => `the tier "${id}"`;
const awardName = (id: string) => `the award "${id}"`;

/** A thing that the search is at, with the need that led to it and those that have not been followed. */
interface Step {
  readonly name: string;
  readonly by: Need | null;
  readonly rest: Need[];
}

/**
 * Circles of needs, each with the way round and the place of the last need on it that has one; of several with one place
 * the first. Depth first in the order of the document: a need that leads to where the search is already on its way closes a
 * circle; what was left behind is never looked at again.
 */
function circles(needs: readonly Need[]): { readonly path: Path; readonly way: string }[] {
  const needsOf = Map.groupBy(needs, ({ from }) => from);
  const found = new Map<Path, string>();
  const done = new Set<string>();
  const steps: Step[] = [];
  const enter = (name: string, by: Need | null) => {
    steps.push({ name, by, rest: [...(needsOf.get(name) ?? [])] });
  };
  for (const start of needsOf.keys()) {
    if (!done.has(start)) enter(start, null);
    for (let here = steps.at(-1); here !== undefined; here = steps.at(-1)) {
      const need = here.rest.shift();
      if (need === undefined) {
        done.add(here.name);
        steps.pop();
        continue;
      }
      const since = steps.findIndex(({ name }) => name === need.to);
      if (since < 0) {
        if (!done.has(need.to)) enter(need.to, need);
        continue;
      }
      const round = [...steps.slice(since + 1).flatMap(({ by }) => by ?? []), need];
      const path = round.findLast((each) => each.path !== null)?.path;
      if (path && !found.has(path)) found.set(path, need.to + round.map(({ words, to }) => words + to).join(''));
    }
  }
  return [...found].map(([path, way]) => ({ path, way }));
}
