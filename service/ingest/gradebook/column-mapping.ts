/** All that reading the files of one system needs, said once and kept by name. */
import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import { compareDecimals, parseDecimal, ZERO } from '../../pathway/decimal.ts';
import { assessmentIdSchema, decimalTextSchema } from '../../pathway/form/text.ts';
import { SEPARATORS } from '../table/separator.ts';
import { ENCODINGS } from '../table/text-encoding.ts';
import { GRADEBOOK_FIELDS } from './gradebook-fields.ts';
import { DATE_FORMS } from './read-date.ts';

/** A name of a column, or of an assessment in a file. */
const fileTextSchema = z.string().trim().min(1).max(300);
const maximumSchema = decimalTextSchema.refine(
  (text) => compareDecimals(parseDecimal(text), ZERO) > 0,
  'is not above 0',
);

/** The name under which a mapping is kept: it stands in commands and addresses. */
export const mappingNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** `"type": "CairnColumnMapping"`, version 1. What is left out is recognised in each file anew. */
export const columnMappingSchema = z.strictObject({
  type: z.literal('CairnColumnMapping').default('CairnColumnMapping'),
  version: z.literal(1).default(1),
  layout: z.enum(['long', 'wide']).exactOptional(),
  /** The names of the columns, as the header writes them. */
  columns: z.partialRecord(z.enum(GRADEBOOK_FIELDS), fileTextSchema).default({}),
  /** What the file calls an assessment: the name of its column in a wide layout, the text in the column in a long one. */
  assessments: z.record(assessmentIdSchema, fileTextSchema).default({}),
  /** Points in place of percent: how many could be reached, in all assessments or in the one that is named. */
  outOf: maximumSchema.exactOptional(),
  outOfByAssessment: z.record(assessmentIdSchema, maximumSchema).exactOptional(),
  /** How many digits after the point a percentage is rounded to, half up; without it, what would have to be rounded is refused. */
  round: z.int().min(0).max(9).exactOptional(),
  decimal: z.enum(['point', 'comma']).exactOptional(),
  date: z.enum(DATE_FORMS).exactOptional(),
  separator: z.enum(SEPARATORS).exactOptional(),
  encoding: z.enum(ENCODINGS).exactOptional(),
});

export type ColumnMapping = Readonly<z.output<typeof columnMappingSchema>>;

/** A mapping that says nothing. */
export const NO_MAPPING: ColumnMapping = columnMappingSchema.parse({});

/** @throws CairnError `malformed-mapping` that names the member at fault */
export function parseColumnMapping(json: unknown): ColumnMapping {
  const parsed = columnMappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new CairnError('malformed-mapping', `the column mapping cannot be used: ${z.prettifyError(parsed.error)}`, {
    remedy: `name columns by these fields: ${GRADEBOOK_FIELDS.join(', ')}`,
  });
}

/** A mapping with what is said besides, which outweighs it. */
export function withOverrides(mapping: ColumnMapping, overrides: ColumnMapping): ColumnMapping {
  return {
    ...mapping,
    ...overrides,
    columns: { ...mapping.columns, ...overrides.columns },
    assessments: { ...mapping.assessments, ...overrides.assessments },
    ...(mapping.outOfByAssessment === undefined && overrides.outOfByAssessment === undefined
      ? {}
      : { outOfByAssessment: { ...mapping.outOfByAssessment, ...overrides.outOfByAssessment } }),
  };
}
