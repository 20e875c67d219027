import { describe, expect, it } from 'vitest';
import { parsePathway } from '../../../service/pathway/pathway.ts';
import { definition } from '../pathway-fixture.ts';

/** So many tiers, each of which asks twice for the one before it. */
function doubling(tiers: number): unknown {
  const leaf = { kind: 'assessment-score', assessment: 'joint', atLeast: '50' };
  return {
    ...definition,
    tiers: Array.from({ length: tiers }, (_, index) => {
      const before = { kind: 'tier-completed', tier: `tier-${index - 1}` };
      return {
        id: `tier-${index}`,
        title: `Tier ${index}`,
        ...(index === 0 && { core: ['theory', 'practice'] }),
        requirement: index === 0 ? leaf : { kind: 'all', of: [before, before] },
      };
    }),
  };
}

describe('what a requirement comes to', () => {
  it('may be much', () => {
    expect(() => parsePathway(doubling(10))).not.toThrow();
  });

  it('may not double without end: the definition is refused, at once', () => {
    expect(() => parsePathway(doubling(20))).toThrow(
      expect.objectContaining({
        code: 'malformed-pathway',
        details: {
          findings: expect.arrayContaining([
            expect.objectContaining({ code: 'requirement-too-large', pointer: '/tiers/19/requirement' }),
          ]),
        },
      }),
    );
  });

  it('is of no concern where something asks for itself, which is said', () => {
    const circle = { kind: 'tier-completed', tier: 'basics' };
    const tiers = [{ ...definition.tiers[0], requirement: { kind: 'all', of: [circle, circle] } }];
    expect(() => parsePathway({ ...definition, tiers })).toThrow(
      expect.objectContaining({
        details: {
          findings: [
            expect.objectContaining({ code: 'requirement-cycle' }),
            expect.objectContaining({ code: 'requirement-cycle' }),
          ],
        },
      }),
    );
  });
});
