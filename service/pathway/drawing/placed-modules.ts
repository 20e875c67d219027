import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Tier } from '../definition/tier.ts';

/** A module where it is drawn. */
export interface PlacedModule {
  readonly module: PathwayModule;
  readonly elective: boolean;
  readonly alsoIn: readonly string[];
}

/** By tier, those of no tier in one more; a module stands where it is named first, those for everybody before electives. */
export function placedModules(pathway: PathwayDefinition): PlacedModule[][] {
  const modules = new Map(pathway.modules.map((module) => [module.id, module]));
  const tiersOf = (id: string): readonly Tier[] =>
    pathway.tiers.filter(({ core = [], electives = [] }) => core.includes(id) || electives.includes(id));
  const taken = new Set<string>();
  const take = (id: string, elective: boolean): PlacedModule[] => {
    const module = modules.get(id);
    if (module === undefined || taken.has(id)) return [];
    taken.add(id);
    return [
      {
        module,
        elective,
        alsoIn: tiersOf(id)
          .slice(1)
          .map(({ title }) => title),
      },
    ];
  };
  const placed = pathway.tiers.map(({ core = [], electives = [] }) => [
    ...core.flatMap((id) => take(id, false)),
    ...electives.flatMap((id) => take(id, true)),
  ]);
  const others = pathway.modules.flatMap(({ id }) => take(id, false));
  return others.length === 0 ? placed : [...placed, others];
}
