import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawUp } from '../../../service/pathway/drawing/draw-up.ts';
import { layOut } from '../../../service/pathway/drawing/lay-out.ts';
import { drawSvg } from '../../../service/pathway/drawing/svg/draw-svg.ts';
import { svgMedium } from '../../../service/pathway/drawing/svg/svg-medium.ts';
import { type SvgNode, svgNode, svgText } from '../../../service/pathway/drawing/svg/svg-node.ts';
import { anyPathway } from './any-pathway.ts';
import { threeTierPathway } from './three-tier-pathway.ts';

const laidOut = layOut(drawUp(threeTierPathway), svgMedium, { width: 1184 });
const picture = drawSvg(laidOut, 'picture');
const map = drawSvg(laidOut, 'map');

function nodesOf(node: SvgNode): SvgNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child)))];
}

/** Every piece of markup in a text, in order. */
const MARKUP =
  /<(?<end>\/?)(?<tag>[A-Za-z]+)(?: [A-Za-z:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*(?<empty>\/?)>/gu;

/** Whether the tags of an SVG text close one another and nothing between them could be taken for markup. */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  for (const { groups } of text.matchAll(MARKUP)) {
    if (groups?.['empty'] === '/') continue;
    if (groups?.['end'] === '/') {
      if (open.pop() !== groups['tag']) return false;
    } else open.push(groups?.['tag'] ?? '');
  }
  const between = text.replace(MARKUP, '').replace(/&(?:amp|lt|gt|quot|#39);/gu, '');
  return open.length === 0 && !/[<&]/u.test(between) && text.isWellFormed();
}

describe('the text of an SVG', () => {
  it('is well formed whatever stands in a pathway', () => {
    fc.assert(
      fc.property(anyPathway, (pathway) => {
        const text = svgText(drawSvg(layOut(drawUp(pathway), svgMedium, { width: 720 }), 'picture'));
        expect(isWellFormed(text)).toBe(true);
        expect(text).not.toContain('<script');
      }),
      { numRuns: 40 },
    );
  });

  it('escapes markup and leaves out what XML has no place for', () => {
    expect(svgText(svgNode('text', { 'aria-label': '"<&\'' }, '</text><script>\u0000\ud800'))).toBe(
      '<text aria-label="&quot;&lt;&amp;&#39;">&lt;/text&gt;&lt;script&gt;\ufffd\ufffd</text>',
    );
  });

  it('rounds to what can be seen', () => {
    expect(svgText(svgNode('rect', { x: 1 / 3, y: 2, rx: null }))).toBe('<rect x="0.33" y="2"/>');
  });
});

describe('a picture of a pathway', () => {
  it('has a name, a description, and a name for every thing in it', () => {
    const [title, description] = picture.children;
    expect(picture.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'cairn-title cairn-description' });
    expect(title).toMatchObject({ tag: 'title', children: ['Professional pathway in heritage conservation'] });
    expect(description).toMatchObject({ tag: 'desc' });
    const cards = nodesOf(picture).filter(({ attributes }) => attributes['data-key'] !== undefined);
    expect(cards).toHaveLength(18);
    expect(cards.map(({ attributes }) => attributes['aria-label'])).toContain(
      'Module 2, Documenting an object: 50 hours, 2 ECTS credits, after 1, 2 learning outcomes, 2 assessments',
    );
  });

  it('has every colour twice, once for programs that know no style sheets', () => {
    const painted = nodesOf(picture).filter(({ attributes }) => String(attributes['class'] ?? '').startsWith('paint-'));
    expect(painted.length).toBeGreaterThan(100);
    for (const { attributes } of painted) expect(String(attributes['fill'])).toMatch(/^(?:none|#[0-9a-f]{6})$/);
    expect(nodesOf(picture).filter(({ tag }) => tag === 'style')).toHaveLength(1);
  });

  it('carries nothing that could run or be fetched', () => {
    const tags = new Set(nodesOf(picture).map(({ tag }) => tag));
    expect([...tags].toSorted()).toEqual(['circle', 'desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title']);
    const names = new Set(nodesOf(picture).flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].filter((name) => /^on|href|^style$/u.test(name))).toEqual([]);
  });

  it('tells electives, practice and assured identity apart without colour', () => {
    const electives = nodesOf(picture).filter(({ attributes }) => attributes['class'] === 'card card-elective');
    expect(electives).toHaveLength(4);
    for (const { children } of electives) {
      expect(children[0]).toMatchObject({ tag: 'rect', attributes: { 'stroke-dasharray': '6 4' } });
    }
    const legend = nodesOf(picture).find(({ attributes }) => attributes['aria-label'] === 'Legend');
    const words = nodesOf(legend ?? picture).flatMap(({ children }) =>
      children.filter((child) => typeof child === 'string'),
    );
    expect(words).toEqual([
      'module for everybody',
      'elective module',
      'assessment that decides',
      'assessment that decides, identity assured',
      'assessment for practice, decides nothing',
      'assessment for practice, identity assured',
      '1.1',
      'learning outcome, assessed',
      'to be passed before',
      'counts towards',
      'each tier is completed after the one before',
    ]);
  });

  it('is mirrored where one reads from right to left', () => {
    const title = 'ترميم المخطوطات';
    const mirrored = nodesOf(
      drawSvg(layOut(drawUp({ ...threeTierPathway, title }), svgMedium, { width: 1184 }), 'picture'),
    );
    const cardRects = (nodes: readonly SvgNode[]) =>
      nodes.filter(({ attributes }) => attributes['data-key'] !== undefined).map(({ children }) => children[0]);
    const placed = nodesOf(picture);
    cardRects(placed).forEach((card, index) => {
      const twin = cardRects(mirrored)[index];
      if (typeof card !== 'object' || typeof twin !== 'object') throw new Error('a card has no box');
      const right = Number(card.attributes['x']) + Number(card.attributes['width']);
      expect(Number(twin.attributes['x'])).toBeCloseTo(laidOut.width - right);
    });
  });
});

describe('a map of a pathway', () => {
  it('can be gone through by keyboard in the order of the pathway, and every stop opens something', () => {
    const stops = nodesOf(map).filter(({ attributes }) => attributes['tabindex'] === 0);
    expect(stops.map(({ attributes }) => attributes['data-key'])).toEqual(
      laidOut.drawing.tiers.flatMap(({ modules, milestones, awards }) =>
        [...modules, ...milestones, ...awards].map(({ key }) => key),
      ),
    );
    for (const { attributes } of stops) expect(attributes).toMatchObject({ role: 'button', 'aria-haspopup': 'dialog' });
    expect(map.attributes).toMatchObject({ role: 'group', 'aria-label': threeTierPathway.title });
  });

  it('leaves the style sheet to the page', () => {
    expect(nodesOf(map).filter(({ tag }) => tag === 'style')).toEqual([]);
  });
});
