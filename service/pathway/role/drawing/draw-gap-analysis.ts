/** A gap analysis as one SVG: for wide windows and for phones, by day and by night, with its text as text. */

import { compareDecimals, parseDecimal } from '../../decimal.ts';
import { type SvgNode, svgNode, svgText } from '../../drawing/svg/svg-node.ts';
import { COVERAGE_STANDINGS, type CoverageStanding } from '../coverage-standing.ts';
import { EMPLOYER_RATINGS } from '../employer-feedback.ts';
import type { GapAnalysis } from '../gap-analysis.ts';
import type { GapLine } from '../gap-line.ts';
import { STANDING_WORDS } from '../gap-words.ts';
import { type Block, besides, movedTo, space, stacked, textBlock, tidy } from './block.ts';
import { drawBeyondRow, drawGapRow } from './draw-gap-row.ts';
import { drawGapSummary } from './draw-gap-summary.ts';
import { type GapLayout, innerWidth, NARROW, WIDE } from './gap-layout.ts';
import { gapStyle } from './gap-style.ts';
import { standingFigure, standingPatterns } from './standing-look.ts';

/** A drawing. */
export interface DrawnGapAnalysis {
  readonly svg: string;
  /** What stands in its `style` element: a content policy that lets no other in names its hash. */
  readonly style: string;
}

/**
 * Draws an analysis: what is missed first, within a standing the most important first.
 *
 * By itself one file holds two layouts, of which its style sheet shows the one that fits the window; what knows no style
 * sheets shows the wide one. A page that embeds the drawing as an image asks for one of them, which then scales.
 */
export function drawGapAnalysis(analysis: GapAnalysis, only?: GapLayout['name']): DrawnGapAnalysis {
  const [wide, narrow] = [drawLayout(analysis, WIDE), drawLayout(analysis, NARROW)];
  const style = only === undefined ? gapStyle({ narrowHeight: Math.ceil(narrow.height) }) : gapStyle(null);
  const { role, pathway } = analysis;
  const head = [
    svgNode('title', { id: 'gap-title' }, `${role.title} and ${pathway.title}: a gap analysis`),
    svgNode('desc', { id: 'gap-desc' }, describe(analysis)),
    svgNode('style', {}, style),
  ];
  const [layout, block] = only === 'narrow' ? [NARROW, narrow] : [WIDE, wide];
  const height = Math.ceil(block.height);
  const root = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width: layout.width, height, class: 'gap', 'xml:lang': 'en' },
    ...{ role: 'graphics-document', 'aria-labelledby': 'gap-title', 'aria-describedby': 'gap-desc' },
  };
  const drawn =
    only === undefined
      ? svgNode('svg', root, ...head, inItsWindow(WIDE, wide), inItsWindow(NARROW, narrow))
      : svgNode('svg', { ...root, viewBox: `0 0 ${layout.width} ${height}` }, ...head, ...block.pieces);
  return { svg: `${svgText(drawn)}\n`, style };
}

/** In the middle of the window, and smaller only where the window is narrower than the layout. */
function inItsWindow({ name, width }: GapLayout, { height, pieces }: Block): SvgNode {
  const box = { width: '100%', height: Math.ceil(height), viewBox: `0 0 ${width} ${Math.ceil(height)}` };
  return svgNode('svg', { ...box, class: name, preserveAspectRatio: 'xMidYMin meet' }, ...pieces);
}

function drawLayout(analysis: GapAnalysis, layout: GapLayout): Block {
  const inside = stacked(
    drawGapSummary(analysis, layout),
    ...COVERAGE_STANDINGS.map((standing) => drawStanding(standing, analysis, layout)),
    drawBeyond(analysis, layout),
    drawNotes(analysis, layout),
  );
  const height = inside.height + 2 * layout.margin;
  // Around the layout too, where the window is wider.
  const ground = svgNode('rect', { x: -4000, y: 0, width: 9000, height: tidy(height), class: 'ground' });
  return {
    height,
    pieces: [
      svgNode('defs', {}, ...standingPatterns(layout.name)),
      ground,
      ...movedTo(layout.margin, layout.margin, inside).pieces,
    ],
  };
}

function drawStanding(standing: CoverageStanding, { lines, summary, role }: GapAnalysis, layout: GapLayout): Block {
  const chosen = lines.filter((line) => line.standing === standing).toSorted(byImportance);
  if (chosen.length === 0) return space(0);
  const share = summary.byStanding.find((one) => one.standing === standing);
  const { title, meaning } = STANDING_WORDS[standing];
  const count = `${chosen.length} of ${lines.length} · ${share?.importance.percent ?? '0.0'} % of the importance`;
  return stacked(
    space(30),
    heading(title, meaning, count, standingFigure(standing), layout),
    space(8),
    list(
      `${title}: ${meaning}`,
      chosen.map((line) => drawGapRow(line, role.sources, layout)),
    ),
  );
}

function byImportance(a: GapLine, b: GapLine): number {
  return compareDecimals(parseDecimal(b.importance), parseDecimal(a.importance));
}

function heading(title: string, meaning: string, count: string, figure: Block | null, layout: GapLayout): Block {
  const width = innerWidth(layout);
  const x = figure === null ? 0 : 34;
  const named = textBlock(title, width - x, { size: 18, look: 'strong' });
  const beside: (readonly [number, Block])[] = figure === null ? [] : [[0, figure]];
  if (layout.columns === null) {
    const words = [meaning, count]
      .filter((text) => text !== '')
      .map((text) => textBlock(text, width - x, { size: 12.5, look: 'soft' }));
    return besides(...beside, [x, stacked(named, ...words)]);
  }
  return besides(
    ...beside,
    [x, stacked(named, textBlock(meaning, width - x - 300, { size: 13, look: 'soft' }))],
    [width - 300, movedTo(0, 5, textBlock(count, 300, { size: 13, look: 'soft', anchor: 'end' }))],
  );
}

function list(label: string, rows: readonly Block[]): Block {
  const { height, pieces } = stacked(...rows);
  return { height, pieces: [svgNode('g', { role: 'list', 'aria-label': label }, ...pieces)] };
}

function drawBeyond({ beyond }: GapAnalysis, layout: GapLayout): Block {
  if (beyond.length === 0) return space(0);
  const title = 'Beyond the role';
  const meaning = 'the pathway teaches it, and the role does not ask for it';
  return stacked(
    space(30),
    heading(title, meaning, '', null, layout),
    space(8),
    list(
      title,
      beyond.map((one) => drawBeyondRow(one, layout)),
    ),
  );
}

function drawNotes({ notes, role, lines }: GapAnalysis, layout: GapLayout): Block {
  const texts = [
    ...notes,
    'Importance is on a scale of 1, not important, to 5, extremely important. A competency weighs as much as it is important.',
    'Weight is that of all summative assessments of the pathway; what carries it may assess other competencies too.',
    ...(lines.some(({ feedback }) => feedback !== null)
      ? [`Employers rated holders: ${EMPLOYER_RATINGS.map((words, at) => `${at + 1} ${words}`).join(', ')}.`]
      : []),
    ...role.sources.map(
      ({ title, day, sampleSize }) =>
        `Source: ${title}, ${day}${sampleSize === undefined ? '' : `, ${sampleSize} asked or counted`}.`,
    ),
  ];
  const width = Math.min(innerWidth(layout), 720);
  return stacked(
    space(30),
    ...texts.flatMap((text) => [textBlock(text, width, { size: 12.5, look: 'soft' }), space(4)]),
  );
}

function describe({ summary, lines }: GapAnalysis): string {
  const counts = summary.byStanding
    .filter(({ competencies }) => competencies > 0)
    .map(({ standing, competencies }) => `${STANDING_WORDS[standing].title}: ${competencies}`)
    .join('; ');
  const missed = lines.filter(({ standing }) => standing === 'missed').map(({ statement }) => statement);
  return [
    `${summary.covered.competencies} of ${summary.competencies} competencies are covered, ` +
      `${summary.covered.importance.percent} percent of the importance. ${counts}.`,
    ...(missed.length === 0 ? [] : [`Missed: ${missed.join('; ')}.`]),
  ].join(' ');
}
