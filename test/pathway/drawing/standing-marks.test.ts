import { describe, expect, it } from 'vitest';
import { drawUp } from '../../../service/pathway/drawing/draw-up.ts';
import { pathwayDrawingSchema } from '../../../service/pathway/drawing/drawing-form.ts';
import { describeDrawing, namesOfCards } from '../../../service/pathway/drawing/drawing-in-words.ts';
import { drawingOverview } from '../../../service/pathway/drawing/drawing-overview.ts';
import { layOut } from '../../../service/pathway/drawing/lay-out.ts';
import type { Marks } from '../../../service/pathway/drawing/marks-of-findings.ts';
import type { DrawnKey } from '../../../service/pathway/drawing/pathway-drawing.ts';
import { STANDING_MARKS } from '../../../service/pathway/drawing/pathway-drawing.ts';
import { drawSvg } from '../../../service/pathway/drawing/svg/draw-svg.ts';
import { svgMedium } from '../../../service/pathway/drawing/svg/svg-medium.ts';
import { svgText } from '../../../service/pathway/drawing/svg/svg-node.ts';
import { drawText } from '../../../service/pathway/drawing/terminal/draw-text.ts';
import { terminalMedium } from '../../../service/pathway/drawing/terminal/terminal-medium.ts';
import { threeTierPathway } from './three-tier-pathway.ts';

const [first, second, third] = threeTierPathway.tiers;
const [module, another] = threeTierPathway.modules;
const [award] = threeTierPathway.awards;
const marks: Marks = new Map<DrawnKey | null, { kind: (typeof STANDING_MARKS)[number]; text: string }[]>([
  [`tier:${first?.id}`, [{ kind: 'earned', text: 'Completed' }]],
  [`tier:${second?.id}`, [{ kind: 'under-way', text: '40 % there' }]],
  [`tier:${third?.id}`, [{ kind: 'open', text: 'Not begun' }]],
  [`module:${module?.id}`, [{ kind: 'earned', text: 'Passed' }]],
  [`module:${another?.id}`, [{ kind: 'later', text: 'After 1' }]],
  [`award:${award?.id}`, [{ kind: 'impossible', text: 'Cannot be earned any more' }]],
]);
const drawing = drawUp(threeTierPathway, marks);
const svgOf = (of: typeof drawing) => svgText(drawSvg(layOut(of, svgMedium, { width: 720 }), 'picture'));

describe('a drawing of where a learner stands', () => {
  it('says it in words, and shows by a ground of its own what is there', () => {
    const svg = svgOf(drawing);
    for (const words of ['Passed', 'After 1', 'Completed', '40 % there'])
      expect(svg).toContain(words.replace(' %', '\u00a0%'));
    expect(svg.match(/class="paint-card-earned"/g)).toHaveLength(1);
    expect(svgOf(drawUp(threeTierPathway)).match(/class="paint-[a-z]+-earned"/g)).toBeNull();
  });

  it('lays the stones of a tier once it is completed', () => {
    expect(drawing.tiers.map(({ stones }) => stones)).toEqual([2, 2, 4]);
    expect(drawUp(threeTierPathway).tiers.map(({ stones }) => stones)).toEqual([2, 4, 5]);
  });

  it('names a card by its standing as it stands, without a word for the kind of mark', () => {
    expect(namesOfCards(drawing).get(`module:${module?.id ?? ''}`)).toMatch(/, Passed$/);
  });

  it('has a sign of its own for every standing, in a terminal too', () => {
    const lines = drawText(
      layOut(
        drawing,
        terminalMedium((text) => text),
        { width: 100 },
      ),
      { paint: (text) => text },
    ).join('\n');
    for (const sign of ['✓ Passed', '◐ 40', '◌ Not begun', '… After 1', '⊘ Cannot']) {
      expect(lines.replaceAll(/[\u00a0 ]+/g, ' ')).toContain(sign);
    }
    const shapes = STANDING_MARKS.map((kind) => {
      const alone: Marks = new Map([[`module:${module?.id ?? ''}` as const, [{ kind, text: 'Same words' }]]]);
      return svgOf(drawUp(threeTierPathway, alone));
    });
    expect(new Set(shapes).size).toBe(STANDING_MARKS.length);
  });

  it('goes through JSON unchanged', () => {
    expect(pathwayDrawingSchema.parse(JSON.parse(JSON.stringify(drawing)))).toEqual(drawing);
  });

  it('can be shown without what is read at leisure, and then holds the same things', () => {
    const overview = drawingOverview(drawing);
    expect([...namesOfCards(overview).keys()]).toEqual([...namesOfCards(drawing).keys()]);
    expect(describeDrawing(overview)).toBe(describeDrawing(drawing));
    expect(svgOf(overview)).not.toContain('Project work');
    const height = (of: typeof drawing) => layOut(of, svgMedium, { width: 340 }).height;
    expect(height(overview) * 2).toBeLessThan(height(drawing));
  });
});
