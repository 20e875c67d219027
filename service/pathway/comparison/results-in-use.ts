/** Which assessments a learner has results of that something rests on. */
import type { RequirementTrace, ResultTrace, ScoreTrace } from '../evaluation/trace.ts';

/** The assessments, in the order in which they are met. */
export function assessmentsInUse(traces: readonly RequirementTrace[]): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (results: readonly (ResultTrace | null)[]): void => {
    for (const result of results) if (result !== null) used.add(result.assessment);
  };
  const useScore = ({ average, result }: ScoreTrace): void => use([...(average?.results ?? []), result]);
  const visit = (trace: RequirementTrace): void => {
    switch (trace.kind) {
      case 'all':
      case 'any':
      case 'at-least':
      case 'module-passed':
      case 'competency':
      case 'tier-completed':
      case 'award-held':
        for (const part of trace.of) visit(part);
        return;
      case 'within':
        visit(trace.of);
        return;
      case 'credits':
        for (const { module } of trace.of) visit(module);
        return;
      case 'assessment-score':
        useScore(trace);
        return;
      case 'weighted-score':
        for (const part of trace.of) useScore(part);
        return;
      case 'submitted':
        use(trace.results);
        return;
      case 'prior-learning':
      case 'final-result':
      case 'not-withdrawn':
        return;
    }
  };
  for (const trace of traces) visit(trace);
  return used;
}
