/** The published form of a competency framework, `"type": "CairnCompetencyFramework"`, version 1, member by member. */
import { z } from 'zod';
import {
  daySchema,
  editionSchema,
  foreignTitleSchema,
  idSchema,
  languageSchema,
  proseSchema,
  schemaAddressSchema,
  uriSchema,
  webAddressSchema,
} from '../form/text.ts';
import { caseAssociationSchema } from './case/case-package.ts';
import { type CaseItemRecord, caseFrameworkRecordSchema, caseItemRecordSchema } from './case/case-record.ts';

/** Beside one another, below one competency or at the top: flat lists of a field have thousands. */
export const MOST_SIBLINGS = 5_000;

/** Of one competency. */
export const MOST_ALIGNMENTS = 50;

/** What a competency is of: the three words of the field. */
export const COMPETENCY_KINDS = ['skill', 'knowledge', 'ability'] as const;

/** One of {@link COMPETENCY_KINDS}. */
export type CompetencyKind = (typeof COMPETENCY_KINDS)[number];

/** How a competency stands to one of another framework, as SKOS has it. */
export const ALIGNMENT_RELATIONS = ['exact', 'close', 'broader', 'narrower', 'related'] as const;

/** See {@link CompetencyAlignment}. */
export const alignmentSchema = z.strictObject({
  uri: uriSchema.describe("The address of the other competency: ESCO, O*NET, CASE, SFIA or any other framework's."),
  framework: foreignTitleSchema,
  relation: z.enum(ALIGNMENT_RELATIONS).describe('How this competency stands to the other, as SKOS has it.'),
  title: foreignTitleSchema.exactOptional(),
  code: foreignTitleSchema.exactOptional().describe('How the other framework numbers it, such as SFIA\'s "DATM".'),
  case: caseAssociationSchema.exactOptional().describe('The association of a CASE package that it was read from.'),
});

/** A competency of another framework that this one is, or stands near to. */
export type CompetencyAlignment = z.infer<typeof alignmentSchema>;

/** Lowest first. */
const proficiencyLevelSchema = z.strictObject({
  id: idSchema,
  title: foreignTitleSchema,
  description: proseSchema.exactOptional(),
});

/** A competency: what somebody can do, knows, or is able to. Its parts stand below it. */
export interface Competency {
  readonly id: string;
  /** "can describe a data set so that others find it" */
  readonly statement: string;
  readonly kind: CompetencyKind;
  readonly code?: string;
  readonly notes?: string;
  readonly alignments?: readonly CompetencyAlignment[];
  /** What a level of the framework's scale means for this competency, by the level's id. */
  readonly levelDescriptors?: Readonly<Record<string, string>>;
  readonly competencies?: readonly Competency[];
  /** What a CASE package said of it and no word of ours says. */
  readonly case?: CaseItemRecord;
}

const competencySchema: z.ZodType<Competency> = z
  .lazy(() =>
    z.strictObject({
      id: idSchema,
      statement: proseSchema.describe(
        'What somebody can do, such as "can describe a data set so that others find it".',
      ),
      kind: z.enum(COMPETENCY_KINDS),
      code: foreignTitleSchema.exactOptional(),
      notes: proseSchema.exactOptional(),
      alignments: z.array(alignmentSchema).min(1).max(MOST_ALIGNMENTS).exactOptional(),
      levelDescriptors: z
        .record(idSchema, proseSchema)
        .exactOptional()
        .describe("What a level of the framework's scale means for this competency, by the level's id."),
      competencies: z.array(competencySchema).min(1).max(MOST_SIBLINGS).exactOptional(),
      case: caseItemRecordSchema.exactOptional().describe('What a CASE package said of it and no word of ours says.'),
    }),
  )
  .meta({ id: 'Competency', description: 'What somebody can do, knows, or is able to. Its parts stand below it.' });

/** Strict at every level. What no schema can say (identifiers used twice, levels that are none) is checked beside it. */
export const competencyFrameworkSchema = z.strictObject({
  $schema: schemaAddressSchema.exactOptional(),
  type: z.literal('CairnCompetencyFramework'),
  version: z.literal(1),
  id: idSchema,
  edition: editionSchema,
  title: foreignTitleSchema,
  description: proseSchema,
  language: languageSchema,
  publisher: z.strictObject({ name: foreignTitleSchema, url: webAddressSchema.exactOptional() }).exactOptional(),
  license: uriSchema.exactOptional(),
  reviewOn: daySchema
    .exactOptional()
    .describe('From this day on whoever builds on this edition is warned that it is due for review.'),
  levels: z
    .array(proficiencyLevelSchema)
    .min(1)
    .max(20)
    .exactOptional()
    .describe('The levels of proficiency, lowest first.'),
  competencies: z
    .array(competencySchema)
    .min(1)
    .max(MOST_SIBLINGS)
    .describe('The competencies, at the top of the tree.'),
  case: caseFrameworkRecordSchema
    .exactOptional()
    .describe('What a CASE package said of the framework and no word of ours says.'),
});

/** See {@link competencyFrameworkSchema}. */
export type CompetencyFrameworkDefinition = Readonly<z.infer<typeof competencyFrameworkSchema>>;
