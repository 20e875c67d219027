import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';

const recorded = z.array(
  z.object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    pointer: z.string(),
    sentence: z.string(),
    remedy: z.string(),
  }),
);

/** What was warned of when a framework was published. */
export type RecordedWarning = z.infer<typeof recorded>[number];

/** Reads what was recorded. @throws CairnError `store-corrupt` */
export function recordedWarnings(text: string): readonly RecordedWarning[] {
  try {
    return recorded.parse(JSON.parse(text));
  } catch (cause) {
    throw new CairnError('store-corrupt', 'what was found in a framework when it was published cannot be read', {
      remedy: 'restore the database from a backup',
      cause,
    });
  }
}
