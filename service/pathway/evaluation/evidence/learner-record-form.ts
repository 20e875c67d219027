/** The form of a {@link LearnerRecord} as JSON. What is absent there is absent here: nothing is filled in. */
import { z } from 'zod';
import { dayNumber } from '../../../core/calendar-day.ts';
import { DECIMAL_PATTERN } from '../../decimal.ts';
import { daySchema as writtenDay } from '../../form/text.ts';
import { FINAL_RESULTS, type LearnerRecord } from '../learner-record.ts';

/** More attempts than anybody makes, few enough to be decided on at once. */
const MOST_RESULTS = 10_000;
/** Recognitions, held awards, due dates. */
const MOST_OTHERS = 2_000;

/** An identifier or a date as the learning platform has it. */
const foreignText = z.string().max(500);
/** A day of the calendar: nothing is decided by another. */
const daySchema = writtenDay.refine((text) => dayNumber(text) !== null);
const optionalDay = daySchema.nullable();

const resultSchema = z.strictObject({
  assessment: foreignText,
  score: z.string().regex(DECIMAL_PATTERN).nullable().describe('A plain decimal, such as "62.5", or null.'),
  submittedOn: foreignText.nullable(),
  carriedOver: z.boolean(),
});

const recognitionSchema = z.strictObject({ module: foreignText, on: daySchema, reference: foreignText });

const heldAwardSchema = z.strictObject({
  pathway: foreignText,
  edition: foreignText,
  award: foreignText,
  on: daySchema,
});

const countingSchema = z.strictObject({
  cohort: z.strictObject({ startsOn: optionalDay, endsOn: optionalDay, resultsUntil: optionalDay }),
  dueDates: z
    .array(z.strictObject({ assessment: foreignText, on: daySchema }))
    .max(MOST_OTHERS)
    .exactOptional(),
  ended: z.strictObject({ status: z.enum(['withdrawn', 'transferred']), on: daySchema }).nullable(),
});

/** See the head of this file. */
export const learnerRecordSchema: z.ZodType<LearnerRecord> = z.strictObject({
  finalResult: z.enum(FINAL_RESULTS).nullable(),
  results: z.array(resultSchema).max(MOST_RESULTS),
  recognitions: z.array(recognitionSchema).max(MOST_OTHERS).exactOptional(),
  heldAwards: z.array(heldAwardSchema).max(MOST_OTHERS).exactOptional(),
  counting: countingSchema.exactOptional(),
});
