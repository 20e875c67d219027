/** The published form of a pathway, `"type": "CairnPathway"`, version 1: its shape, member by member. */
import { z } from 'zod';
import { assessmentIdSchema, decimalTextSchema, requirementSchema } from './requirement.ts';

/** Open Badges 3.0 achievement types that Cairn awards; a statement of participation is an extension of the list. */
export const ACHIEVEMENT_TYPES = [
  'ext:StatementOfParticipation',
  'Badge',
  'MicroCredential',
  'Certificate',
  'Diploma',
] as const;

/** One of {@link ACHIEVEMENT_TYPES}. */
export type AchievementType = (typeof ACHIEVEMENT_TYPES)[number];

/** How an assessment is marked. */
export const ASSESSMENT_METHODS = ['tutor-marked', 'computer-marked', 'exam', 'peer-reviewed', 'automatic'] as const;

/** One of {@link ASSESSMENT_METHODS}. */
export type AssessmentMethod = (typeof ASSESSMENT_METHODS)[number];

const kebabIdSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
/** An edition becomes the last part of a URN, so it keeps to characters that need no escaping there. */
const editionSchema = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/);
/** Text for people, with nothing blank around it: what is published is what is shown. */
const TEXT_PATTERN = /^\S(?:.*\S)?$/su;
const titleSchema = z.string().max(200).regex(TEXT_PATTERN);
const proseSchema = z.string().max(4_000).regex(TEXT_PATTERN);
/** BCP 47, the part that languages, scripts and regions need. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/);

const assessmentSchema = z.strictObject({
  id: assessmentIdSchema,
  title: titleSchema,
  method: z.enum(ASSESSMENT_METHODS),
  purpose: z.enum(['formative', 'summative']),
  /** Percent of the module's mark, for people to read; only a `weighted-score` requirement decides anything. */
  weight: decimalTextSchema.exactOptional(),
});

const moduleSchema = z.strictObject({
  id: kebabIdSchema,
  title: titleSchema,
  description: proseSchema.exactOptional(),
  /** Left out where every cohort brings its own assessments. */
  assessments: z.array(assessmentSchema).min(1).max(200).exactOptional(),
});

const awardSchema = z.strictObject({
  id: kebabIdSchema,
  achievementType: z.enum(ACHIEVEMENT_TYPES),
  name: titleSchema,
  description: proseSchema,
  /** What has to be done, in words: Open Badges' `criteria.narrative`. */
  criteria: proseSchema,
  requirement: requirementSchema,
  distinction: z.strictObject({ label: titleSchema, requirement: requirementSchema }).exactOptional(),
});

/** Strict at every level. What no schema can say (references, sums, duplicates) is checked by `parsePathway`. */
export const definitionSchema = z.strictObject({
  type: z.literal('CairnPathway'),
  version: z.literal(1),
  id: kebabIdSchema,
  edition: editionSchema,
  title: titleSchema,
  description: proseSchema,
  language: languageSchema,
  modules: z.array(moduleSchema).min(1).max(200),
  awards: z.array(awardSchema).min(1).max(50),
});

/** A definition of the right shape; see `parsePathway` for one that also holds together. */
export type PathwayDefinition = Readonly<z.infer<typeof definitionSchema>>;
/** A part of a pathway that is taught and assessed by itself. */
export type PathwayModule = PathwayDefinition['modules'][number];
/** An assessment that the pathway itself defines, the same in every cohort. */
export type PathwayAssessment = z.infer<typeof assessmentSchema>;
/** What can be earned, and by what. */
export type PathwayAward = PathwayDefinition['awards'][number];
