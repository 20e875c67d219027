import { z } from 'zod';
import { decimalTextSchema, idSchema, proseSchema, titleSchema } from '../form/text.ts';
import { levelSchema } from './level.ts';
import { requirementSchema } from './requirement.ts';

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

/** What can be earned, and by what. Each kind has its own rigour; see `check/award-rigour.ts`. */
export const awardSchema = z
  .strictObject({
    id: idSchema,
    achievementType: z.enum(ACHIEVEMENT_TYPES).describe('Its kind; each has its own rigour.'),
    name: titleSchema,
    description: proseSchema,
    criteria: proseSchema.describe("What has to be done, in words: Open Badges' `criteria.narrative`."),
    tier: idSchema.exactOptional().describe("The tier that it crowns; it has that tier's level."),
    level: levelSchema.exactOptional().describe('How demanding it is, where it is not as its tier is.'),
    outcomes: z
      .array(idSchema)
      .min(1)
      .max(500)
      .exactOptional()
      .describe('The outcomes that the holder has shown; a statement of participation claims none.'),
    workloadHours: decimalTextSchema.exactOptional(),
    credit: decimalTextSchema.exactOptional(),
    requirement: requirementSchema,
    distinction: z.strictObject({ label: titleSchema, requirement: requirementSchema }).exactOptional(),
  })
  .meta({ id: 'Award', description: 'What can be earned, and by what.' });

/** See {@link awardSchema}. */
export type PathwayAward = z.infer<typeof awardSchema>;
