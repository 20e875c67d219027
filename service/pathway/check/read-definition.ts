import type { JsonValue } from '../../core/json.ts';
import { type PathwayDefinition, pathwaySchema } from '../definition/pathway-definition.ts';
import type { Finding } from './finding.ts';
import type { Written } from './form-findings.ts';
import { readForm } from './read-form.ts';

/** A definition of the right form with the JSON that it was read from, or what is wrong with its form. */
export type DefinitionReading =
  | { readonly definition: PathwayDefinition; readonly source: JsonValue }
  | { readonly definition: null; readonly findings: readonly Finding[] };

/** Reads the form of a definition, and nothing beyond it. Never throws, whatever the value. */
export function readDefinition(json: unknown, written?: Written): DefinitionReading {
  const reading = readForm(pathwaySchema, json, written);
  return reading.value === null
    ? { definition: null, findings: reading.findings }
    : { definition: reading.value, source: reading.source };
}
