import { z } from 'zod';
import type { JsonValue } from '../../core/json.ts';
import { type Finding, finding } from './finding.ts';
import { formFindings, type Written } from './form-findings.ts';
import { jsonHazard } from './json-hazard.ts';

/** A document of the right form with the JSON that it was read from, or what is wrong with its form. */
export type FormReading<T> =
  | { readonly value: T; readonly source: JsonValue }
  | { readonly value: null; readonly findings: readonly [Finding, ...Finding[]] };

const jsonSchema = z.json();

/**
 * Reads the form of a document, and nothing beyond it. Nothing is thrown, whatever the value.
 *
 * @param written gives the characters that stand at a pointer in the file, where there is a file
 */
export function readForm<T>(schema: z.ZodType<T>, json: unknown, written?: Written): FormReading<T> {
  const hazard = jsonHazard(json);
  if (hazard !== null) return { value: null, findings: [hazard] };
  const source = jsonSchema.safeParse(json);
  if (!source.success) return { value: null, findings: [NOT_JSON] };
  const form = schema.safeParse(source.data, { reportInput: true });
  if (form.success) return { value: form.data, source: source.data };
  const [first = NOT_JSON, ...others] = formFindings(form.error, { schema, document: source.data, written });
  return { value: null, findings: [first, ...others] };
}

const NOT_JSON = finding('form-unsafe', [], {
  sentence: 'The document is not JSON.',
  remedy: 'Give the parsed content of a file.',
});
