import { describe, expect, it } from 'vitest';
import type { HeldAward } from '../../../../service/pathway/evaluation/learner-record.ts';
import { decided, isMet, results, traced } from '../requirement-fixture.ts';

const held = (pathway: string, award: string, on = '2026-01-01', edition = '1'): HeldAward => ({
  pathway,
  edition,
  award,
  on,
});

describe('an award of this pathway is held', () => {
  it('when the same record meets what it asks for', () => {
    expect(isMet({ kind: 'award-held', award: 'badge' }, results({ loaf: '70' }))).toBe(true);
    expect(decided({ kind: 'award-held', award: 'badge' }, results({ loaf: '69' }))).toEqual({
      kind: 'award-held',
      met: false,
      award: 'badge',
      pathway: null,
      held: null,
      of: [expect.objectContaining({ kind: 'assessment-score', assessment: 'loaf', atLeast: '70' })],
    });
  });

  it('not by certificates, unless the pathway is named', () => {
    const heldAwards = [held('bread', 'badge', '2025-01-01', '0')];
    expect(isMet({ kind: 'award-held', award: 'badge' }, { heldAwards })).toBe(false);
    expect(isMet({ kind: 'award-held', award: 'badge', pathway: 'bread' }, { heldAwards })).toBe(true);
  });

  it('by nobody who was transferred away', () => {
    const counting = {
      cohort: { startsOn: null, endsOn: null, resultsUntil: null },
      ended: { status: 'transferred', on: '2026-05-01' } as const,
    };
    expect(traced({ kind: 'award-held', award: 'badge' }, { ...results({ loaf: '70' }), counting }).outcome).toBe(
      'impossible',
    );
  });
});

describe('an award of another pathway is held', () => {
  it('by a certificate of it, in whatever edition: the earliest', () => {
    const heldAwards = [
      held('cakes', 'diploma'),
      held('cakes', 'badge', '2026-02-01', '2'),
      held('cakes', 'badge', '2025-12-31', '3'),
    ];
    expect(decided({ kind: 'award-held', award: 'badge', pathway: 'cakes' }, { heldAwards })).toEqual({
      kind: 'award-held',
      met: true,
      award: 'badge',
      pathway: 'cakes',
      held: { edition: '3', on: '2025-12-31' },
      of: [],
    });
  });

  it('not by another award of it, nor by one of the same name elsewhere', () => {
    const heldAwards = [held('cakes', 'diploma'), held('bread', 'badge')];
    expect(isMet({ kind: 'award-held', award: 'badge', pathway: 'cakes' }, { heldAwards })).toBe(false);
  });

  it('though the learner has withdrawn from this one', () => {
    const counting = {
      cohort: { startsOn: '2026-01-01', endsOn: null, resultsUntil: null },
      ended: { status: 'withdrawn', on: '2026-02-01' } as const,
    };
    const record = { heldAwards: [held('cakes', 'badge', '2026-06-01')], counting };
    expect(isMet({ kind: 'award-held', award: 'badge', pathway: 'cakes' }, record)).toBe(true);
  });
});
