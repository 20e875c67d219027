import { EQF, type Level } from '../definition/level.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Levels that the European Qualifications Framework does not have. Of other scales nothing is known here. */
export function levelsOnScale({ definition: { tiers, awards, articulations = [] } }: PathwayParts): Finding[] {
  const all: { readonly level: Level | undefined; readonly path: Path }[] = [
    ...tiers.map(({ level }, index) => ({ level, path: ['tiers', index, 'level'] })),
    ...awards.map(({ level }, index) => ({ level, path: ['awards', index, 'level'] })),
    ...articulations.map(({ programme: { level } }, index) => ({
      level,
      path: ['articulations', index, 'programme', 'level'],
    })),
  ];
  return all.flatMap(({ level, path }) =>
    level === undefined || level.scale !== EQF || /^[1-8]$/.test(level.value)
      ? []
      : [
          finding('level-not-on-scale', [...path, 'value'], {
            sentence: `The EQF has the levels 1 to 8, and no "${level.value}".`,
            remedy: 'Write one of "1" to "8", or name the scale that is meant.',
          }),
        ],
  );
}
