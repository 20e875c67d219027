/** What finding a way takes to know of a pathway, and of where a learner stands in it. */
import { parseDay } from '../../core/calendar-day.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { LearnerRecord } from '../evaluation/learner-record.ts';
import type { Outlook } from '../evaluation/outlook/outlook.ts';
import type { ModulePassedTrace } from '../evaluation/trace.ts';
import type { Pathway } from '../pathway.ts';

/** An assessment that the pathway defines, and the module that it is of. */
export interface PlacedAssessment {
  readonly assessment: PathwayAssessment;
  readonly module: PathwayModule;
}

/** See the file's own words. */
export interface LearnerPosition {
  readonly pathway: Pathway;
  readonly outlook: Outlook;
  /** The day of the evaluation, in days since 1970, and the cohort's first day. */
  readonly today: number;
  readonly startsOn: string | null;
  readonly assessments: ReadonlyMap<string, PlacedAssessment>;
  readonly modules: ReadonlyMap<string, PathwayModule>;
  readonly standings: ReadonlyMap<string, ModulePassedTrace>;
  /** Assessments of which something was handed in, with or without a score. */
  readonly handedIn: ReadonlySet<string>;
  /** Assessments of which something was handed in that counts and has no score yet. */
  readonly beingMarked: ReadonlySet<string>;
  /** Modules in whose assessments there is anything: they are under way, whatever comes before them. */
  readonly begun: ReadonlySet<string>;
  /** By assessment, `2026-09-01`. */
  readonly dueDates: ReadonlyMap<string, string>;
}

/** Reads off a record and its evaluation where the learner stands. */
export function learnerPosition(
  pathway: Pathway,
  { counting, results }: LearnerRecord,
  evaluation: Evaluation,
  outlook: Outlook,
): LearnerPosition {
  const assessments = new Map(
    pathway.modules.flatMap((module) =>
      (module.assessments ?? []).map((assessment) => [assessment.id, { assessment, module }] as const),
    ),
  );
  const handedIn = results.filter(
    ({ carriedOver, score, submittedOn }) => score !== null || submittedOn !== null || carriedOver,
  );
  const begun = handedIn.flatMap(({ assessment }) => assessments.get(assessment)?.module.id ?? []);
  return {
    pathway,
    outlook,
    today: parseDay(evaluation.asOf),
    startsOn: counting?.cohort.startsOn ?? null,
    assessments,
    modules: new Map(pathway.modules.map((module) => [module.id, module])),
    standings: new Map(evaluation.modules.map(({ module, requirement }) => [module, requirement])),
    handedIn: new Set(handedIn.map(({ assessment }) => assessment)),
    beingMarked: new Set(
      handedIn
        .filter(({ assessment, score }) => score === null && outlook.bestScore(assessment) !== null)
        .map(({ assessment }) => assessment),
    ),
    begun: new Set(begun),
    dueDates: new Map((counting?.dueDates ?? []).map(({ assessment, on }) => [assessment, on])),
  };
}
