/** A pathway: the definition by which awards are decided, together with the JSON that was published and its digest. */
import { z } from 'zod';
import { digestJson } from '../core/digest.ts';
import type { Hash32 } from '../core/hex.ts';
import type { JsonValue } from '../core/json.ts';
import { checkDefinition } from './check/definition-checks.ts';
import { type DefinitionProblem, definitionRefused, jsonPointer, problemsOf } from './check/definition-problem.ts';
import { type PathwayDefinition, pathwaySchema } from './definition/pathway-definition.ts';

/** A parsed definition. `source` is the JSON as published, untouched: digests are taken of it and of nothing else. */
export interface Pathway extends PathwayDefinition {
  readonly source: JsonValue;
}

/** Deeper nesting serves no reader, and unbounded recursion would let a file exhaust the stack. */
const MAX_DEPTH = 64;

const jsonSchema = z.json();

/**
 * Reads a pathway definition, `"type": "CairnPathway"`, `"version": 2`.
 * @throws CairnError `malformed-pathway`, whose `details.pointer` is the JSON pointer to the first problem and whose
 * `details.problems` lists every one.
 */
export function parsePathway(json: unknown): Pathway {
  const hazard = findHazard(json, '', MAX_DEPTH);
  if (hazard !== null) throw definitionRefused(hazard);
  const source = jsonSchema.safeParse(json);
  if (!source.success) throw definitionRefused({ pointer: '', problem: 'is not JSON' });
  const definition = pathwaySchema.safeParse(source.data, { reportInput: true });
  const [first, ...others] = definition.success ? checkDefinition(definition.data) : problemsOf(definition.error);
  if (first !== undefined) throw definitionRefused(first, others);
  if (!definition.success) throw definitionRefused({ pointer: '', problem: 'is not a pathway' });
  return { ...definition.data, source: source.data };
}

/** `urn:cairn:pathway:{id}:{edition}`: how credentials and traces name this edition of the pathway. */
export function pathwayReference(pathway: Pick<Pathway, 'id' | 'edition'>): string {
  return `urn:cairn:pathway:${pathway.id}:${pathway.edition}`;
}

/** SHA-256 of the canonical bytes (RFC 8785) of the definition as it was published. */
export function pathwayDigest(pathway: Pick<Pathway, 'source'>): Hash32 {
  return digestJson(pathway.source);
}

/** What the schemas cannot be trusted with: endless nesting, and `__proto__`, which zod passes over in silence. */
function findHazard(value: unknown, pointer: string, levels: number): DefinitionProblem | null {
  if (typeof value !== 'object' || value === null) return null;
  if (levels === 0) return { pointer: '', problem: `nests deeper than ${MAX_DEPTH} levels` };
  for (const [key, member] of Object.entries(value)) {
    const place = pointer + jsonPointer([key]);
    if (key === '__proto__') return { pointer: place, problem: 'is not a known member' };
    const hazard = findHazard(member, place, levels - 1);
    if (hazard !== null) return hazard;
  }
  return null;
}
