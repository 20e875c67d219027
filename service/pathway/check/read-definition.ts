import { z } from 'zod';
import type { JsonValue } from '../../core/json.ts';
import { type PathwayDefinition, pathwaySchema } from '../definition/pathway-definition.ts';
import type { Finding } from './finding.ts';
import { formFindings } from './form-findings.ts';
import { jsonHazard } from './json-hazard.ts';

/** A definition of the right form with the JSON that it was read from, or what is wrong with its form. */
export type DefinitionReading =
  | { readonly definition: PathwayDefinition; readonly source: JsonValue }
  | { readonly definition: null; readonly findings: readonly Finding[] };

const jsonSchema = z.json();

/** Reads the form of a definition, and nothing beyond it. Never throws, whatever the value. */
export function readDefinition(json: unknown): DefinitionReading {
  const hazard = jsonHazard(json);
  if (hazard !== null) return { definition: null, findings: [hazard] };
  const source = jsonSchema.safeParse(json);
  if (!source.success) return { definition: null, findings: formFindings(source.error) };
  const form = pathwaySchema.safeParse(source.data, { reportInput: true });
  return form.success
    ? { definition: form.data, source: source.data }
    : { definition: null, findings: formFindings(form.error) };
}
