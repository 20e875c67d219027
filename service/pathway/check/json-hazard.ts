import { MOST_DOCUMENT_LEVELS } from '../document/read-document.ts';
import { type Finding, finding } from './finding.ts';

/**
 * What the schemas cannot be trusted with, in a value that did not come through the reader of documents: endless nesting,
 * and `__proto__`, which zod passes over in silence. Null where there is none.
 */
export function jsonHazard(value: unknown): Finding | null {
  return hazardIn(value, [], MOST_DOCUMENT_LEVELS);
}

function hazardIn(value: unknown, path: readonly PropertyKey[], levels: number): Finding | null {
  if (typeof value !== 'object' || value === null) return null;
  if (levels === 0) {
    return finding('form-unsafe', [], {
      sentence: `Lists and objects stand inside one another more than ${MOST_DOCUMENT_LEVELS} deep.`,
      remedy: 'Nest less deeply.',
    });
  }
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, key];
    if (key === '__proto__') {
      return finding('form-unsafe', at, {
        sentence: 'The name "__proto__" is not allowed: it is dangerous to careless software.',
        remedy: 'Use another name.',
      });
    }
    const hazard = hazardIn(member, at, levels - 1);
    if (hazard !== null) return hazard;
  }
  return null;
}
