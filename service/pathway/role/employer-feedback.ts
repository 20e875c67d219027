/**
 * What an employer says of holders of an award, competency by competency: `"type": "CairnEmployerFeedback"`, version 1.
 *
 * It is about an award, never about a person. Nobody who was rated is named in it, in no member: what an employer thinks
 * of one employee has no place here.
 */
import { z } from 'zod';
import {
  competencyReferenceSchema,
  daySchema,
  editionSchema,
  idSchema,
  proseSchema,
  schemaAddressSchema,
  titleSchema,
} from '../form/text.ts';

/** The scale of ratings, 1 first: what a holder does at work, as the employer sees it. */
export const EMPLOYER_RATINGS = [
  'cannot do it yet',
  'does it with constant help',
  'does it with occasional help',
  'does it alone',
  'does it alone, and helps others',
] as const;

/** A rating, 1 to 5; its words: {@link EMPLOYER_RATINGS}. */
export const ratingSchema = z
  .int()
  .min(1)
  .max(EMPLOYER_RATINGS.length)
  .describe(EMPLOYER_RATINGS.map((words, at) => `${at + 1}: ${words}`).join('; '));

const ratedCompetencySchema = z.strictObject({
  competency: competencyReferenceSchema,
  rating: ratingSchema,
  comment: proseSchema
    .exactOptional()
    .describe('What stands out. Never the name of a learner, nor anything by which one could be recognised.'),
});

/** See the head of this file. */
export const employerFeedbackSchema = z.strictObject({
  $schema: schemaAddressSchema.exactOptional(),
  type: z.literal('CairnEmployerFeedback'),
  version: z.literal(1),
  pathway: z.strictObject({ id: idSchema, edition: editionSchema }),
  award: idSchema,
  organisation: titleSchema.describe('The employer: an organisation, never a person.'),
  day: daySchema.describe('The day on which it was given.'),
  source: titleSchema.describe('How it was asked for, such as "Survey of employers, spring 2027".'),
  response: titleSchema
    .exactOptional()
    .describe('Which answer of the source it is, such as "17", where an organisation gave several on a day.'),
  ratings: z.array(ratedCompetencySchema).min(1).max(500),
});

/** See {@link employerFeedbackSchema}. */
export type EmployerFeedback = Readonly<z.infer<typeof employerFeedbackSchema>>;
