/** The results of a learner as they are shown: beside the assessment that they are of, whatever they count for. */
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import { isSubmitted, knownResults } from '../evaluation/known-results.ts';
import type { LearnerRecord } from '../evaluation/learner-record.ts';
import type { WayResult, WayResults } from './learner-way.ts';

/** What has been handed in, by assessment, in the order in which evaluation has it. */
export type ResultsByAssessment = ReadonlyMap<string, readonly WayResult[]>;

/** @throws CairnError `malformed-decimal` */
export function resultsByAssessment({ results }: LearnerRecord): ResultsByAssessment {
  const submitted = knownResults(results).filter(isSubmitted);
  return new Map(
    [...Map.groupBy(submitted, ({ trace }) => trace.assessment)].map(([assessment, of]) => [
      assessment,
      of.map(({ trace: { score, submittedOn, carriedOver } }) => ({ score, submittedOn, carriedOver })),
    ]),
  );
}

/** Whether something of it was handed in that has no mark yet. */
export function isWaiting(results: readonly WayResult[] | undefined): boolean {
  return results?.some(({ score }) => score === null) ?? false;
}

/** What stands in the lists of results: what waits for a mark, what is feedback, what the pathway does not name. */
export interface WayResultLists {
  readonly waiting: readonly WayResults[];
  readonly feedback: readonly WayResults[];
  readonly otherResults: readonly WayResults[];
}

export function resultLists({ modules }: PathwayDefinition, results: ResultsByAssessment): WayResultLists {
  const defined = modules.flatMap((module) => (module.assessments ?? []).map((assessment) => ({ module, assessment })));
  const listed = (of: readonly Placed[]) =>
    of.flatMap(({ module, assessment: { id, title } }): WayResults[] => {
      const found = results.get(id);
      return found === undefined
        ? []
        : [{ assessment: id, title, module: module.id, moduleTitle: module.title, results: found }];
    });
  const named = new Set(defined.map(({ assessment }) => assessment.id));
  const others = [...results].filter(([assessment]) => !named.has(assessment));
  return {
    waiting: [
      ...listed(defined.filter(({ assessment }) => isWaiting(results.get(assessment.id)))),
      ...others.filter(([, of]) => isWaiting(of)).map(unplaced),
    ],
    feedback: listed(defined.filter(({ assessment }) => assessment.purpose === 'formative')),
    otherResults: others.map(unplaced),
  };
}

interface Placed {
  readonly module: PathwayModule;
  readonly assessment: PathwayAssessment;
}

function unplaced([assessment, results]: readonly [string, readonly WayResult[]]): WayResults {
  return { assessment, title: assessment, module: null, moduleTitle: null, results };
}
