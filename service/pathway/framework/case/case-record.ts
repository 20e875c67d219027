/**
 * What a CASE package said of a framework, kept beside our own words in the framework itself, so that an export says it
 * again: identifiers, addresses, dates, types, associations, definitions, rubrics and whatever a producer added.
 *
 * Our words come first. Where a competency's statement, code, notes, kind, place or alignments have been edited since the
 * import, the export says what stands there now; where they have not, it says what the package said, letter by letter.
 */
import { z } from 'zod';
import type { JsonObject } from '../../../core/json.ts';
import { anyJsonSchema } from '../../form/any-json.ts';
import {
  type CaseAssociation,
  type CaseDocument,
  type CaseItem,
  caseAssociationSchema,
  caseDocumentSchema,
  caseItemSchema,
} from './case-package.ts';

/** Of the framework as a whole. */
export interface CaseFrameworkRecord {
  /** The package's CFDocument. */
  readonly document: CaseDocument;
  /** Associations that start at the document itself, or at what no package of ours holds. */
  readonly associations?: readonly CaseAssociation[];
  /** The other members of the package: CFDefinitions, CFRubrics, extensions. */
  readonly package?: JsonObject;
}

/** Of one competency. */
export interface CaseItemRecord {
  /** The package's CFItem. */
  readonly item: CaseItem;
  /** The `isChildOf` association by which the competency stands where it stands; absent where the package had none. */
  readonly childOf?: CaseAssociation;
  /** What else starts at the item and is no alignment: further parents, sequences, exemplars, translations. */
  readonly associations?: readonly CaseAssociation[];
}

const associationsSchema = z.array(caseAssociationSchema).min(1).max(50_000);

/** See {@link CaseFrameworkRecord}. */
export const caseFrameworkRecordSchema: z.ZodType<CaseFrameworkRecord> = z.strictObject({
  document: caseDocumentSchema,
  associations: associationsSchema.exactOptional(),
  package: z.record(z.string(), anyJsonSchema).exactOptional(),
});

/** See {@link CaseItemRecord}. */
export const caseItemRecordSchema: z.ZodType<CaseItemRecord> = z.strictObject({
  item: caseItemSchema,
  childOf: caseAssociationSchema.exactOptional(),
  associations: associationsSchema.exactOptional(),
});
