/** The form of what to do next as JSON, for whoever is sent it. */
import { z } from 'zod';
import type { NextStep } from './next-step.ts';

const sentence = z.string();

const reason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('shortest-way'), award: z.string(), sentence }),
  z.object({ code: z.literal('completes-tier'), tier: z.string(), sentence }),
  z.object({ code: z.literal('reaches-milestone'), milestone: z.string(), sentence }),
  z.object({ code: z.literal('weakest-competency'), competency: z.string(), sentence }),
  z.object({ code: z.literal('opens-modules'), modules: z.array(z.string()).readonly(), sentence }),
  z.object({ code: z.literal('being-marked'), sentence }),
  z.object({ code: z.literal('practice'), assessment: z.string(), sentence }),
  z.object({ code: z.literal('due'), on: z.string(), sentence }),
]);

/** See `next-step.ts`. */
export const nextStepSchema: z.ZodType<NextStep> = z
  .object({
    position: z.int().min(1),
    module: z.string().nullable(),
    assessment: z.string().nullable(),
    action: z.string(),
    award: z.string(),
    reasons: z.array(reason).readonly(),
  })
  .meta({ id: 'NextStep', description: 'One thing to do, and why.' });
