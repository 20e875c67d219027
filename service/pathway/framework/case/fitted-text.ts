/** Text of any producer, brought into the bounds of ours: see `form/text.ts`. */
import type { JsonValue } from '../../../core/json.ts';

/** Without blanks around it and within `most` characters; undefined where nothing is left, or where there is no text. */
export function fittedText(text: JsonValue | undefined, most: number): string | undefined {
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (trimmed.length <= most) return trimmed;
  // A pair of surrogates is one character: half of it is no text.
  return `${trimmed.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Whether {@link fittedText} leaves something of the text out. */
export function isCut(text: JsonValue | undefined, most: number): boolean {
  return typeof text === 'string' && text.trim().length > most;
}

/** As much of a text as makes an identifier of ours: lower case, words joined by hyphens; undefined where none is left. */
export function slugOf(text: string): string | undefined {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '');
  const whole = slug.length <= MOST_SLUG ? slug : slug.slice(0, slug.lastIndexOf('-', MOST_SLUG) + 1 || MOST_SLUG);
  return whole.replace(/-$/, '') || undefined;
}

const MOST_SLUG = 64;
