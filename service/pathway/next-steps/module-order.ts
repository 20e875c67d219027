/**
 * In what order modules are best taken. The rules: those that have to be passed before others come before them; besides, a
 * tier's modules come after those of the tiers before it, core modules before electives, and each as the pathway has them.
 */
import type { PathwayModule } from '../definition/module.ts';
import type { Pathway } from '../pathway.ts';

/** Of these modules, each once. Prerequisites in a circle, which the check refuses, are in no order. */
export function modulesInOrder(
  { modules, tiers }: Pick<Pathway, 'modules' | 'tiers'>,
  ids: ReadonlySet<string>,
): string[] {
  const placed = tiers.flatMap(({ core = [], electives = [] }) => [...core, ...electives]);
  const inTiers = [...new Set([...placed, ...modules.map(({ id }) => id)])];
  const byId = new Map(modules.map((module) => [module.id, module]));
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const module: PathwayModule | undefined = byId.get(id);
    if (module === undefined || seen.has(id)) return;
    seen.add(id);
    const before = new Set(module.prerequisites ?? []);
    for (const other of inTiers) if (before.has(other)) visit(other);
    if (ids.has(id)) ordered.push(id);
  };
  for (const id of inTiers) visit(id);
  return ordered;
}
