import type { Finding } from '../check/finding.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { DrawnKey, Mark } from './pathway-drawing.ts';

/** Marks by what they are on; those of the pathway as a whole are on null. */
export type Marks = ReadonlyMap<DrawnKey | null, readonly Mark[]>;

/** What a check found, on the things of a drawing that it was found at: the nearest around the place. */
export function marksOfFindings(findings: readonly Finding[], pathway: PathwayDefinition): Marks {
  const marks = Map.groupBy(findings, ({ pointer }) => keyAt(pointer.split('/').slice(1), pathway));
  return new Map(
    [...marks].map(([key, found]) => [
      key,
      found.map(({ severity, sentence }) => ({ kind: severity, text: sentence })),
    ]),
  );
}

function keyAt([list, index, member, position]: readonly string[], pathway: PathwayDefinition): DrawnKey | null {
  const at = Number(index);
  const module = list === 'modules' ? pathway.modules[at] : undefined;
  if (module !== undefined) return `module:${module.id}`;
  const award = list === 'awards' ? pathway.awards[at] : undefined;
  if (award !== undefined) return `award:${award.id}`;
  const articulated = list === 'articulations' ? pathway.articulations?.[at]?.award : undefined;
  if (pathway.awards.some(({ id }) => id === articulated)) return `award:${articulated}`;
  const tier = list === 'tiers' ? pathway.tiers[at] : undefined;
  if (tier === undefined) return null;
  const milestone = member === 'milestones' ? tier.milestones?.[Number(position)] : undefined;
  return milestone === undefined ? `tier:${tier.id}` : `milestone:${milestone.id}`;
}
