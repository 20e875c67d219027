/** A made-up pathway of so many requirements, and learners with so many results each, the same in every run. */
import type { JsonObject } from '../../../service/core/json.ts';
import type { AssessmentResult, LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';

const MODULES = 5;
const ASSESSMENTS = 4;

const identifiers = Array.from({ length: MODULES }, (_, module) =>
  Array.from({ length: ASSESSMENTS }, (_, assessment) => `m${module}-a${assessment}`),
);

/** One award that asks for all of so many requirements, of the kinds that are common. */
export function madeUpPathway(requirements: number): Pathway {
  return parsePathway({
    type: 'CairnPathway',
    version: 2,
    id: `made-up-${requirements}`,
    edition: '1',
    title: 'Made up',
    description: 'A pathway to measure with.',
    language: 'en',
    modules: identifiers.map((assessments, module) => ({
      id: `m${module}`,
      title: `Module ${module}`,
      credit: '5',
      passMark: '40',
      assessments: assessments.map((id, index) => ({
        id,
        title: id,
        method: 'tutor-marked',
        purpose: 'summative',
        weight: '25',
        ...(index === 0 && { passMark: '35' }),
        ...(index === 1 && { attempts: { counts: 'average', most: 8 } }),
      })),
    })),
    tiers: [{ id: 'only', title: 'Only', requirement: { kind: 'not-withdrawn' } }],
    awards: [
      {
        id: 'award',
        achievementType: 'Badge',
        name: 'Award',
        description: 'Made up.',
        criteria: 'Made up.',
        requirement: { kind: 'all', of: Array.from({ length: requirements }, (_, index) => requirement(index)) },
      },
    ],
  });
}

function requirement(index: number): JsonObject {
  const module = index % MODULES;
  const [first = '', second = '', third = ''] = identifiers[module] ?? [];
  switch (index % 20) {
    case 0:
    case 10:
      return { kind: 'module-passed', module: `m${module}` };
    case 1:
    case 11: {
      const of = [first, second, third].map((assessment, part) => ({ assessment, weight: part === 0 ? '40' : '30' }));
      return { kind: 'weighted-score', of, atLeast: '45' };
    }
    case 2:
      return { kind: 'submitted', atLeast: 4 };
    case 3:
      return { kind: 'not-withdrawn' };
    case 4:
    case 14: {
      const of = [third, second].map((assessment) => ({ kind: 'assessment-score', assessment, atLeast: '60' }));
      return { kind: 'any', of };
    }
    case 12:
      return { kind: 'credits', atLeast: '10', from: ['m0', 'm1'] };
    default:
      return { kind: 'assessment-score', assessment: index % 2 === 0 ? first : third, atLeast: '40' };
  }
}

/** Learners of the pathways above, in a cohort with dates: some pass, some do not. */
export function madeUpLearners(count: number, results: number): LearnerRecord[] {
  const random = seeded(results);
  return Array.from({ length: count }, () => learnerWith(identifiers.flat(), results, random));
}

/** Learners of any pathway: results spread over these assessments, the first of them again where there are more. */
export function learnersOf(assessments: readonly string[], count: number, results: number): LearnerRecord[] {
  const random = seeded(results);
  return Array.from({ length: count }, () => learnerWith(assessments, results, random));
}

function learnerWith(assessments: readonly string[], results: number, random: () => number): LearnerRecord {
  const skill = 35 + random() * 50;
  return {
    finalResult: null,
    results: Array.from({ length: results }, (_, index): AssessmentResult => {
      const score = Math.min(100, Math.max(0, skill + (random() - 0.5) * 50));
      return {
        assessment: assessments[index % assessments.length] ?? '',
        score: index % 3 === 0 ? score.toFixed(1) : score.toFixed(0),
        submittedOn: String(7 * (index % assessments.length) + Math.floor(index / assessments.length)),
        carriedOver: false,
      };
    }),
    counting: { cohort: { startsOn: '2026-02-02', endsOn: '2026-12-18', resultsUntil: '2027-01-15' }, ended: null },
  };
}

/** mulberry32: numbers from 0 to below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
