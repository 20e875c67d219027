import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonArray } from '../../../service/core/json.ts';
import type { Correction } from '../../../service/pathway/correction/correction.ts';
import { whatChanged } from '../../../service/pathway/correction/what-changed.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import type { Trace } from '../../../service/pathway/evaluation/trace.ts';
import { parsePathway } from '../../../service/pathway/pathway.ts';
import { AS_OF, anyLearner, course, result, results } from '../evaluation/requirement-fixture.ts';

const loaf: Requirement = { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' };
const essay: Requirement = { kind: 'assessment-score', assessment: 'essay', atLeast: '50' };

interface Terms {
  readonly requirement?: Requirement;
  readonly distinction?: Requirement;
  readonly edition?: string;
  readonly modules?: JsonArray;
}

/** The course, with this as its only award. */
function evaluator({ requirement = loaf, distinction, edition = '1', modules = course.modules }: Terms) {
  const [badge] = course.awards;
  const award = JSON.parse(
    JSON.stringify({
      ...badge,
      requirement,
      ...(distinction !== undefined && { distinction: { label: 'With distinction', requirement: distinction } }),
    }),
  );
  return compilePathway(parsePathway({ ...course, edition, modules, awards: [award] }));
}

function decided(record: LearnerRecord, terms: Terms): Trace {
  const [decision] = evaluator(terms).decide(record, AS_OF);
  if (decision === undefined) throw new Error('no decision');
  return decision.trace;
}

/** What has changed of a certificate that was issued on one record, now that there is another. */
function changed(
  before: Partial<LearnerRecord>,
  now: Partial<LearnerRecord>,
  terms: Terms = {},
  termsNow: Terms = terms,
): Correction | null {
  const nothing: LearnerRecord = { finalResult: null, results: [] };
  const issued = decided({ ...nothing, ...before }, terms);
  if (issued.outcome !== 'earned') throw new Error('no certificate is issued for that');
  const record = { ...nothing, ...now };
  const counted = evaluator(termsNow).counts(record, AS_OF);
  return whatChanged(issued, { trace: decided(record, termsNow), counted });
}

const withDistinction: Terms = { distinction: { ...loaf, atLeast: '85' } };

describe('what has changed since a certificate was issued', () => {
  it('is nothing where the record is the same, in whatever order and spelling', () => {
    const before = results({ loaf: '60', essay: '70' });
    expect(changed(before, before, withDistinction)).toBeNull();
    expect(changed(before, { results: [result('essay', '70'), result('loaf', '60.0')] })).toBeNull();
  });

  it('is that the award is no longer earned, with the result before and after', () => {
    expect(changed(results({ loaf: '60' }), results({ loaf: '40' }))).toEqual({
      reasons: ['no-longer-earned', 'result-changed'],
      before: { outcome: 'earned', distinction: false },
      now: { outcome: 'not-yet', distinction: false },
      changes: [
        {
          kind: 'result',
          assessment: 'loaf',
          before: { assessment: 'loaf', carriedOver: false, score: '60', submittedOn: '2026-03-01' },
          now: [{ assessment: 'loaf', carriedOver: false, score: '40', submittedOn: '2026-03-01' }],
          notCounted: null,
          carries: true,
        },
      ],
    });
  });

  it('is that its distinction is lost', () => {
    const found = changed(results({ loaf: '90' }), results({ loaf: '80' }), withDistinction);
    expect(found?.reasons).toEqual(['distinction-lost', 'result-changed']);
    expect([found?.before.distinction, found?.now?.distinction]).toEqual([true, false]);
  });

  it('is that a distinction is gained, and which result did it', () => {
    const terms = { distinction: { ...essay, atLeast: '85' } };
    const found = changed(results({ loaf: '60', essay: '80' }), results({ loaf: '60', essay: '88' }), terms);
    expect(found).toMatchObject({
      reasons: ['distinction-gained'],
      changes: [{ assessment: 'essay', before: { score: '80' }, now: [{ score: '88' }], carries: false }],
    });
  });

  it('is that a result is another one, though the award is earned all the same', () => {
    expect(changed(results({ loaf: '60' }), results({ loaf: '65' }))?.reasons).toEqual(['result-changed']);
    expect(changed(results({ loaf: '60' }), { results: [result('loaf', '60', '2026-03-02')] })).toMatchObject({
      reasons: ['result-changed'],
      changes: [{ before: { submittedOn: '2026-03-01' }, now: [{ submittedOn: '2026-03-02' }] }],
    });
  });

  it('is not that results came in besides, by which nothing comes out otherwise', () => {
    const before = { results: [result('loaf', '60')] };
    const better = { results: [result('loaf', '60'), result('loaf', '70', '2026-04-01'), result('essay', '90')] };
    expect(changed(before, better)).toBeNull();
    const all: Requirement = { kind: 'all', of: [loaf, { kind: 'submitted', atLeast: 1 }] };
    expect(changed(before, better, { requirement: all })).toBeNull();
  });

  it('is told with what came in besides, where the decision comes out otherwise by it', () => {
    const before = { results: [result('loaf', '60')] };
    const better = { results: [...before.results, result('loaf', '90', '2026-04-01')] };
    expect(changed(before, better, withDistinction)).toMatchObject({
      reasons: ['distinction-gained'],
      changes: [{ kind: 'result', before: null, now: [{ score: '90' }], carries: false }],
    });
    const last: Requirement = { kind: 'assessment-score', assessment: 'last', atLeast: '50' };
    const worse = { results: [result('last', '60'), result('last', '20', '2026-04-01')] };
    expect(changed({ results: [result('last', '60')] }, worse, { requirement: last })).toMatchObject({
      reasons: ['no-longer-earned'],
      changes: [{ before: null, now: [{ score: '20' }] }],
    });
  });

  it('is not that something changed which the certificate does not rest on', () => {
    const any: Requirement = { kind: 'any', of: [loaf, essay] };
    const before = results({ loaf: '60', essay: '20' });
    expect(changed(before, results({ loaf: '60', essay: '30' }), { requirement: any })).toBeNull();
    expect(changed(before, results({ loaf: '62', essay: '30' }), { requirement: any })?.changes).toMatchObject([
      { assessment: 'loaf', carries: true },
      { assessment: 'essay', carries: false },
    ]);
  });

  it('is not that a score changed where it was only asked to hand in; it is that it is not handed in any more', () => {
    const requirement: Requirement = { kind: 'submitted', atLeast: 1 };
    const before = results({ loaf: '60', essay: '70' });
    expect(changed(before, results({ loaf: '10', essay: '70' }), { requirement })).toBeNull();
    expect(changed(before, results({ loaf: '60' }), { requirement })).toMatchObject({
      reasons: ['result-changed'],
      changes: [{ assessment: 'essay', now: [], carries: true }],
    });
  });

  it('is that a final result is another, and not that it has come', () => {
    const requirement: Requirement = { kind: 'final-result', in: ['pass', 'distinction'] };
    expect(changed({ finalResult: 'pass' }, { finalResult: 'distinction' }, { requirement })).toMatchObject({
      reasons: ['result-changed'],
      changes: [{ kind: 'final-result', before: 'pass', now: 'distinction' }],
    });
    const stays: Requirement = { kind: 'not-withdrawn' };
    expect(changed({}, { finalResult: 'pass' }, { requirement: stays })).toBeNull();
    expect(changed({}, { finalResult: 'withdrawn' }, { requirement: stays })).toMatchObject({
      reasons: ['no-longer-earned', 'result-changed'],
      changes: [{ kind: 'final-result', before: null, now: 'withdrawn' }],
    });
  });

  it('is that a recognition was withdrawn, unless the module is passed without it', () => {
    const requirement: Requirement = { kind: 'module-passed', module: 'dough' };
    const recognitions = [{ module: 'dough', on: '2026-01-01', reference: 'r1' }];
    expect(changed({ recognitions }, {}, { requirement })).toMatchObject({
      reasons: ['no-longer-earned', 'result-changed'],
      changes: [{ kind: 'recognition', module: 'dough', before: { reference: 'r1' }, now: null }],
    });
    const another = [{ module: 'dough', on: '2026-02-01', reference: 'r2' }];
    expect(changed({ recognitions }, { recognitions: another }, { requirement })).toMatchObject({
      reasons: ['result-changed'],
      changes: [{ now: { on: '2026-02-01', reference: 'r2' } }],
    });
    const passed = results({ loaf: '60', essay: '70' });
    expect(changed({ ...passed, recognitions }, passed, { requirement })).toBeNull();
  });

  it('is that an award is not held any more that another pathway gave', () => {
    const requirement: Requirement = { kind: 'award-held', award: 'diploma', pathway: 'cakes' };
    const heldAwards = [{ pathway: 'cakes', edition: '1', award: 'diploma', on: '2026-01-01' }];
    expect(changed({ heldAwards }, {}, { requirement })).toMatchObject({
      reasons: ['no-longer-earned', 'result-changed'],
      changes: [{ kind: 'held-award', pathway: 'cakes', award: 'diploma', before: { edition: '1' }, now: null }],
    });
  });

  it('is that a result counts no longer, and why', () => {
    const counting = { cohort: { startsOn: '2026-03-15', endsOn: null, resultsUntil: null }, ended: null };
    expect(changed(results({ loaf: '60' }), { ...results({ loaf: '60' }), counting })).toMatchObject({
      reasons: ['no-longer-earned', 'result-changed'],
      changes: [{ assessment: 'loaf', now: [], notCounted: 'before-cohort' }],
    });
    const transferred = { ...counting, cohort: { ...counting.cohort, startsOn: null } };
    const ended = { status: 'transferred', on: '2026-04-01' } as const;
    expect(
      changed(results({ loaf: '60' }), { ...results({ loaf: '60' }), counting: { ...transferred, ended } }),
    ).toMatchObject({ reasons: ['no-longer-earned', 'result-changed'], changes: [{ notCounted: 'transferred-away' }] });
  });

  it('is that being late takes another part of a result, and nothing that the result is on record as it was', () => {
    const [dough, ...others] = course.modules;
    const assessments = (dough?.assessments ?? []).map((one) => ({
      ...one,
      late: { policy: 'reduced', percentPerDay: '10', days: 5 },
    }));
    const terms: Terms = { modules: JSON.parse(JSON.stringify([{ ...dough, assessments }, ...others])) };
    const dueOn = (on: string): Partial<LearnerRecord> => ({
      results: [result('loaf', '80', '2026-03-03')],
      counting: {
        ...{ cohort: { startsOn: null, endsOn: null, resultsUntil: null }, ended: null },
        dueDates: [{ assessment: 'loaf', on }],
      },
    });
    expect(changed(dueOn('2026-03-02'), dueOn('2026-03-02'), terms)).toBeNull();
    expect(changed(dueOn('2026-03-02'), dueOn('2026-03-01'), terms)).toMatchObject({
      reasons: ['result-changed'],
      changes: [{ before: { late: { counts: '72' } }, now: [{ late: { counts: '64' } }], notCounted: null }],
    });
    expect(changed(dueOn('2026-03-02'), dueOn('2026-02-01'), terms)).toMatchObject({
      reasons: ['no-longer-earned', 'result-changed'],
      changes: [{ now: [], notCounted: 'too-late' }],
    });
  });

  it('is not what another version of the pathway asks for; a changed result is, by whatever version', () => {
    const harder: Terms = { requirement: { ...loaf, atLeast: '80' }, edition: '2' };
    expect(changed(results({ loaf: '60' }), results({ loaf: '60' }), {}, harder)).toBeNull();
    expect(changed(results({ loaf: '60' }), results({ loaf: '40' }), {}, harder)).toMatchObject({
      reasons: ['result-changed'],
      now: { outcome: 'not-yet' },
    });
  });

  it('is told where the award is not decided on any more', () => {
    const record: LearnerRecord = { finalResult: null, ...results({ loaf: '60' }) };
    const issued = decided(record, {});
    expect(whatChanged(issued, { trace: null, counted: evaluator({}).counts(record, AS_OF) })).toBeNull();
    const other = { ...record, ...results({ loaf: '70' }) };
    expect(whatChanged(issued, { trace: null, counted: evaluator({}).counts(other, AS_OF) })).toMatchObject({
      reasons: ['result-changed'],
      now: null,
    });
  });

  it('is never anything while the record stays, whatever was earned by it, and never for what is only added', () => {
    const requirement: Requirement = {
      kind: 'any',
      of: [loaf, essay, { kind: 'module-passed', module: 'dough' }, { kind: 'submitted', atLeast: 2 }],
    };
    fc.assert(
      fc.property(anyLearner(), fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }), (record, more) => {
        fc.pre(decided(record, { requirement }).outcome === 'earned');
        expect(changed(record, record, { requirement })).toBeNull();
        const added = more.map((score) => result('loaf', String(score), '2026-05-01'));
        expect(changed(record, { ...record, results: [...record.results, ...added] }, { requirement })).toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});
