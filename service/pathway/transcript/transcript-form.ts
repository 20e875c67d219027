/** The form of a transcript as JSON, for whoever is sent one. */
import { z } from 'zod';
import { ACHIEVEMENT_TYPES } from '../definition/award.ts';

const text = z.string().nullable();
const day = z.string().meta({ description: 'A day, as 2026-09-01', format: 'date' });
const decimal = z.string().meta({ description: 'An exact decimal' });
const creditSystemName = z.enum(['ECTS', 'credit-hours']).nullable();

const agreement = z.object({
  id: z.string(),
  programme: z.string(),
  institution: z.string(),
  country: text,
  level: text,
  credit: decimal,
  creditSystem: creditSystemName,
  from: day,
  until: day.nullable(),
  conditions: text,
  standing: z.enum(['in-force', 'not-yet', 'ended']).meta({ description: 'On the day of the transcript' }),
});

const award = z.object({
  award: z.string(),
  name: z.string(),
  achievementType: z.enum(ACHIEVEMENT_TYPES),
  level: text,
  credit: decimal.nullable().meta({ description: 'What the modules behind it give: never added to theirs' }),
  workloadHours: decimal.nullable(),
  distinction: text,
  issued: z
    .object({ on: day, credentialHash: z.string() })
    .nullable()
    .meta({ description: 'The certificate that is in force' }),
  isEarned: z.boolean().meta({ description: 'By the decision of this day' }),
  agreements: z.array(agreement).readonly(),
});

const module = z.object({
  module: z.string(),
  title: z.string(),
  level: text,
  credit: decimal.nullable(),
  workloadHours: decimal.nullable(),
  passedBy: z.enum(['results', 'recognition']),
  on: day.nullable(),
  result: text.meta({ description: "Its score, exact (`62.5`, `200/3`), or the provider's final result" }),
  counts: z.boolean().meta({ description: 'False where the credit of the same module counts in another cohort' }),
});

const enrolment = z.object({
  cohort: z.object({ id: z.string(), title: z.string() }),
  pathway: z.object({ id: z.string(), edition: z.string(), title: z.string() }),
  creditSystem: z.object({ name: z.enum(['ECTS', 'credit-hours']), hoursPerCredit: decimal }).nullable(),
  status: z.enum(['enrolled', 'withdrawn', 'transferred']),
  modules: z.array(module).readonly(),
  awards: z.array(award).readonly(),
  credit: z.object({ byResults: decimal, byRecognition: decimal, total: decimal }),
});

/** See `pathway/transcript/transcript.ts`. */
export const transcriptSchema = z
  .object({
    learnerReference: z.string(),
    name: text,
    issuer: z.string(),
    asOf: day.meta({ description: 'The day of the decisions', format: 'date' }),
    enrolments: z.array(enrolment).readonly(),
    totals: z
      .array(z.object({ creditSystem: creditSystemName, credit: decimal }))
      .readonly()
      .meta({ description: 'Credit of modules, that of each once; of different systems apart' }),
  })
  .meta({ id: 'Transcript' });
