/** The published form of a role profile, `"type": "CairnRoleProfile"`, version 1: what a role asks for, and how that is known. */
import { z } from 'zod';
import { frameworkReferenceSchema } from '../form/framework-reference.ts';
import {
  competencyReferenceSchema,
  daySchema,
  editionSchema,
  idSchema,
  languageSchema,
  proseSchema,
  schemaAddressSchema,
  titleSchema,
  uriSchema,
  webAddressSchema,
} from '../form/text.ts';
import { importanceSchema } from './importance.ts';

/** Where it is known from what a role asks for: people were asked, a board said so, or advertisements were counted. */
export const SOURCE_KINDS = ['survey', 'advisory-board', 'job-market'] as const;

/** One of {@link SOURCE_KINDS}. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

const occupationSchema = z.strictObject({
  uri: uriSchema.describe('The occupation in ESCO, O*NET or another classification.'),
  title: titleSchema,
});

/** Where figures come from. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(SOURCE_KINDS),
  title: titleSchema,
  day: daySchema.describe('The day on which it was settled or counted: from it on its age is told.'),
  url: webAddressSchema.exactOptional(),
  sampleSize: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .exactOptional()
    .describe('How many people were asked, sat on the board, or how many advertisements were looked at.'),
});

/** See {@link sourceSchema}. */
export type RoleSource = z.infer<typeof sourceSchema>;

/** A share as people write it. */
export const percentSchema = z
  .string()
  .regex(/^(?:100(?:\.0{1,9})?|[1-9]?[0-9](?:\.[0-9]{1,9})?)$/)
  .describe('A percentage in quotation marks, "0" to "100", such as "62.5".');

const evidenceSchema = z.strictObject({
  source: idSchema,
  importance: importanceSchema.exactOptional(),
  share: percentSchema
    .exactOptional()
    .describe('Percent of the advertisements, or of those who were asked, that ask for it.'),
  count: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .exactOptional()
    .describe('How many advertisements name it, or how many people answered for it.'),
});

/** What one source says of one competency. */
export type RoleEvidence = z.infer<typeof evidenceSchema>;

const askedCompetencySchema = z.strictObject({
  competency: competencyReferenceSchema,
  level: idSchema.exactOptional().describe("The level that is asked for, of the framework's scale."),
  importance: importanceSchema,
  evidence: z.array(evidenceSchema).min(1).max(50).exactOptional(),
});

/** What a role asks for, once. */
export type AskedCompetency = z.infer<typeof askedCompetencySchema>;

/** Strict at every level. What no schema can say (references, days, figures at odds) is in `check-role-profile.ts`. */
export const roleProfileSchema = z.strictObject({
  $schema: schemaAddressSchema.exactOptional(),
  type: z.literal('CairnRoleProfile'),
  version: z.literal(1),
  id: idSchema,
  edition: editionSchema,
  title: titleSchema,
  description: proseSchema,
  language: languageSchema,
  occupation: occupationSchema.exactOptional(),
  frameworks: z.array(frameworkReferenceSchema).min(1).max(20),
  sources: z.array(sourceSchema).min(1).max(50).exactOptional(),
  competencies: z.array(askedCompetencySchema).min(1).max(500),
});

/** A profile of the right shape. */
export type RoleProfileDefinition = Readonly<z.infer<typeof roleProfileSchema>>;
