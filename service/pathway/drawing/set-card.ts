/** Sets the rows of a card in a width: every line, sign and number of an outcome gets its place. */

import { textDirection } from '../text-direction.ts';
import type { CardRow, Glyph } from './card.ts';
import type { Medium, TextRole } from './medium.ts';
import type { DrawnOutcome } from './pathway-drawing.ts';
import { wrapText } from './wrap-text.ts';

/** One line of text. `x` is its start, or, of one that is aligned at the end, its end; `y` the top of the line. */
export interface PlacedText {
  readonly role: TextRole;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The upper bound of its width. */
  readonly width: number;
  readonly align: 'start' | 'end';
  /** Of the whole text, of which this is a line. */
  readonly direction: 'ltr' | 'rtl';
}

export interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly x: number;
  /** The middle of the line that it stands in front of. */
  readonly middle: number;
}

export interface PlacedOutcome {
  readonly outcome: DrawnOutcome;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands in a card, from its top start corner; of a drawing, from that of the drawing. */
export interface SetRows {
  readonly texts: readonly PlacedText[];
  readonly glyphs: readonly PlacedGlyph[];
  readonly outcomes: readonly PlacedOutcome[];
  /** Lines across the card. */
  readonly rules: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  readonly height: number;
}

/** A text that has been set. */
interface SetText {
  readonly bottom: number;
  /** Where its last line ends. */
  readonly ends: number;
  readonly lineHeight: number;
}

/** @param padding around the rows; none where they stand in no box */
export function setRows(
  rows: readonly CardRow[],
  width: number,
  medium: Medium,
  padding: { readonly inline: number; readonly block: number } = medium.card,
): SetRows {
  const texts: PlacedText[] = [];
  const glyphs: PlacedGlyph[] = [];
  const outcomes: PlacedOutcome[] = [];
  const rules: { x: number; y: number; width: number }[] = [];
  const end = width - padding.inline;
  let y = padding.block;
  for (const row of rows) {
    if (row.above === 'rule') {
      rules.push({ x: padding.inline, y: y + medium.card.space, width: end - padding.inline });
      y += 2 * medium.card.space;
    } else if (row.above === 'space') y += medium.card.space;
    const x = padding.inline + indentOf(row, medium);
    const before = row.text === '' ? null : setText(row, x, end, y);
    if (before !== null) y = before.bottom;
    if (row.outcomes !== undefined) y = setOutcomes(row.outcomes, x, end, y, row.role, before);
  }
  return { texts, glyphs, outcomes, rules, height: y + padding.block };

  function setText({ role, text, glyph, end: last, most }: CardRow, x: number, right: number, top: number): SetText {
    const lineHeight = medium.lineHeight(role);
    const shownLast = last === undefined ? '' : medium.shown(last);
    const lastWidth = shownLast === '' ? 0 : medium.width(` ${shownLast}`, role);
    const measure = (line: string): number => medium.width(line, role);
    const direction = textDirection(text);
    const lines = wrapText(medium.shown(heldTogether(text)), right - x - lastWidth, measure, most).map(withoutDot);
    if (glyph !== undefined) glyphs.push({ glyph, x: padding.inline, middle: top + lineHeight / 2 });
    if (shownLast !== '') {
      texts.push({ role, direction, text: shownLast, x: right, y: top, width: measure(shownLast), align: 'end' });
    }
    lines.forEach((line, index) => {
      texts.push({ role, direction, text: line, x, y: top + index * lineHeight, width: measure(line), align: 'start' });
    });
    const ends = x + measure(lines.at(-1) ?? '');
    return { bottom: top + lines.length * lineHeight, ends, lineHeight };
  }

  /** At the end of the text's last line, where they all find room there. */
  function setOutcomes(
    of: readonly DrawnOutcome[],
    x: number,
    right: number,
    top: number,
    role: TextRole,
    before: SetText | null,
  ): number {
    const { padding: around, gap, height } = medium.pill;
    const extents = of.map(({ number }) => medium.width(number, role) + 2 * around);
    const all = extents.reduce((sum, extent) => sum + gap + extent, 0);
    const isBehind = before !== null && before.ends + gap + all <= right;
    let left = isBehind ? right - all + gap : x;
    let line = isBehind ? top - before.lineHeight + (before.lineHeight - height) / 2 : top;
    const start = left;
    of.forEach((outcome, index) => {
      const pill = extents[index] ?? 0;
      if (left > start && left + pill > right) {
        left = x;
        line += height;
      }
      outcomes.push({ outcome, x: left, y: line, width: pill, height });
      left += pill + gap;
    });
    return isBehind ? top + Math.max(0, (height - before.lineHeight) / 2) : line + height;
  }
}

/** A number keeps its unit. */
function heldTogether(text: string): string {
  return text.replace(/(\d) %/gu, '$1\u00a0%');
}

/** What divides two facts does not end a line. */
function withoutDot(line: string): string {
  return line.replace(/ ·$/u, '');
}

function indentOf({ glyph, indent }: CardRow, medium: Medium): number {
  if (indent === 'tier-sign') return medium.tierSign;
  return glyph !== undefined || indent === 'sign' ? medium.glyph : 0;
}

/** The same, moved. */
export function moved<T extends SetRows>(set: T, dx: number, dy: number): T {
  return {
    ...set,
    texts: set.texts.map((text) => ({ ...text, x: text.x + dx, y: text.y + dy })),
    glyphs: set.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + dx, middle: glyph.middle + dy })),
    outcomes: set.outcomes.map((outcome) => ({ ...outcome, x: outcome.x + dx, y: outcome.y + dy })),
    rules: set.rules.map((rule) => ({ ...rule, x: rule.x + dx, y: rule.y + dy })),
  };
}
