import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PathwayDefinition } from '../../../service/pathway/definition/pathway-definition.ts';
import { drawUp } from '../../../service/pathway/drawing/draw-up.ts';
import type { Box, LaidOutPathway } from '../../../service/pathway/drawing/laid-out-pathway.ts';
import { layOut } from '../../../service/pathway/drawing/lay-out.ts';
import { svgMedium } from '../../../service/pathway/drawing/svg/svg-medium.ts';
import { dataStewardshipPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { anyPathway } from './any-pathway.ts';
import { threeTierPathway } from './three-tier-pathway.ts';

/** A phone, a tablet, a desktop. */
const WIDTHS = [312, 720, 1184];

/** What floating point may be off by. */
const HAIR = 0.001;

function everyWay(pathway: PathwayDefinition): LaidOutPathway[] {
  const drawing = drawUp(pathway);
  return WIDTHS.map((width) => layOut(drawing, svgMedium, { width }));
}

function holds(property: (laidOut: LaidOutPathway) => void): void {
  for (const pathway of [threeTierPathway, dataStewardshipPathway]) everyWay(pathway).forEach(property);
  fc.assert(
    fc.property(anyPathway, (pathway) => everyWay(pathway).forEach(property)),
    { numRuns: 20 },
  );
}

const cardsOf = ({ bands }: LaidOutPathway) => bands.flatMap(({ cards }) => cards);
const overlap = (a: Box, b: Box): boolean =>
  a.x + HAIR < b.x + b.width &&
  b.x + HAIR < a.x + a.width &&
  a.y + HAIR < b.y + b.height &&
  b.y + HAIR < a.y + a.height;
const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - HAIR &&
  inner.y >= outer.y - HAIR &&
  inner.x + inner.width <= outer.x + outer.width + HAIR &&
  inner.y + inner.height <= outer.y + outer.height + HAIR;

/** A straight part of an arrow, as a very thin box without its ends. */
function stretch([fromX, fromY]: readonly [number, number], [x, y]: readonly [number, number]): Box {
  return {
    x: Math.min(x, fromX) + HAIR,
    y: Math.min(y, fromY) + HAIR,
    width: Math.max(Math.abs(x - fromX) - 2 * HAIR, 4 * HAIR),
    height: Math.max(Math.abs(y - fromY) - 2 * HAIR, 4 * HAIR),
  };
}

describe('a laid out pathway', () => {
  it('draws every module, milestone and award once', () => {
    holds((laidOut) => {
      const keys = cardsOf(laidOut).map(({ key }) => key);
      const { tiers } = laidOut.drawing;
      const wanted = tiers.flatMap(({ modules, milestones, awards }) => [...modules, ...milestones, ...awards]);
      expect(keys.toSorted()).toEqual(wanted.map(({ key }) => key).toSorted());
      expect(new Set(keys).size).toBe(keys.length);
    });
    fc.assert(
      fc.property(anyPathway, (pathway) => {
        const modules = drawUp(pathway).tiers.flatMap((tier) => tier.modules.map(({ id }) => id));
        expect(modules.toSorted()).toEqual(pathway.modules.map(({ id }) => id).toSorted());
      }),
      { numRuns: 50 },
    );
  });

  it('has no two boxes on the same place, and each in its band', () => {
    holds((laidOut) => {
      const cards = cardsOf(laidOut);
      cards.forEach((card, index) => {
        expect(
          cards
            .slice(index + 1)
            .filter((other) => overlap(card, other))
            .map(({ key }) => key),
        ).toEqual([]);
      });
      for (const band of laidOut.bands) {
        expect(band.cards.filter((card) => !within(card, band)).map(({ key }) => key)).toEqual([]);
        expect(laidOut.bands.filter((other) => other !== band && overlap(band, other))).toEqual([]);
        expect(band.x + band.width).toBeLessThanOrEqual(laidOut.width + HAIR);
      }
    });
  });

  it('lets no text leave its box, nor the drawing', () => {
    holds((laidOut) => {
      for (const card of cardsOf(laidOut)) {
        for (const { text, x, y, width, align, role } of card.texts) {
          const box = { x: align === 'start' ? x : x - width, y, width, height: svgMedium.lineHeight(role) };
          expect([text, within(box, card)]).toEqual([text, true]);
        }
        for (const outcome of card.outcomes) expect(within(outcome, card)).toBe(true);
      }
      const whole = { x: 0, y: 0, width: laidOut.width, height: laidOut.height };
      const others = [
        laidOut.title,
        ...laidOut.bands.map(({ header }) => header),
        ...laidOut.legend.map(({ set }) => set),
      ];
      for (const { text, x, y, width, role } of others.flatMap((set) => set?.texts ?? [])) {
        expect([text, within({ x, y, width, height: svgMedium.lineHeight(role) }, whole)]).toEqual([text, true]);
      }
    });
  });

  it('keeps headers clear of boxes and of arrows', () => {
    holds(({ bands, arrows }) => {
      for (const { header, cards } of bands) {
        const lines = header.texts.map(({ x, y, width, role }) => ({
          x,
          y,
          width,
          height: svgMedium.lineHeight(role),
        }));
        expect(lines.filter((line) => cards.some((card) => overlap(line, card)))).toEqual([]);
        const stretches = arrows.flatMap(({ points }) =>
          points.slice(1).map((end, index) => stretch(points[index] ?? end, end)),
        );
        expect(lines.filter((line) => stretches.some((part) => overlap(line, part)))).toEqual([]);
      }
    });
  });

  it('is no wider than it may be', () => {
    const drawing = drawUp(threeTierPathway);
    for (const width of WIDTHS) expect(layOut(drawing, svgMedium, { width }).width).toBeLessThanOrEqual(width);
  });

  it('leads its arrows down or to the right, but for those that lead back', () => {
    holds((laidOut) => {
      const cards = new Map(cardsOf(laidOut).map((card) => [card.key, card]));
      for (const { from, to, back } of laidOut.arrows) {
        const [start, goal] = [cards.get(from), cards.get(to)];
        if (start === undefined || goal === undefined) throw new Error('an arrow leads nowhere');
        const forward = goal.y >= start.y + start.height - HAIR || goal.x >= start.x + start.width - HAIR;
        expect([from, to, back || forward]).toEqual([from, to, true]);
      }
    });
    expect(everyWay(threeTierPathway).flatMap(({ arrows }) => arrows.filter(({ back }) => back))).toEqual([]);
  });

  it('leads no arrow through a box or askew', () => {
    holds((laidOut) => {
      const cards = cardsOf(laidOut);
      for (const { points, from, to } of laidOut.arrows) {
        points.slice(1).forEach(([x, y], index) => {
          const [fromX, fromY] = points[index] ?? [x, y];
          expect(x === fromX || y === fromY).toBe(true);
          const crossed = cards.filter((card) => overlap(card, stretch([fromX, fromY], [x, y])));
          expect([from, to, crossed.map(({ key }) => key)]).toEqual([from, to, []]);
        });
      }
    });
  });

  it('never runs arrows of different boxes along one another', () => {
    holds(({ arrows }) => {
      const segments = arrows.flatMap(({ from, to, kind, points }) =>
        // What goes into one box may become one line before it.
        points.slice(1, -1).map((end, index) => ({ from, to, kind, start: points[index] ?? end, end })),
      );
      for (const one of segments) {
        for (const other of segments) {
          const upright = one.start[0] === one.end[0] && other.start[0] === other.end[0];
          if (one.from === other.from || !upright) continue;
          const [upper, lower] = [one, other].map(({ start, end }) => [
            Math.min(start[1], end[1]),
            Math.max(start[1], end[1]),
          ]);
          const [from = 0, to = 0] = upper ?? [];
          const [otherFrom = 0, otherTo = 0] = lower ?? [];
          const along = one.end[0] === other.end[0] && from < otherTo - HAIR && otherFrom < to - HAIR;
          expect([one.from, other.from, along]).toEqual([one.from, other.from, false]);
        }
      }
    });
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(anyPathway, (pathway) => {
        expect(everyWay(structuredClone(pathway))).toEqual(everyWay(pathway));
      }),
      { numRuns: 10 },
    );
  });
});
