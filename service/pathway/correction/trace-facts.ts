import type { FinalResult } from '../evaluation/learner-record.ts';
import { isPassedByResults } from '../evaluation/requirements/module-passed.ts';
import type { RecognitionTrace, RequirementTrace, ResultTrace, ScoreTrace, Trace } from '../evaluation/trace.ts';

/** The members of a trace that say what it rests on; they are the same in every version of traces. */
export type RestingTrace = Pick<Trace, 'pathway' | 'award' | 'requirement' | 'distinction'>;

/** Something of a record that a trace shows. */
export type TraceFact =
  | { readonly kind: 'result'; readonly result: ResultTrace }
  /** A result of which no more matters than that it was handed in. */
  | { readonly kind: 'handed-in'; readonly result: ResultTrace }
  | { readonly kind: 'final-result'; readonly finalResult: FinalResult }
  /** No more matters of the final result than that it is no withdrawal. */
  | { readonly kind: 'not-withdrawn'; readonly finalResult: FinalResult | null }
  | { readonly kind: 'recognition'; readonly module: string; readonly recognition: RecognitionTrace }
  | {
      readonly kind: 'held-award';
      readonly pathway: string;
      readonly award: string;
      readonly held: { readonly edition: string; readonly on: string };
    };

/** A fact, and whether a requirement that was met rests on it: what a certificate states are these. */
export interface ShownFact {
  readonly fact: TraceFact;
  readonly carries: boolean;
}

/** The facts that a trace shows, each once, in its order; without those that it says do not count. */
export function traceFacts({ requirement, distinction }: RestingTrace): ShownFact[] {
  const shown = [
    ...factsOf(requirement, true),
    // A distinction that was not awarded is nothing that the certificate rests on.
    ...(distinction === null ? [] : factsOf(distinction.requirement, distinction.awarded)),
  ];
  const once = new Map<string, ShownFact>();
  for (const one of shown) {
    const key = JSON.stringify(one.fact);
    if (one.carries || !once.has(key)) once.set(key, one);
  }
  return [...once.values()];
}

/** @param within whether everything around the requirement is met */
function factsOf(requirement: RequirementTrace, within: boolean): ShownFact[] {
  const carries = within && requirement.met;
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
    case 'competency':
    case 'tier-completed':
      return requirement.of.flatMap((part) => factsOf(part, carries));
    case 'within':
      return factsOf(requirement.of, carries);
    case 'credits':
      return requirement.of.flatMap(({ module }) => factsOf(module, carries));
    case 'module-passed': {
      // As a credential states it: by its own results where these are enough, and otherwise by the recognition.
      const byResults = isPassedByResults(requirement);
      return [
        ...recognised(requirement.module, requirement.recognition, carries && !byResults),
        ...requirement.of.flatMap((mark) => factsOf(mark, carries && byResults)),
      ];
    }
    case 'prior-learning':
      return recognised(requirement.module, requirement.recognition, carries);
    case 'award-held': {
      const { pathway, award, held, of } = requirement;
      if (pathway === null || held === null) return of.flatMap((part) => factsOf(part, carries));
      return [{ fact: { kind: 'held-award', pathway, award, held }, carries }];
    }
    case 'final-result': {
      const { finalResult } = requirement;
      return finalResult === null ? [] : [{ fact: { kind: 'final-result', finalResult }, carries }];
    }
    case 'not-withdrawn':
      return [{ fact: { kind: 'not-withdrawn', finalResult: requirement.finalResult }, carries }];
    case 'submitted':
      return requirement.results.map((result) => ({ fact: { kind: 'handed-in', result }, carries }));
    case 'assessment-score':
      return scored(requirement, carries);
    case 'weighted-score':
      return requirement.of.flatMap((part) => scored(part, carries));
  }
}

function scored({ result, average }: ScoreTrace, carries: boolean): ShownFact[] {
  const results = result === null ? (average?.results ?? []) : [result];
  return results.map((one) => ({ fact: { kind: 'result', result: one }, carries }));
}

function recognised(module: string, recognition: RecognitionTrace | null, carries: boolean): ShownFact[] {
  return recognition === null ? [] : [{ fact: { kind: 'recognition', module, recognition }, carries }];
}
