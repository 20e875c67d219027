import { createHash } from 'node:crypto';
import { dayText, parseDay } from '../../../service/core/calendar-day.ts';
import type { Pathway } from '../../../service/pathway/pathway.ts';
import type { CohortLearner } from '../../../service/registrar/results/import-cohort.ts';

/** The first day of a generated cohort. */
export const FIRST_DAY = '2023-09-01';

/**
 * Learners of a pathway, made up: the same number always gives the same learner. Each is more or less able and more or less
 * steady; they go through the modules in order, do well or badly by how able they are, leave something out now and then,
 * take two or so of the electives of a tier, and many stop on the way, as learners do.
 */
export function* generatedLearners(pathway: Pathway, count: number): Generator<CohortLearner> {
  const course = modulesInOrder(pathway);
  for (let number = 1; number <= count; number += 1) yield generatedLearner(course, number);
}

interface CourseModule {
  readonly isElective: boolean;
  readonly assessments: readonly string[];
}

function modulesInOrder({ tiers, modules }: Pathway): readonly CourseModule[] {
  const assessmentsOf = new Map(modules.map(({ id, assessments = [] }) => [id, assessments.map((one) => one.id)]));
  return tiers.flatMap(({ core = [], electives = [] }) => [
    ...core.map((id) => ({ isElective: false, assessments: assessmentsOf.get(id) ?? [] })),
    ...electives.map((id) => ({ isElective: true, assessments: assessmentsOf.get(id) ?? [] })),
  ]);
}

function generatedLearner(course: readonly CourseModule[], number: number): CohortLearner {
  const draw = drawsOf(number);
  const ability = (draw() + draw()) / 2;
  const steadiness = draw();
  const stopsAfter = steadiness > 0.55 ? course.length : Math.floor(draw() * course.length);
  let day = parseDay(FIRST_DAY);
  const results = course.slice(0, stopsAfter).flatMap(({ isElective, assessments }) => {
    if (isElective && draw() > 0.6) return [];
    return assessments.flatMap((assessment) => {
      day += 10 + Math.floor(draw() * 20);
      if (draw() < 0.03 * (1.5 - steadiness)) return [];
      const isMarked = draw() > 0.01;
      const points = Math.round(Math.min(100, 30 + ability * 70 + (draw() - 0.3) * 30) * 2) / 2;
      return [{ assessment, score: isMarked ? String(points) : null, submittedOn: dayText(day), carriedOver: false }];
    });
  });
  return { learnerId: `generated-${number}`, name: null, email: null, finalResult: null, results };
}

/** Numbers from 0 to 1 that follow from a learner's number alone: SHAKE256 (FIPS 202), four bytes each. */
function drawsOf(number: number): () => number {
  const bytes = createHash('shake256', { outputLength: 1024 }).update(`generated learner ${number}`).digest();
  let at = 0;
  return () => {
    const drawn = bytes.readUInt32BE(at) / 2 ** 32;
    at += 4;
    return drawn;
  };
}
