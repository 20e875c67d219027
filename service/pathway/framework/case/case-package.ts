/**
 * A package of CASE 1.1 (1EdTech Competencies and Academic Standards Exchange, class CFPackage), as far as Cairn reads it.
 *
 * Open at every level: members that are not read here (definitions, rubrics, subjects, dates, extensions, whatever a
 * producer added) are kept as they are. `null` stands for "not there": much of what is in circulation writes it so.
 */
import { z } from 'zod';
import type { JsonObject } from '../../../core/json.ts';
import { anyJsonSchema } from '../../form/any-json.ts';

/** A LinkGenURI: the other end of an association, in this package or anywhere. */
export interface CaseLink extends JsonObject {
  /** A UUID where the node is of CASE. */
  readonly identifier: string;
  readonly uri: string;
}

/** A CFPckgDocument: what is said of the framework as a whole. */
export interface CaseDocument extends JsonObject {
  readonly identifier: string;
  readonly uri: string;
  readonly title: string;
  readonly creator: string;
  readonly lastChangeDateTime: string;
}

/** A CFPckgItem: one statement. Where it stands is said by associations alone. */
export interface CaseItem extends JsonObject {
  readonly identifier: string;
  readonly uri: string;
  readonly fullStatement: string;
  readonly lastChangeDateTime: string;
}

/** A CFPckgAssociation: `isChildOf` makes the tree, the other types relate nodes of this document and of others. */
export interface CaseAssociation extends JsonObject {
  readonly identifier: string;
  readonly uri: string;
  readonly associationType: string;
  readonly originNodeURI: CaseLink;
  readonly destinationNodeURI: CaseLink;
  readonly lastChangeDateTime: string;
}

/** A CFPackage. */
export interface CasePackage extends JsonObject {
  readonly CFDocument: CaseDocument;
}

/** Any case, any version: what tells apart is the text, and packages in circulation hold UUIDs of no RFC 9562 version. */
export const caseIdentifierSchema = z
  .string()
  .regex(/^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/)
  .describe('A UUID, such as "70d64823-d7cc-11e8-824f-0242ac160002".');
const uriSchema = z.string().min(1).max(4_000);
const textSchema = z.string().max(100_000);
const maybe = <S extends z.ZodType>(schema: S) => schema.nullish();

const extensionsSchema = z.object({}).catchall(anyJsonSchema);

const linkSchema: z.ZodType<CaseLink> = z
  .object({ identifier: z.string().max(4_000), uri: uriSchema, title: maybe(textSchema) })
  .catchall(anyJsonSchema);

export const caseDocumentSchema: z.ZodType<CaseDocument> = z
  .object({
    identifier: caseIdentifierSchema,
    uri: uriSchema,
    title: textSchema,
    creator: textSchema,
    lastChangeDateTime: textSchema,
    publisher: maybe(textSchema),
    description: maybe(textSchema),
    language: maybe(textSchema),
    version: maybe(textSchema),
    licenseURI: maybe(z.object({ uri: uriSchema }).catchall(anyJsonSchema)),
    extensions: maybe(extensionsSchema),
  })
  .catchall(anyJsonSchema);

export const caseItemSchema: z.ZodType<CaseItem> = z
  .object({
    identifier: caseIdentifierSchema,
    uri: uriSchema,
    fullStatement: textSchema,
    lastChangeDateTime: textSchema,
    humanCodingScheme: maybe(textSchema),
    notes: maybe(textSchema),
    CFItemType: maybe(textSchema),
    extensions: maybe(extensionsSchema),
  })
  .catchall(anyJsonSchema);

export const caseAssociationSchema: z.ZodType<CaseAssociation> = z
  .object({
    identifier: caseIdentifierSchema,
    uri: uriSchema,
    associationType: z.string().min(1).max(200),
    /** A whole number; some producers write it in quotation marks. */
    sequenceNumber: maybe(z.union([z.number(), textSchema])),
    originNodeURI: linkSchema,
    destinationNodeURI: linkSchema,
    lastChangeDateTime: textSchema,
    extensions: maybe(extensionsSchema),
  })
  .catchall(anyJsonSchema);
