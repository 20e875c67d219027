import type { Medium, TextRole } from '../medium.ts';
import { textWidth } from '../text-width.ts';

interface TypeSize {
  readonly size: number;
  readonly line: number;
  readonly weight: 400 | 600;
}

/** Sizes in pixels. */
export const TYPE: Readonly<Record<TextRole, TypeSize>> = {
  'pathway-title': { size: 26, line: 33, weight: 600 },
  'pathway-fact': { size: 13.5, line: 20, weight: 400 },
  'tier-line': { size: 12.5, line: 17, weight: 600 },
  'tier-title': { size: 20, line: 26, weight: 600 },
  'tier-text': { size: 13, line: 19, weight: 400 },
  'module-title': { size: 15, line: 20, weight: 600 },
  'module-text': { size: 12.5, line: 18, weight: 400 },
  assessment: { size: 13.5, line: 18, weight: 400 },
  'assessment-text': { size: 12, line: 17, weight: 400 },
  'milestone-title': { size: 13, line: 18, weight: 600 },
  'award-line': { size: 12, line: 26, weight: 600 },
  'award-title': { size: 15, line: 20, weight: 600 },
  'award-text': { size: 12.5, line: 18, weight: 400 },
  mark: { size: 12.5, line: 18, weight: 600 },
  legend: { size: 12.5, line: 20, weight: 400 },
};

/** What has no shape, or would reorder what stands around it; isolates stay, which keep a name in its place. */
const SHAPELESS =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** How much narrower than the bold faces, that text widths are of, the regular ones are at the least. */
const REGULAR = 0.95;

/** Pixels. */
export const svgMedium: Medium = {
  shown: (text) => text.replace(/[^\S\u00a0\u202f]+/gu, ' ').replace(SHAPELESS, ''),
  width: (text, role) => textWidth(text) * TYPE[role].size * (TYPE[role].weight === 400 ? REGULAR : 1),
  lineHeight: (role) => TYPE[role].line,
  glyph: 28,
  tierSign: 54,
  legendSample: 42,
  pill: { padding: 6, gap: 5, height: 22 },
  card: { inline: 14, block: 13, space: 7, least: 236, most: 340, awards: 264, entry: 23, exit: 37 },
  band: { inline: 18, block: 20, gap: 30, header: 18 },
  gutter: { before: 11, track: 9, after: 17 },
  row: { before: 10, track: 9, after: 16 },
  narrowBelow: 700,
};
