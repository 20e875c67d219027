import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawGapAnalysis } from '../../../../service/pathway/role/drawing/draw-gap-analysis.ts';
import { feedbackFigures } from '../../../../service/pathway/role/feedback-figures.ts';
import { analyseGaps } from '../../../../service/pathway/role/gap-analysis.ts';
import { STANDING_WORDS } from '../../../../service/pathway/role/gap-words.ts';
import { general, pathway, role, welding } from '../gap-fixture.ts';
import { assertWellFormed, textsOf } from './well-formed.ts';

const figures = feedbackFigures([0, 0, 1, 1, 0]);
if (figures === null) throw new Error('there are some');
const analysis = analyseGaps({
  role,
  pathway,
  frameworks: [welding, general],
  feedback: new Map([['welding/join', figures]]),
});

describe('a drawn gap analysis', () => {
  const { svg, style } = drawGapAnalysis(analysis);

  it('is well-formed, with its title, what it comes to, and every competency as text', () => {
    assertWellFormed(svg);
    const [title, description] = textsOf(svg);
    expect(title).toBe('Welder and Welding basics: a gap analysis');
    expect(description).toContain('3 of 7 competencies are covered, 51.8 percent of the importance.');
    expect(description).toContain('Missed: can keep the air clean.');
    const texts = textsOf(svg).join('\n');
    for (const { competency } of analysis.lines) expect(texts).toContain(competency);
    expect(texts).toContain('can estimate <costs> & time');
    expect(svg).toContain('can estimate &lt;costs&gt; &amp; time');
    expect(texts).toContain('Rated 3.50 of 5');
  });

  it('says in words what it shows in colours, and why with each line', () => {
    const texts = textsOf(svg);
    for (const line of analysis.lines) {
      expect(texts).toContain(STANDING_WORDS[line.standing].title);
      expect(texts).toContain(line.reasons.join(' '));
    }
    expect(texts).toContain('Missed: 1 · 9.4 %');
  });

  it('holds a layout for wide windows and one for phones, by day and by night, and loads nothing', () => {
    expect(style).toContain('prefers-color-scheme:dark');
    expect(style).toContain('max-width');
    expect(svg.match(/<svg /g)).toHaveLength(3);
    expect(svg).not.toMatch(/<script|<image|href=|url\((?!#)|style="|@import|@font-face/);
  });

  it('is one layout where one is asked for, which scales with its place', () => {
    const narrow = drawGapAnalysis(analysis, 'narrow');
    assertWellFormed(narrow.svg);
    expect(narrow.svg).toMatch(/^<svg [^>]*width="360"[^>]*viewBox="0 0 360 \d+"/);
    expect(narrow.style).not.toContain('max-width');
    expect(drawGapAnalysis(analysis, 'wide').svg).toContain('viewBox="0 0 960 ');
  });

  it('has what is missed first, and of what stands alike the most important first', () => {
    const wide = textsOf(drawGapAnalysis(analysis, 'wide').svg);
    const order = [
      'Missed',
      'Partly taught',
      'Below the level',
      'Practised',
      'Assessed',
      'welding/weld',
      'welding/drawings',
    ];
    const places = order.map((text) => wide.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('whatever a title says', () => {
  it('a drawing is well-formed, and holds it as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const hostile = {
          ...analysis,
          role: { ...analysis.role, title },
          lines: analysis.lines.map((line) => ({ ...line, statement: title, reasons: [title] })),
        };
        const { svg } = drawGapAnalysis(hostile, 'narrow');
        assertWellFormed(svg);
        expect(svg.match(/<script/)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});
