/** The form of a decision in words as JSON, for whoever is sent one. */
import { z } from 'zod';
import type { DecisionExplanation, Explanation } from './explanation.ts';

const progress = z.int().min(0).max(100);

const resultTrace = z.object({
  assessment: z.string(),
  carriedOver: z.boolean(),
  late: z
    .object({ counts: z.string(), days: z.int(), dueOn: z.string() })
    .exactOptional()
    .meta({ description: 'What handing in late has done to the score' }),
  score: z.string().nullable(),
  submittedOn: z.string().nullable(),
});

/** See `explanation.ts`. */
export const explanationSchema: z.ZodType<Explanation> = z
  .lazy(() =>
    z.object({
      standing: z.enum(['met', 'open', 'impossible']),
      asks: z.string(),
      because: z.string().nullable(),
      missing: z.string().nullable(),
      results: z.array(resultTrace).readonly(),
      progress,
      module: z.string().nullable(),
      assessment: z.string().nullable(),
      of: z.array(explanationSchema).readonly(),
    }),
  )
  .meta({ id: 'Explanation', description: 'One requirement in words, and those that it is made of.' });

/** See `explanation.ts`. */
export const decisionExplanationSchema: z.ZodType<DecisionExplanation> = z
  .object({
    award: z.string(),
    outcome: z.enum(['earned', 'not-yet', 'impossible']),
    progress,
    headline: z.string(),
    requirement: explanationSchema,
    distinction: z.object({ label: z.string(), awarded: z.boolean(), requirement: explanationSchema }).nullable(),
    notCounted: z.array(z.string()).readonly(),
  })
  .meta({ id: 'DecisionExplanation', description: 'A decision on an award, in words.' });
