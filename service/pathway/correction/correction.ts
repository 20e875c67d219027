/** What has changed since a certificate was issued, for a person to look at: plain JSON, kept and shown as it stands. */
import { z } from 'zod';
import type { FinalResult } from '../evaluation/learner-record.ts';
import type { NotCountedReason, Outcome, ResultTrace } from '../evaluation/trace.ts';

/** Why a person has to look, in the order in which it is told. */
export const CORRECTION_REASONS = [
  'no-longer-earned',
  'distinction-lost',
  'distinction-gained',
  'result-changed',
] as const;

/**
 * - `no-longer-earned`: by the same pathway version the award is not earned now.
 * - `distinction-lost`, `distinction-gained`: it is earned all the same, without or with its distinction.
 * - `result-changed`: something that the certificate rests on is not on record any more as it was.
 */
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

const FINAL_RESULTS = ['pass', 'distinction', 'fail', 'withdrawn'] as const satisfies readonly FinalResult[];
const OUTCOMES = ['earned', 'not-yet', 'impossible'] as const satisfies readonly Outcome[];
const AGAINST = [
  ...(['before-cohort', 'after-cohort', 'after-withdrawal', 'undated-at-withdrawal'] as const),
  ...(['transferred-away', 'too-late', 'after-as-of'] as const),
] satisfies readonly NotCountedReason[];

/** As a trace shows it. */
const result: z.ZodType<ResultTrace> = z
  .strictObject({
    assessment: z.string(),
    carriedOver: z.boolean(),
    late: z.strictObject({ counts: z.string(), days: z.number(), dueOn: z.string() }).exactOptional(),
    score: z.string().nullable(),
    submittedOn: z.string().nullable(),
  })
  .meta({ id: 'ResultOfTrace' });
const recognition = z.strictObject({ on: z.string(), reference: z.string() });
const heldCertificate = z.strictObject({ edition: z.string(), on: z.string() });
const finalResult = z.enum(FINAL_RESULTS).nullable();
const carries = z.boolean().meta({ description: 'The certificate rests on it: then it is a reason by itself' });

const factChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('result'),
    assessment: z.string(),
    before: result.nullable().meta({ description: 'Null where it came in addition' }),
    now: z
      .array(result)
      .readonly()
      .meta({ description: "What counts of the assessment now and did not stand in the certificate's trace" }),
    notCounted: z
      .enum(AGAINST)
      .nullable()
      .meta({ description: 'Why it counts no longer, where it is on record as it was' }),
    carries,
  }),
  z.strictObject({ kind: z.literal('final-result'), before: finalResult, now: finalResult, carries }),
  z.strictObject({
    kind: z.literal('recognition'),
    module: z.string(),
    before: recognition,
    now: recognition.nullable().meta({ description: 'Another decision that stands in its place' }),
    carries,
  }),
  z.strictObject({
    kind: z.literal('held-award'),
    pathway: z.string(),
    award: z.string(),
    before: heldCertificate,
    now: heldCertificate.nullable(),
    carries,
  }),
]);

/** Something of the record that is not as it was. */
export type FactChange = Readonly<z.infer<typeof factChange>>;

const decisionStanding = z.strictObject({ outcome: z.enum(OUTCOMES), distinction: z.boolean() });

/** How an award was decided: when the certificate was issued, or now. */
export type DecisionStanding = Readonly<z.infer<typeof decisionStanding>>;

/** All that is to be looked at of one certificate. */
export const correctionSchema = z
  .strictObject({
    reasons: z.array(z.enum(CORRECTION_REASONS)).readonly(),
    before: decisionStanding,
    now: decisionStanding.nullable().meta({ description: 'Null where the award is not decided on any more' }),
    changes: z.array(factChange).readonly(),
  })
  .meta({ id: 'Correction' });

export type Correction = Readonly<z.infer<typeof correctionSchema>>;
