/** Which assessments a learner has results of whose score counts for something: that one is handed in counts for itself. */
import type { RequirementTrace, ScoreTrace } from '../evaluation/trace.ts';

/** The assessments, in the order in which they are met. */
export function assessmentsInUse(traces: readonly RequirementTrace[]): ReadonlySet<string> {
  const used = new Set<string>();
  const useScore = ({ average, result }: ScoreTrace): void => {
    for (const { assessment } of average?.results ?? []) used.add(assessment);
    if (result !== null) used.add(result.assessment);
  };
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
      case 'prior-learning':
      case 'final-result':
      case 'not-withdrawn':
        return;
    }
  };
  for (const trace of traces) visit(trace);
  return used;
}
