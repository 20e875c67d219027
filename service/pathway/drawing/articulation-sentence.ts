import type { Articulation } from '../definition/articulation.ts';
import type { CreditSystem } from '../definition/provider.ts';
import { creditInWords } from '../requirement-in-words.ts';
import { isolated } from '../text-direction.ts';

/** An agreement in words: `Counts 30 ECTS credits towards BSc Data Science, Example University (IE), from 2026-09-01`. */
export function articulationSentence(articulation: Articulation, pathwaySystem: CreditSystem | undefined): string {
  const { programme, credit, creditSystem = pathwaySystem, from, until } = articulation;
  const country = programme.country === undefined ? '' : ` (${programme.country})`;
  const period = until === undefined ? `from ${from}` : `${from} to ${until}`;
  return `Counts ${creditInWords(credit, creditSystem?.name)} towards ${isolated(programme.title)}, ${isolated(programme.institution)}${country}, ${period}`;
}
