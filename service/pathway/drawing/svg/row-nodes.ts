import type { TextRole } from '../medium.ts';
import type { DrawnOutcome } from '../pathway-drawing.ts';
import type { PlacedOutcome, PlacedText, SetRows } from '../set-card.ts';
import { type PaintName, painted } from './paints.ts';
import type { Sides } from './sides.ts';
import { signNode } from './signs.ts';
import { TYPE } from './svg-medium.ts';
import { type SvgNode, svgNode } from './svg-node.ts';

const TEXT_PAINTS: Readonly<Record<TextRole, PaintName>> = {
  'pathway-title': 'text',
  'pathway-fact': 'text-soft',
  'tier-line': 'text-accent',
  'tier-title': 'text',
  'tier-text': 'text-soft',
  'module-title': 'text',
  'module-text': 'text-soft',
  assessment: 'text',
  'assessment-text': 'text-soft',
  'milestone-title': 'text',
  'award-line': 'text-accent',
  'award-title': 'text',
  'award-text': 'text-soft',
  mark: 'text',
  legend: 'text-soft',
};

/** What stands in a card or a header. */
export function rowNodes({ texts, glyphs, outcomes, rules }: SetRows, sides: Sides): SvgNode[] {
  return [
    ...rules.map(({ x, y, width }) => painted('path', 'rule', { d: `M${sides.left(x, width)} ${y}h${width}` })),
    ...glyphs.map(({ glyph, x, middle }) => signNode(glyph, sides.left(x + 11), middle)),
    ...texts.map((text) => textNode(text, sides)),
    ...outcomes.map((outcome) => outcomeNode(outcome, sides)),
  ];
}

/** A line of text: in its own direction, standing where the drawing's direction has it. */
function textNode({ role, text, x, y, align, direction }: PlacedText, sides: Sides): SvgNode {
  const { size, line, weight } = TYPE[role];
  const startsAtX = (align === 'start') === ((direction === 'rtl') === sides.rightToLeft);
  return painted(
    'text',
    TEXT_PAINTS[role],
    {
      x: sides.left(x),
      y: y + line / 2 + size * 0.35,
      'font-size': size,
      'font-weight': weight === 400 ? null : weight,
      direction: direction === 'rtl' ? 'rtl' : null,
      'text-anchor': startsAtX ? null : 'end',
    },
    text,
  );
}

const OUTCOME_PAINTS: Readonly<Record<DrawnOutcome['assessed'], readonly [box: PaintName, text: PaintName]>> = {
  summative: ['outcome-assessed', 'outcome-assessed-text'],
  formative: ['outcome-practised', 'outcome-practised-text'],
  not: ['outcome-open', 'outcome-open-text'],
};

function outcomeNode({ outcome, x, y, width, height }: PlacedOutcome, sides: Sides): SvgNode {
  return svgNode(
    'g',
    { class: 'outcome' },
    svgNode('title', {}, `${outcome.number} ${outcome.statement}`),
    ...outcomeShape(outcome, sides.left(x, width), y + 2.5, width, height - 5),
  );
}

/** The number of an outcome: filled where it is assessed, hollow where it is practised, dotted where neither. */
export function outcomeShape(
  { number, assessed }: Pick<DrawnOutcome, 'number' | 'assessed'>,
  x: number,
  y: number,
  width: number,
  height: number,
): SvgNode[] {
  const [box, text] = OUTCOME_PAINTS[assessed];
  return [
    painted('rect', box, { x, y, width, height, rx: height / 2 }),
    painted(
      'text',
      text,
      { x: x + width / 2, y: y + height / 2 + 4, 'text-anchor': 'middle', 'font-size': 11.5, 'font-weight': 600 },
      number,
    ),
  ];
}
