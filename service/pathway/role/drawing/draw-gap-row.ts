import { parseDecimal } from '../../decimal.ts';
import { type SvgNode, svgNode } from '../../drawing/svg/svg-node.ts';
import { textWidth } from '../../drawing/text-width.ts';
import type { BeyondRole } from '../gap-analysis.ts';
import type { GapLine } from '../gap-line.ts';
import { assessmentCounts, evidenceText, feedbackLines, modulesOf } from '../gap-words.ts';
import type { RoleSource } from '../role-profile-form.ts';
import { type Block, besides, movedTo, space, stacked, textBlock, tidy } from './block.ts';
import { type GapLayout, innerWidth } from './gap-layout.ts';

const SOFT = { size: 12.5, look: 'soft' } as const;

/** One competency that the role asks for. Pointing at it shows why it stands as it does. */
export function drawGapRow(line: GapLine, sources: readonly RoleSource[], layout: GapLayout): Block {
  return listItem(line.reasons.join(' '), rowOf(line, sources, layout), layout);
}

/** One competency that the role does not ask for. */
export function drawBeyondRow({ statement, competency, outcomes }: BeyondRole, layout: GapLayout): Block {
  const modules = [...new Set(outcomes.map(({ module }) => module))].join(', ');
  const width = innerWidth(layout);
  const block = stacked(
    textBlock(statement, width, { size: 14 }),
    textBlock(`${competency} · in ${modules}`, width, SOFT),
  );
  return listItem(null, block, layout);
}

/** A rule above, and room around. */
function listItem(title: string | null, block: Block, layout: GapLayout): Block {
  const rule = svgNode('line', { x1: 0, y1: 0.5, x2: innerWidth(layout), y2: 0.5, class: 'rule' });
  const { height, pieces } = stacked({ height: 10, pieces: [rule] }, block, space(10));
  const said: SvgNode[] = title === null ? [] : [svgNode('title', {}, title)];
  return { height, pieces: [svgNode('g', { role: 'listitem' }, ...said, ...pieces)] };
}

function rowOf(line: GapLine, sources: readonly RoleSource[], layout: GapLayout): Block {
  const { columns } = layout;
  if (columns === null) {
    const width = innerWidth(layout);
    return stacked(
      besides([0, importanceDots(line.importance)], [82, textBlock(importanceWords(line), width - 82, { size: 13 })]),
      space(3),
      competencyBlock(line, width),
      ...spaced(2, pathwayBlock(line, sources, width)),
      ...spaced(4, figuresBlock(line, width)),
    );
  }
  return besides(
    [
      columns.importance[0],
      stacked(
        besides(
          [0, textBlock(line.importance, 50, { size: 17, look: 'strong' })],
          [17 * textWidth(line.importance) + 8, movedTo(0, 4, importanceDots(line.importance))],
        ),
        space(1),
        textBlock(line.importanceWord, columns.importance[1], { size: 11.5, look: 'soft' }),
      ),
    ],
    [columns.competency[0], competencyBlock(line, columns.competency[1])],
    [columns.pathway[0], pathwayBlock(line, sources, columns.pathway[1])],
    [columns.figures[0], figuresBlock(line, columns.figures[1])],
  );
}

function spaced(height: number, block: Block): Block[] {
  return block.height === 0 ? [] : [space(height), block];
}

function importanceWords({ importance, importanceWord }: GapLine): string {
  return `${importance} · ${importanceWord}`;
}

/** Five dots, filled as far as the importance goes. */
function importanceDots(importance: string): Block {
  const { units, scale } = parseDecimal(importance);
  const value = Number(units) / 10 ** scale;
  const [radius, step] = [4.5, 14];
  const pieces = [0, 1, 2, 3, 4].flatMap((at) => {
    const x = radius + 0.5 + at * step;
    const filled = Math.min(Math.max(value - at, 0), 1);
    const rim = svgNode('circle', { cx: tidy(x), cy: 8, r: radius, class: 'hollow' });
    if (filled === 0) return [rim];
    if (filled === 1) return [svgNode('circle', { cx: tidy(x), cy: 8, r: radius, class: 'dot' })];
    return [svgNode('path', { d: partOfDot(x, radius, filled), class: 'dot' }), rim];
  });
  return { height: 17, pieces };
}

/** The left part of a dot, `filled` of its width. */
function partOfDot(x: number, radius: number, filled: number): string {
  const edge = x - radius + 2 * radius * filled;
  const half = Math.sqrt(Math.max(radius ** 2 - (edge - x) ** 2, 0));
  const [top, bottom] = [tidy(8 - half), tidy(8 + half)];
  return `M${tidy(edge)} ${top}A${radius} ${radius} 0 ${filled > 0.5 ? 1 : 0} 0 ${tidy(edge)} ${bottom}Z`;
}

function competencyBlock({ statement, competency, level }: GapLine, width: number): Block {
  return stacked(
    textBlock(statement, width, { size: 15, most: 5 }),
    space(1),
    textBlock(competency, width, { size: 11.5, look: 'soft exact' }),
    ...(level === null ? [] : [textBlock(`Asked for: ${level.title}`, width, SOFT)]),
  );
}

function pathwayBlock(line: GapLine, sources: readonly RoleSource[], width: number): Block {
  const modules = modulesOf(line);
  if (modules.length === 0) {
    return stacked(...line.evidence.map((one) => textBlock(evidenceText(one, sources), width, SOFT)));
  }
  const counts = assessmentCounts(line.assessments);
  const through =
    line.through === 'parts' ? 'Its parts, in ' : line.through === 'whole' ? 'Something broader, in ' : 'In ';
  const missed = line.missedParts.map(({ statement }) => `“${statement}”`).join(', ');
  return stacked(
    textBlock(`${through}${modules.join(', ')}`, width, { size: 13.5, most: 4 }),
    ...(line.taughtLevel === null ? [] : [textBlock(`Taught: ${line.taughtLevel.title}`, width, SOFT)]),
    textBlock(counts === '' ? 'Not assessed' : `Assessed: ${counts}`, width, SOFT),
    ...(missed === '' ? [] : [textBlock(`Missed: ${missed}`, width, { size: 12.5, most: 4 })]),
  );
}

function figuresBlock({ weight, feedback }: GapLine, width: number): Block {
  return stacked(
    ...(weight === null
      ? []
      : [weightBar(weight.percent, width), textBlock(`${weight.percent} % of weight`, width, SOFT)]),
    ...(weight === null || feedback === null ? [] : [space(3)]),
    ...(feedback === null ? [] : feedbackLines(feedback).map((text) => textBlock(text, width, { size: 12.5 }))),
  );
}

function weightBar(percent: string, width: number): Block {
  const box = { x: 0, y: 5, height: 6, rx: 3 };
  const filled = tidy((Math.min(width, 120) * Number(percent)) / 100);
  return {
    height: 15,
    pieces: [
      svgNode('rect', { ...box, width: Math.min(width, 120), class: 'empty' }),
      ...(filled === 0 ? [] : [svgNode('rect', { ...box, width: filled, class: 'dot' })]),
    ],
  };
}
