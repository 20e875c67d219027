/** How important a competency is to a role: O*NET's scale, 1 to 5 (https://www.onetonline.org/help/online/scales). */
import { z } from 'zod';
import type { Decimal } from '../decimal.ts';

/** The words of the scale, 1 first. */
export const IMPORTANCE_WORDS = [
  'not important',
  'somewhat important',
  'important',
  'very important',
  'extremely important',
] as const;

/** A point of the scale, or between two of them where it is a mean of many answers. */
export const importanceSchema = z
  .string()
  .regex(/^(?:[1-4](?:\.[0-9]{1,9})?|5(?:\.0{1,9})?)$/)
  .describe(
    'How important it is, "1" to "5", or a mean such as "4.25": 1 not important, 2 somewhat important, 3 important, ' +
      '4 very important, 5 extremely important (the scale of O*NET).',
  );

/** The word of the nearest point of the scale; halfway between two, the upper one. */
export function importanceWord(importance: Decimal): (typeof IMPORTANCE_WORDS)[number] {
  const one = 10n ** BigInt(importance.scale);
  const nearest = Number((2n * importance.units + one) / (2n * one));
  return IMPORTANCE_WORDS[nearest - 1] ?? 'not important';
}
