import bidiFactory from 'bidi-js';
import { CairnError } from '../../core/errors.ts';
import type { HanTradition, TypeStyle } from './font-families.ts';
import { typefaceFor } from './font-library.ts';
import type { Typeface } from './typeface.ts';

/** How a text is to be set. */
export interface Setting {
  readonly style: TypeStyle;
  /** BCP 47: decides on forms of letters, and where lines may end. */
  readonly language: string;
  readonly han: HanTradition;
  /** OpenType features beside those that are always on. */
  readonly features?: readonly string[];
  /** Space between letters, in thousandths of the type size; scripts that join or stack their letters get none. */
  readonly tracking?: number;
}

/** What people see as one letter, with the face that sets it and the level that the bidirectional algorithm gives it. */
export interface Cluster {
  readonly text: string;
  readonly face: Typeface;
  readonly script: string | null;
  /** Odd: read from right to left (Unicode UAX #9). */
  readonly level: number;
  readonly isSpace: boolean;
  /** Whether a line may end behind it. */
  readonly mayEndLine: boolean;
}

/** A text with a face for every letter, before it is broken into lines. */
export interface SetText {
  readonly text: string;
  readonly clusters: readonly Cluster[];
  readonly setting: Setting;
}

const bidi = bidiFactory();
/** Directions come from the letters; a text that brings its own overrides could show something else than it says. */
const CONTROLS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const UNSPACED_SCRIPT =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const NEUTRAL = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;

const SCRIPTS = (
  'Latin Greek Cyrillic Arabic Hebrew Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Han Hangul Hiragana ' +
  'Kannada Katakana Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thai Tibetan'
)
  .split(' ')
  .map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }));

/**
 * Finds a face for every letter of a text, and its direction. White space is made one space, control characters go.
 *
 * @throws CairnError `glyph-missing` with the letters for which no font of this project has a form: a box in their place
 *   would be printed, framed and never noticed
 */
export async function setText(source: string, setting: Setting): Promise<SetText> {
  const text = source.normalize('NFC').replaceAll(/\s+/gu, ' ').replaceAll(CONTROLS, '').trim();
  const { levels } = bidi.getEmbeddingLevels(text, 'auto');
  const breaks = lineEnds(text, setting.language);
  const clusters: Cluster[] = [];
  const missing = new Set<string>();
  for (const { segment, index } of new Intl.Segmenter(setting.language, { granularity: 'grapheme' }).segment(text)) {
    const level = levels[index] ?? 0;
    const previous = clusters.at(-1);
    const isDrawnAlong = previous?.level === level && segment !== ' ' && NEUTRAL.test(segment);
    const face =
      isDrawnAlong && previous?.face.covers(segment)
        ? previous.face
        : await typefaceFor(segment, setting.style, setting.han);
    if (face === null) missing.add(segment);
    else {
      clusters.push({
        text: segment,
        face,
        script: SCRIPTS.find(({ pattern }) => pattern.test(segment))?.name ?? null,
        level,
        isSpace: segment === ' ',
        mayEndLine: breaks.has(index + segment.length),
      });
    }
  }
  if (missing.size > 0) throw glyphMissing(text, [...missing]);
  return { text, clusters, setting };
}

/** Behind spaces, and between words where the script writes none. */
function lineEnds(text: string, language: string): ReadonlySet<number> {
  const ends = new Set<number>();
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const end = index + segment.length;
    const next = text.slice(end, end + 1);
    if (segment === ' ' || segment.endsWith('-')) ends.add(end);
    else if (UNSPACED_SCRIPT.test(segment.slice(-1)) && UNSPACED_SCRIPT.test(next) && !/\p{P}/u.test(next))
      ends.add(end);
    else if (/[、。，．]$/u.test(segment)) ends.add(end);
  }
  return ends;
}

function glyphMissing(text: string, missing: readonly string[]): CairnError {
  const named = missing.map((letter) => `${letter} (${codePointsOf(letter)})`).join(', ');
  return new CairnError('glyph-missing', `no font here has a form for ${named}, so the certificate cannot be printed`, {
    remedy:
      'correct the text if that letter is a mistake; the certificate file itself is not affected and can be given',
    details: { missing: missing.map(codePointsOf), length: text.length },
  });
}

function codePointsOf(text: string): string {
  return Array.from(
    text,
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}
