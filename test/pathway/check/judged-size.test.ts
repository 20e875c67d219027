import { describe, expect, it } from 'vitest';
import { judgedSizes } from '../../../service/pathway/check/judged-size.ts';
import { pathwayParts } from '../../../service/pathway/check/pathway-parts.ts';
import { checkedCodes, largePathway } from './large-pathway.ts';

describe('a pathway of two hundred modules', () => {
  it('is not too large to be checked, whatever its diplomas claim', () => {
    expect(judgedSizes(pathwayParts(largePathway({ modules: 200, assessments: 3, awards: 3 })))).toEqual([]);
  });
});

describe('a definition of bounded size in which the work multiplies', () => {
  it('is told to be too large, and its claims are not judged', () => {
    const competency = { kind: 'competency' as const, competency: 'skills/one' };
    const asked = { kind: 'all' as const, of: Array(10).fill({ kind: 'all', of: Array(200).fill(competency) }) };
    const codes = checkedCodes(largePathway({ modules: 100, assessments: 5, awards: 1, asked }));
    expect(codes).toContain('pathway-too-large');
    expect(codes).not.toContain('claim-not-shown');
  });
});
