import { textWidth } from '../../drawing/text-width.ts';
import type { GapAnalysis } from '../gap-analysis.ts';
import { STANDING_WORDS } from '../gap-words.ts';
import { type Block, besides, movedTo, space, stacked, textBlock, tidy } from './block.ts';
import { type GapLayout, innerWidth } from './gap-layout.ts';
import { standingBox } from './standing-look.ts';

/** The title, the one figure that counts, and a bar of all standings by importance with its legend. */
export function drawGapSummary({ role, pathway, summary }: GapAnalysis, layout: GapLayout): Block {
  const width = innerWidth(layout);
  const { competencies, covered } = summary;
  const isWide = layout.name === 'wide';
  const figure = `${covered.competencies} of ${competencies}`;
  const words = [
    `competencies are covered: taught to the level asked for, and assessed by something that decides.`,
    `That is ${covered.importance.percent} % of the importance.`,
  ].join(' ');
  return stacked(
    textBlock(role.title, width, { size: isWide ? 27 : 22, look: 'strong' }),
    textBlock(`What the role asks for, held against ${pathway.title}`, width, { size: isWide ? 16 : 14, look: 'soft' }),
    textBlock(`${role.id}@${role.edition} · ${pathway.id}@${pathway.edition}`, width, {
      size: 11.5,
      look: 'soft exact',
    }),
    space(20),
    isWide
      ? besides(
          [0, textBlock(figure, 400, { size: 36, look: 'strong' })],
          [36 * textWidth(figure) + 18, movedTo(0, 6, textBlock(words, 560, { size: 15 }))],
        )
      : stacked(textBlock(figure, width, { size: 32, look: 'strong' }), textBlock(words, width, { size: 14 })),
    space(12),
    bar(summary, layout),
    space(12),
    legend(summary, layout),
  );
}

/** From what is shown best to what is missed. */
function fromBest(summary: GapAnalysis['summary']): GapAnalysis['summary']['byStanding'] {
  return summary.byStanding.toReversed();
}

function bar(summary: GapAnalysis['summary'], layout: GapLayout): Block {
  const width = innerWidth(layout);
  let x = 0;
  const pieces = fromBest(summary).flatMap(({ standing, importance }) => {
    const length = (width * Number(importance.percent)) / 100;
    const start = x;
    x += length;
    if (length === 0) return [];
    return [standingBox(standing, layout.name, { x: tidy(start), y: 0, width: tidy(length), height: 26 })];
  });
  return { height: 26, pieces };
}

function legend(summary: GapAnalysis['summary'], layout: GapLayout): Block {
  const columns = layout.legendColumns;
  const width = innerWidth(layout) / columns;
  const entries = fromBest(summary).map(({ standing, competencies, importance }) =>
    besides(
      [0, { height: 20, pieces: [standingBox(standing, layout.name, { x: 0, y: 2, width: 26, height: 15 })] }],
      [
        34,
        textBlock(`${STANDING_WORDS[standing].title}: ${competencies} · ${importance.percent} %`, width - 34, {
          size: 13,
        }),
      ],
    ),
  );
  const rows = Array.from({ length: Math.ceil(entries.length / columns) }, (_, row) =>
    besides(...entries.slice(row * columns, (row + 1) * columns).map((entry, at) => [at * width, entry] as const)),
  );
  return stacked(...rows.flatMap((row) => [row, space(3)]));
}
