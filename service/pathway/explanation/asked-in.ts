import type { RequirementTrace } from '../evaluation/trace.ts';
import type { RequirementHead } from '../requirement-in-words.ts';

/**
 * What a trace's requirement asks for besides its parts, as the pathway states it: a trace says all of it.
 *
 * @param credited the pathway's modules that carry credit: where credit may come from any of them, none is named
 */
export function askedIn(trace: RequirementTrace, credited: ReadonlySet<string>): RequirementHead {
  switch (trace.kind) {
    case 'all':
    case 'any':
    case 'not-withdrawn':
      return { kind: trace.kind };
    case 'at-least':
      return { kind: trace.kind, count: trace.count };
    case 'within':
      return { kind: trace.kind, days: trace.days };
    case 'credits': {
      const { atLeast, kind, of } = trace;
      const from = of.map(({ module }) => module.module);
      return from.length === credited.size ? { kind, atLeast } : { kind, atLeast, from };
    }
    case 'module-passed':
    case 'prior-learning':
      return { kind: trace.kind, module: trace.module };
    case 'competency': {
      const { competency, kind, level } = trace;
      return level === null ? { kind, competency } : { kind, competency, level };
    }
    case 'tier-completed':
      return { kind: trace.kind, tier: trace.tier };
    case 'award-held': {
      const { award, kind, pathway } = trace;
      return pathway === null ? { kind, award } : { kind, award, pathway };
    }
    case 'final-result':
      return { kind: trace.kind, in: trace.in };
    case 'submitted':
      return { kind: trace.kind, atLeast: trace.atLeast };
    case 'assessment-score':
      return { kind: trace.kind, assessment: trace.assessment, atLeast: trace.atLeast };
    case 'weighted-score': {
      const { atLeast, kind, of } = trace;
      return { kind, atLeast, of: of.map(({ assessment, weight }) => ({ assessment, weight })) };
    }
  }
}
