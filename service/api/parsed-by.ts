import type { z } from 'zod';
import { CairnError } from '../core/errors.ts';

const MOST_FINDINGS = 10;

/**
 * A part of a request as its schema reads it.
 *
 * @param part what people call it
 * @throws CairnError `malformed-request` that names each place, and never what stood there; and what the schema's own parsers throw
 */
export function parsedBy<S extends z.ZodType>(schema: S, value: unknown, part: 'path' | 'query' | 'body'): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const findings = issues.slice(0, MOST_FINDINGS).map(({ path, message }) => `${place(part, path)}: ${message}`);
  const more = issues.length > MOST_FINDINGS ? `; and ${issues.length - MOST_FINDINGS} more` : '';
  throw new CairnError('malformed-request', `${findings.join('; ')}${more}`, {
    remedy: 'The document at /openapi.json says what the request may hold; people can read it at /docs.',
  });
}

function place(part: string, path: readonly PropertyKey[]): string {
  return [`In the ${part}`, ...(path.length === 0 ? [] : [`at /${path.map(String).join('/')}`])].join(', ');
}
