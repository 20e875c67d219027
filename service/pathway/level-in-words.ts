import type { Level } from './definition/level.ts';

/** `EQF 5`, `Level of the trade: journeyman`. */
export function levelInWords(level: Level | undefined): string | null {
  if (level === undefined) return null;
  return level.scale.length <= 5 ? `${level.scale} ${level.value}` : `${level.scale}: ${level.value}`;
}
