import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import type { Decision } from '../../../service/pathway/evaluation/evaluation.ts';
import {
  awardsToKeep,
  evaluateKeeping,
  type KeptAward,
  keepAwards,
} from '../../../service/pathway/evaluation/kept-awards.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { type Pathway, parsePathway, pathwayDigest } from '../../../service/pathway/pathway.ts';
import { AS_OF, course, results } from './requirement-fixture.ts';

const scored = (assessment: string, atLeast: string): Requirement => ({
  kind: 'assessment-score',
  assessment,
  atLeast,
});

/** An edition of the course with these awards; each with what it asks for, and for its distinction. */
function edition(name: string, asked: Readonly<Record<string, readonly [Requirement, Requirement?]>>): Pathway {
  const [badge] = course.awards;
  const awards = Object.entries(asked).map(([id, [requirement, distinction]]) => ({
    ...badge,
    id,
    requirement,
    ...(distinction !== undefined && { distinction: { label: 'With honours', requirement: distinction } }),
  }));
  return parsePathway(JSON.parse(JSON.stringify({ ...course, edition: name, awards })));
}

const first = edition('1', { badge: [scored('loaf', '50'), scored('loaf', '80')], gone: [scored('quiz', '1')] });
const second = edition('2', {
  badge: [scored('essay', '50'), scored('essay', '90')],
  fresh: [scored('firing-talk', '1')],
});
const third = edition('3', { badge: [scored('firing', '50')] });
const editions = new Map([first, second, third].map((pathway) => [`${pathwayDigest(pathway)}`, pathway]));

function editionOf(digest: string): Pathway {
  const pathway = editions.get(digest);
  if (pathway === undefined) throw new Error(`no edition ${digest}`);
  return pathway;
}

function decide(pathway: Pathway, kept: readonly KeptAward[], record: LearnerRecord): readonly Decision[] {
  const by = (one: Pathway) => compilePathway(one).decide(record, AS_OF);
  return keepAwards(by(pathway), kept, (digest) => by(editionOf(digest)));
}

const record = (scores: Readonly<Record<string, string>>): LearnerRecord => ({ finalResult: null, ...results(scores) });

/** What a learner has, with the edition that decided: `badge with honours by 1`. */
const earned = (decisions: readonly Decision[]) =>
  decisions
    .filter(({ outcome }) => outcome === 'earned')
    .map(({ awardId, distinction, trace }) => {
      const by = editionOf(trace.pathway.digest).edition;
      return `${awardId}${distinction ? ' with honours' : ''} by ${by}`;
    });

const loaf = record({ loaf: '85', quiz: '3' });
const keptOfFirst = awardsToKeep(decide(first, [], loaf));

describe('an award that was earned under a version that was left', () => {
  it('stays earned by that version where the new one asks for what is not there', () => {
    expect(keptOfFirst).toEqual([
      { award: 'badge', distinction: true, pathway: pathwayDigest(first) },
      { award: 'gone', distinction: false, pathway: pathwayDigest(first) },
    ]);
    expect(earned(decide(second, [], loaf))).toEqual([]);
    expect(earned(decide(second, keptOfFirst, loaf))).toEqual(['badge with honours by 1', 'gone by 1']);
  });

  it('is decided by the new version once that gives as much, and not before', () => {
    const both = { ...{ loaf: '85', quiz: '3' }, essay: '60' };
    expect(earned(decide(second, keptOfFirst, record(both)))).toEqual(['badge with honours by 1', 'gone by 1']);
    expect(earned(decide(second, keptOfFirst, record({ ...both, essay: '95' })))).toEqual([
      'badge with honours by 2',
      'gone by 1',
    ]);
    const plain = awardsToKeep(decide(first, [], record({ loaf: '60' })));
    expect(earned(decide(second, plain, record({ loaf: '60', essay: '60' })))).toEqual(['badge by 2']);
  });

  it('is not earned any more once its results are corrected, and is again when they are restored', () => {
    expect(earned(decide(second, keptOfFirst, record({ loaf: '20', quiz: '3' })))).toEqual(['gone by 1']);
    const decisions = decide(second, keptOfFirst, record({ loaf: '20' }));
    expect(decisions.map(({ awardId, outcome }) => [awardId, outcome])).toEqual([
      ['badge', 'not-yet'],
      ['fresh', 'not-yet'],
      ['gone', 'not-yet'],
    ]);
    expect(earned(decide(second, keptOfFirst, loaf))).toEqual(['badge with honours by 1', 'gone by 1']);
  });

  it('gives nothing that had not been earned when its version was left', () => {
    const none = awardsToKeep(decide(first, [], record({ loaf: '20' })));
    expect(earned(decide(second, none, loaf))).toEqual([]);
    const plain = awardsToKeep(decide(first, [], record({ loaf: '60' })));
    expect(earned(decide(second, plain, record({ loaf: '60', essay: '95' })))).toEqual(['badge with honours by 2']);
  });

  it('is decided by the version left last, of those that give it', () => {
    const all = record({ loaf: '60', essay: '60', firing: '0' });
    const kept = [...awardsToKeep(decide(second, [], all)), ...awardsToKeep(decide(first, [], all))];
    expect(earned(decide(third, kept, all))).toEqual(['badge by 2']);
    expect(earned(decide(third, kept, record({ loaf: '60', essay: '0' })))).toEqual(['badge by 1']);
  });

  it('leaves tiers, modules and milestones to the version that the learner is pinned to', () => {
    const by = (pathway: Pathway) => compilePathway(pathway).evaluate(loaf, AS_OF);
    const pinned = by(second);
    const evaluation = evaluateKeeping(pinned, keptOfFirst, (digest) => by(editionOf(digest)));
    expect(evaluation).toEqual({ ...pinned, decisions: expect.anything() });
    expect(evaluation.decisions[0]).toMatchObject({ awardId: 'badge', outcome: 'earned', progress: 100 });
  });
});

describe('moves', () => {
  const anyScore = fc.option(fc.integer({ min: 0, max: 100 }).map(String), { nil: undefined });
  const anyScores = fc.record({ loaf: anyScore, essay: anyScore, firing: anyScore, quiz: anyScore });
  const anyMoves = fc.array(fc.constantFrom(first, second, third), { minLength: 1, maxLength: 8 });

  it('in any order and number never lose an earned award or its distinction while the results stay', () => {
    fc.assert(
      fc.property(anyScores, anyMoves, (scores, moves) => {
        const known = Object.entries(scores).flatMap(([id, score]) => (score === undefined ? [] : [[id, score]]));
        const learner = record(Object.fromEntries(known));
        let kept: readonly KeptAward[] = [];
        let before: readonly Decision[] = decide(first, kept, learner);
        for (const pathway of moves) {
          kept = [...awardsToKeep(before), ...kept];
          const after = decide(pathway, kept, learner);
          for (const { awardId, distinction } of before.filter(({ outcome }) => outcome === 'earned')) {
            const now = after.find((decision) => decision.awardId === awardId);
            expect(now?.outcome).toBe('earned');
            if (distinction) expect(now?.distinction).toBe(true);
          }
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });
});
