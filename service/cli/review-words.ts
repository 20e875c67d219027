import { counted } from './words.ts';

/** How many reviews wait for a person, and what to do: nothing where none does. */
export function openReviewWords(open: number): string[] {
  if (open === 0) return [];
  return [`${counted(open, 'review waits', 'reviews wait')} for a person. Next: npx cairn review list`];
}
