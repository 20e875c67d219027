import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../service/pathway/definition/requirement.ts';
import { decided, isMet, results } from '../requirement-fixture.ts';

const of: Requirement[] = ['loaf', 'essay', 'firing'].map((assessment) => ({
  kind: 'assessment-score',
  assessment,
  atLeast: '50',
}));

describe('at least so many', () => {
  it('are met, whichever they are', () => {
    expect(isMet({ kind: 'at-least', count: 2, of }, results({ loaf: '50', firing: '50' }))).toBe(true);
    expect(isMet({ kind: 'at-least', count: 2, of }, results({ essay: '50', loaf: '49' }))).toBe(false);
  });

  it('are all shown, met or not', () => {
    expect(decided({ kind: 'at-least', count: 1, of }, results({ essay: '50' }))).toMatchObject({
      count: 1,
      met: true,
      of: [{ met: false }, { met: true }, { met: false }],
    });
  });

  it('are never met where there are fewer', () => {
    const record = results({ loaf: '90', essay: '90', firing: '90' });
    expect(isMet({ kind: 'at-least', count: 4, of }, record)).toBe(false);
  });
});

describe('a tier is completed', () => {
  it('with what it asks for; in a sequential pathway with the tiers before it too', () => {
    const two: Requirement = { kind: 'tier-completed', tier: 'two' };
    expect(isMet(two, results({ essay: '60' }))).toBe(true);
    expect(isMet(two, results({ essay: '60' }), { sequence: 'sequential' })).toBe(false);
    expect(isMet(two, results({ essay: '60', loaf: '50' }), { sequence: 'sequential' })).toBe(true);
  });
});
