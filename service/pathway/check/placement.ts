import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

interface Place {
  readonly module: string;
  readonly role: 'core' | 'electives';
  readonly tier: string;
  readonly path: Path;
}

/** Whether each module has its one place: core or elective, in one tier. */
export function placements(parts: PathwayParts): Finding[] {
  const places = placesOf(parts);
  const first = new Map(places.toReversed().map((place) => [place.module, place]));
  const homeless = parts.modules.flatMap(({ module: { id }, path }) =>
    first.has(id)
      ? []
      : [
          finding('module-in-no-tier', path, {
            sentence: `The module "${id}" is in no tier, so nobody takes it.`,
            remedy: 'Name it among the core modules or the electives of a tier, or take it out.',
          }),
        ],
  );
  const again = places.flatMap((place) => {
    const home = first.get(place.module);
    // The same list twice is said of the list.
    if (home === undefined || home === place || (home.tier === place.tier && home.role === place.role)) return [];
    return [
      finding('module-in-two-tiers', place.path, {
        sentence: `The module "${place.module}" is among the ${roleName(home)} already.`,
        remedy: 'Leave it in one of the two places; a later tier can ask for it without taking it up again.',
      }),
    ];
  });
  return [...homeless, ...again];
}

function roleName({ role, tier }: Place): string {
  return role === 'core' ? `core modules of the tier "${tier}"` : `electives of the tier "${tier}"`;
}

function placesOf({ definition: { tiers } }: PathwayParts): Place[] {
  return tiers.flatMap((tier, index) =>
    (['core', 'electives'] as const).flatMap((role) =>
      (tier[role] ?? []).map((module, place) => ({ module, role, tier: tier.id, path: ['tiers', index, role, place] })),
    ),
  );
}
