/** The signs of a drawing. None of them is told by its colour alone. */
import type { AchievementType } from '../../definition/award.ts';
import type { Glyph } from '../card.ts';
import type { MarkKind } from '../pathway-drawing.ts';
import { type PaintName, painted } from './paints.ts';
import { type SvgNode, svgNode } from './svg-node.ts';

/** A sign around a point; it takes 24 pixels each way at the most. */
export function signNode(glyph: Glyph, x: number, y: number): SvgNode {
  return svgNode('g', { transform: `translate(${round(x)} ${round(y)})` }, ...shapes(glyph));
}

function shapes(glyph: Glyph): SvgNode[] {
  switch (glyph.sign) {
    case 'number':
      return numberShapes(glyph.text);
    case 'assessment':
      return assessmentShapes(glyph.purpose, glyph.assured);
    case 'award':
      return awardShapes(glyph.kind);
    case 'milestone':
      return [
        painted('path', 'pole', { d: 'M-5 9V-9', 'stroke-linecap': 'round' }),
        painted('path', 'flag', { d: 'M-5 -8.5L8 -4.5L-5 -0.5Z', 'stroke-linejoin': 'round' }),
      ];
    case 'articulation':
      return [
        painted('path', 'out', { d: 'M-5 5L5 -5M-2 -5H5V2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
      ];
    case 'mark':
      return markShapes(glyph.kind);
  }
}

function numberShapes(text: string): SvgNode[] {
  return [
    painted('circle', 'number', { r: 11 }),
    painted(
      'text',
      'number-text',
      { y: 4.4, 'text-anchor': 'middle', 'font-size': text.length > 2 ? 9.5 : 12.5, 'font-weight': 600 },
      text,
    ),
  ];
}

function assessmentShapes(purpose: 'formative' | 'summative', assured: boolean): SvgNode[] {
  const decides = purpose === 'summative';
  const disc = painted('circle', decides ? 'summative' : 'formative', {
    r: decides ? (assured ? 9.5 : 6.5) : assured ? 8.5 : 5.5,
  });
  if (!assured) return [disc];
  const on: readonly [PaintName, PaintName] = decides ? ['lock-on', 'shackle-on'] : ['lock-off', 'shackle-off'];
  return [
    disc,
    painted('rect', on[0], { x: -3.6, y: -1, width: 7.2, height: 5.4, rx: 1.2 }),
    painted('path', on[1], { d: 'M-2.2 -1V-2.6a2.2 2.2 0 0 1 4.4 0V-1' }),
  ];
}

const HEXAGON = 'M0 -10.5L9.1 -5.25V5.25L0 10.5L-9.1 5.25V-5.25Z';
const RIBBONS = 'M-5 3L-7 11L-3.4 9.2L-1 11.5L0 5L1 11.5L3.4 9.2L7 11L5 3Z';

function awardShapes(kind: AchievementType): SvgNode[] {
  const joined = { 'stroke-linejoin': 'round' };
  switch (kind) {
    case 'ext:StatementOfParticipation':
      return [
        painted('path', 'paper', { d: 'M-7 -9H3.5L7 -5.5V9H-7Z', ...joined }),
        painted('path', 'medal-line', { d: 'M-3.5 -2.5H3.5M-3.5 1.5H3.5M-3.5 5H1', 'stroke-linecap': 'round' }),
      ];
    case 'Badge':
      return [painted('path', 'medal', { d: HEXAGON, ...joined })];
    case 'MicroCredential':
      return [painted('path', 'medal', { d: HEXAGON, ...joined }), painted('circle', 'paper', { r: 4 })];
    case 'Certificate':
      return [painted('path', 'paper', { d: RIBBONS, ...joined }), painted('circle', 'medal', { cy: -2.5, r: 7.5 })];
    case 'Diploma':
      return [
        painted('path', 'paper', { d: RIBBONS, ...joined }),
        painted('circle', 'medal', { cy: -2.5, r: 8 }),
        painted('path', 'paper', {
          d: 'M0 -7.4L1.4 -4.4L4.7 -4L2.3 -1.7L2.9 1.5L0 -0.1L-2.9 1.5L-2.3 -1.7L-4.7 -4L-1.4 -4.4Z',
          ...joined,
        }),
      ];
  }
}

function markShapes(kind: MarkKind): SvgNode[] {
  const line = { 'stroke-linecap': 'round' };
  switch (kind) {
    case 'error':
      return [
        painted('circle', 'error', { r: 8.5 }),
        painted('path', 'error-sign', { d: 'M-3 -3L3 3M3 -3L-3 3', ...line }),
      ];
    case 'warning':
      return [
        painted('path', 'warning', { d: 'M0 -8.5L9 7H-9Z', 'stroke-linejoin': 'round' }),
        painted('path', 'warning-sign', { d: 'M0 -3.4V1.6M0 4.4V4.5', ...line }),
      ];
    case 'earned':
      return [
        painted('circle', 'earned', { r: 8.5 }),
        painted('path', 'earned-sign', { d: 'M-3.8 0.2L-1.2 3L4 -3', ...line, 'stroke-linejoin': 'round' }),
      ];
    case 'under-way':
      return [
        painted('circle', 'under-way', { r: 7.5 }),
        painted('path', 'under-way-part', { d: 'M0 -7.5A7.5 7.5 0 0 1 0 7.5Z' }),
      ];
    case 'open':
      return [painted('circle', 'open', { r: 7.5 })];
    case 'later':
      return [painted('circle', 'later', { r: 7.5 })];
    case 'impossible':
      return [
        painted('circle', 'impossible', { r: 7.5 }),
        painted('path', 'impossible', { d: 'M-5.2 5.2L5.2 -5.2', ...line }),
      ];
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
