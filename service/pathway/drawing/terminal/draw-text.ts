/** A laid out drawing in the cells of a terminal. */
import type { Glyph } from '../card.ts';
import type { LaidOutArrow, LaidOutCard, LaidOutLegendItem, LaidOutPathway } from '../laid-out-pathway.ts';
import type { TextRole } from '../medium.ts';
import type { DrawnOutcome, MarkKind } from '../pathway-drawing.ts';
import type { SetRows } from '../set-card.ts';
import { CharacterCanvas, type PaintText, type TextStyle } from './character-canvas.ts';
import { lineCharacter, type Stroke, signCharacter, WAY } from './line-characters.ts';

export interface DrawTextOptions {
  readonly paint: PaintText;
  /** For terminals that show nothing else. */
  readonly ascii?: boolean;
}

const TEXT_STYLES: Readonly<Record<TextRole, readonly TextStyle[]>> = {
  'pathway-title': ['bold'],
  'pathway-fact': ['dim'],
  'tier-line': ['cyan'],
  'tier-title': ['bold'],
  'tier-text': ['dim'],
  'module-title': ['bold'],
  'module-text': ['dim'],
  assessment: [],
  'assessment-text': ['dim'],
  'milestone-title': ['bold'],
  'award-line': ['cyan'],
  'award-title': ['bold'],
  'award-text': [],
  mark: [],
  legend: ['dim'],
};

const CARD_STROKES: Readonly<Record<LaidOutCard['kind'], Stroke>> = {
  module: 'light',
  elective: 'dashed',
  award: 'double',
  milestone: 'dotted',
};

/** The drawing, line by line. */
export function drawText(laidOut: LaidOutPathway, { paint, ascii = false }: DrawTextOptions): string[] {
  const { title, bands, arrows, legend, width, height, drawing } = laidOut;
  const canvas = new CharacterCanvas(width, height, ascii);
  if (title !== null) writeRows(title);
  for (const { y, tier } of bands) {
    canvas.line(
      [
        [0, y],
        [width - 1, y],
      ],
      'heavy',
      'dim',
    );
    const isFirst = tier === bands[0]?.tier;
    if (drawing.sequential && !isFirst) canvas.write([1, y], signCharacter('sequence', ascii), 'bold');
  }
  // Frames first, so that arrows can grow out of them.
  for (const card of bands.flatMap(({ cards }) => cards)) {
    canvas.box([card.x, card.y], card.width, card.height, CARD_STROKES[card.kind], 'dim');
  }
  for (const arrow of arrows) drawArrow(arrow);
  for (const { header, cards } of bands) {
    writeRows(header);
    for (const card of cards) writeRows(card);
  }
  legend.forEach(writeLegend);
  return canvas.lines(paint);

  function writeRows({ texts, glyphs, outcomes }: SetRows): void {
    for (const { text, x, y, role, align, width: extent } of texts) {
      canvas.write([align === 'start' ? x : x - extent, y], text, ...TEXT_STYLES[role]);
    }
    for (const { glyph, x, middle } of glyphs) {
      const { text, styles } = shownGlyph(glyph, ascii);
      canvas.write([x, Math.floor(middle)], text, ...styles);
    }
    for (const { outcome, x, y } of outcomes) writeOutcome(outcome, x, y);
  }

  function writeOutcome({ number, assessed }: Pick<DrawnOutcome, 'number' | 'assessed'>, x: number, y: number): void {
    const [open, close] = OUTCOME_BRACKETS[assessed];
    canvas.write([x, y], `${open}${number}${close}`, 'cyan');
  }

  function drawArrow({ points, kind, back }: LaidOutArrow): void {
    const stroke: Stroke = kind === 'award' ? 'heavy' : kind === 'order' ? 'dotted' : 'light';
    const styles: TextStyle[] = back ? ['red'] : kind === 'award' ? ['green'] : ['cyan'];
    const [[startX, startY] = [0, 0], second = [0, 0]] = points;
    const [[beforeX, beforeY] = [0, 0], [endX, endY] = [0, 0]] = points.slice(-2);
    const fromSide = second[0] !== startX;
    const down = endY > beforeY && endX === beforeX;
    const fromRight = endX < beforeX;
    const head: readonly [number, number] = down ? [endX, endY - 1] : [fromRight ? endX : endX - 1, endY];
    const start: readonly [number, number] = fromSide ? [startX - 1, startY] : [startX, startY - 1];
    canvas.line([start, ...points.slice(1, -1), head], stroke, ...styles);
    canvas.write(head, signCharacter(down ? 'down' : fromRight ? 'left' : 'right', ascii), ...styles);
  }

  function writeLegend({ sample, x, y, set }: LaidOutLegendItem): void {
    writeRows(set);
    switch (sample.sample) {
      case 'glyph': {
        const { text, styles } = shownGlyph(sample.glyph, ascii);
        canvas.write([x + 2, y], text, ...styles);
        return;
      }
      case 'card': {
        const side = lineCharacter(WAY.north | WAY.south, sample.elective ? 'dashed' : 'light', ascii);
        canvas.write([x + 1, y], `${side}  ${side}`, 'dim');
        return;
      }
      case 'arrow':
        drawArrow({
          ...sample,
          ...LEGEND_ENDS,
          points: [
            [x + 1, y],
            [x + 6, y],
          ],
        });
        return;
      case 'outcome':
        writeOutcome(sample.outcome, x + 1, y);
        return;
      case 'sequence':
        canvas.write([x + 2, y], signCharacter('sequence', ascii), 'bold');
    }
  }
}

const LEGEND_ENDS = { from: 'module:', to: 'module:' } as const;

/** Assessed, practised only, neither. */
const OUTCOME_BRACKETS: Readonly<Record<DrawnOutcome['assessed'], readonly [open: string, close: string]>> = {
  summative: ['[', ']'],
  formative: ['(', ')'],
  not: ['?', '?'],
};

const MARK_STYLES: Readonly<Record<MarkKind, TextStyle>> = {
  error: 'red',
  warning: 'yellow',
  earned: 'green',
  'under-way': 'cyan',
  open: 'cyan',
  later: 'dim',
  impossible: 'red',
};

function shownGlyph(glyph: Glyph, ascii: boolean): { readonly text: string; readonly styles: readonly TextStyle[] } {
  switch (glyph.sign) {
    case 'number':
      return { text: glyph.text, styles: ['cyan', 'bold'] };
    case 'assessment':
      return {
        text: signCharacter(`${glyph.purpose}${glyph.assured ? '-assured' : ''}`, ascii),
        styles: ['cyan'],
      };
    case 'award':
      return { text: signCharacter('award', ascii), styles: ['yellow'] };
    case 'milestone':
      return { text: signCharacter('milestone', ascii), styles: ['yellow'] };
    case 'articulation':
      return { text: signCharacter('articulation', ascii), styles: ['cyan'] };
    case 'mark':
      return { text: signCharacter(glyph.kind, ascii), styles: [MARK_STYLES[glyph.kind], 'bold'] };
  }
}
