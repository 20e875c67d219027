import { METHOD_NAMES } from '../assessment-names.ts';
import type { CountedAttempt, PathwayAssessment } from '../definition/assessment.ts';
import type { DrawnModule, PathwayDrawing } from '../drawing/pathway-drawing.ts';
import type { LearnerRecord } from '../evaluation/learner-record.ts';
import type { EvaluationExplanation } from '../explanation/explanation.ts';
import type { Pathway } from '../pathway.ts';
import { creditInWords } from '../requirement-in-words.ts';
import type { WayAssessment, WayModule } from './learner-way.ts';
import { standingOfPart } from './standing-words.ts';
import { isWaiting, type ResultsByAssessment } from './way-results.ts';

/** What a module is shown by. */
export interface ModuleMaterial {
  readonly pathway: Pathway;
  readonly drawing: PathwayDrawing;
  readonly explained: EvaluationExplanation;
  readonly results: ResultsByAssessment;
  readonly record: LearnerRecord;
}

export type ModuleShower = (drawn: DrawnModule) => WayModule;

/** Prepares to show the modules of a pathway, each with what it needs and what there is of it. */
export function moduleShower({ pathway, drawing, explained, results, record }: ModuleMaterial): ModuleShower {
  const defined = new Map(pathway.modules.map((module) => [module.id, module]));
  const standings = new Map(explained.modules.map((standing) => [standing.module, standing]));
  const numbers = new Map(
    drawing.tiers.flatMap(({ modules }) => modules.map(({ id, number }) => [id, number] as const)),
  );
  const ended = record.counting?.ended != null;
  const due = new Map((record.counting?.dueDates ?? []).map(({ assessment, on }) => [assessment, on]));
  return ({ id, number, title, elective, workloadHours, credit, outcomes }) => {
    const module = defined.get(id);
    const standing = standings.get(id);
    if (module === undefined || standing === undefined) throw new RangeError(`no standing of the module ${id}`);
    const assessments = (module.assessments ?? []).map((assessment) => shownAssessment(assessment, results, due));
    const after = (module.prerequisites ?? []).map((before) => ({
      module: before,
      title: defined.get(before)?.title ?? before,
      passed: standings.get(before)?.passed ?? false,
    }));
    const missing = after.filter(({ passed }) => !passed).flatMap((before) => numbers.get(before.module) ?? []);
    const waiting = assessments.some((assessment) => assessment.waiting && assessment.purpose === 'summative');
    return {
      ...{ module: id, number, title, elective, after, assessments },
      description: module.description ?? null,
      facts: [
        ...(elective ? ['elective'] : []),
        ...(workloadHours === null ? [] : [`${workloadHours} hours`]),
        ...(credit === null ? [] : [creditInWords(credit, pathway.creditSystem?.name)]),
      ],
      outcomes: outcomes.map(({ statement }) => statement),
      ...standingOfPart('module', standing.requirement, { after: missing.toSorted((a, b) => a - b), waiting, ended }),
      explanation: standing.requirement,
    };
  };
}

function shownAssessment(
  { id, title, purpose, method, weight, passMark, attempts }: PathwayAssessment,
  results: ResultsByAssessment,
  due: ReadonlyMap<string, string>,
): WayAssessment {
  const found = results.get(id) ?? [];
  return {
    ...{ assessment: id, title, purpose, method, methodName: METHOD_NAMES[method] },
    weight: weight ?? null,
    passMark: passMark ?? null,
    attempts: attempts === undefined ? null : attemptsInWords(attempts),
    dueOn: due.get(id) ?? null,
    results: found,
    waiting: isWaiting(found),
  };
}

const COUNTED: Readonly<Record<CountedAttempt, string>> = {
  best: 'the best attempt counts',
  last: 'the last attempt counts',
  first: 'the first attempt counts',
  average: 'the average of all attempts counts',
};

/** `at most 3 attempts, the best attempt counts` */
function attemptsInWords({ counts, most }: NonNullable<PathwayAssessment['attempts']>): string {
  if (most === 1) return 'one attempt';
  return most === undefined ? COUNTED[counts] : `at most ${most} attempts, ${COUNTED[counts]}`;
}
