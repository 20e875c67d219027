import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../service/pathway/definition/requirement.ts';
import { course, decided, isMet, results } from '../requirement-fixture.ts';

const shown = (competency: string, level?: string): Requirement => ({
  kind: 'competency',
  competency,
  ...(level !== undefined && { level }),
});

describe('a competency is shown', () => {
  it('by a summative assessment of an outcome that leads there, passed by its own mark or its module’s', () => {
    expect(isMet(shown('baking/dough'), results({ loaf: '40' }))).toBe(true);
    expect(isMet(shown('baking/dough'), results({ loaf: '39.9' }))).toBe(false);
    expect(isMet(shown('baking/measure'), results({ essay: '50' }))).toBe(true);
    expect(isMet(shown('baking/measure'), results({ essay: '49' }))).toBe(false);
    expect(decided(shown('baking/measure'), results({ essay: '50' }))).toMatchObject({
      competency: 'baking/measure',
      level: null,
      of: [{ kind: 'assessment-score', assessment: 'essay', atLeast: '50' }],
    });
  });

  it('by no formative assessment', () => {
    expect(isMet(shown('baking/dough'), results({ quiz: '100' }))).toBe(false);
  });

  it('at its level and those below, not above', () => {
    expect(isMet(shown('baking/dough', 'novice'), results({ loaf: '40' }))).toBe(true);
    expect(isMet(shown('baking/dough', 'skilled'), results({ loaf: '40' }))).toBe(true);
    expect(isMet(shown('baking/dough', 'master'), results({ loaf: '100' }))).toBe(false);
  });

  it('at no level by an outcome that names none', () => {
    expect(isMet(shown('baking/measure', 'novice'), results({ essay: '100' }))).toBe(false);
  });

  it('at no level where the pathway states no scale', () => {
    const change = { frameworks: [{ id: 'baking', edition: '1' }] };
    const bare = JSON.parse(JSON.stringify(course.modules).replaceAll(/,"level":"[a-z]+"/g, ''));
    expect(isMet(shown('baking/dough'), results({ loaf: '40' }), { ...change, modules: bare })).toBe(true);
  });

  it('as the provider reports, where cohorts bring what assesses it', () => {
    expect(isMet(shown('baking/shop', 'novice'), { finalResult: 'pass' })).toBe(true);
    expect(isMet(shown('baking/shop', 'novice'), { finalResult: 'fail' })).toBe(false);
  });

  it('not by prior learning, which stands in the module’s place alone', () => {
    const recognitions = [{ module: 'dough', on: '2026-01-01', reference: 'a' }];
    expect(isMet(shown('baking/dough'), { recognitions })).toBe(false);
    expect(
      isMet(
        { kind: 'any', of: [shown('baking/dough'), { kind: 'prior-learning', module: 'dough' }] },
        { recognitions },
      ),
    ).toBe(true);
  });
});
