import { isSubmitted } from '../evaluation/known-results.ts';
import type { KnownRecord } from '../evaluation/learner-facts.ts';
import type { NotCounted, ResultTrace } from '../evaluation/trace.ts';
import type { FactChange } from './correction.ts';
import type { ShownFact, TraceFact } from './trace-facts.ts';

/** What counts of a record now, and what of it does not. */
export interface Standing {
  readonly facts: KnownRecord;
  readonly notCounted: readonly NotCounted[];
}

/** A change of which is still to be said whether the certificate rests on it. */
type Change = FactChange extends infer Each ? (Each extends FactChange ? Omit<Each, 'carries'> : never) : never;

/** Those of a certificate's facts that are not on record as they were, each once; the rules: `what-changed.ts`. */
export function changedFacts(
  shown: readonly ShownFact[],
  shownNow: readonly ShownFact[],
  standing: Standing,
): FactChange[] {
  const resultChange = compileResultChange(shown, shownNow, standing);
  const changes = new Map<string, FactChange>();
  for (const { fact, carries } of shown) {
    const change = 'result' in fact ? resultChange(fact) : otherChange(fact, standing.facts);
    if (change === null) continue;
    // A result may be shown twice, for its score and for being handed in.
    const key = JSON.stringify(change);
    changes.set(key, { ...change, carries: carries || changes.get(key)?.carries === true });
  }
  return [...changes.values()];
}

/** The results that the decision now shows and that stood neither in the certificate's trace nor in a change of it. */
export function addedResults(
  shown: readonly ShownFact[],
  shownNow: readonly ShownFact[],
  changes: readonly FactChange[],
): FactChange[] {
  const changed = changes.flatMap((change) => (change.kind === 'result' ? change.now : []));
  const told = new Set([...resultsOf(shown), ...changed].map(keyOf));
  const added = new Map(resultsOf(shownNow).map((result) => [keyOf(result), result]));
  return [...added].flatMap(([key, result]): FactChange[] =>
    told.has(key)
      ? []
      : [
          {
            kind: 'result',
            assessment: result.assessment,
            before: null,
            now: [result],
            notCounted: null,
            carries: false,
          },
        ],
  );
}

type ResultFact = Extract<TraceFact, { readonly result: ResultTrace }>;

function compileResultChange(
  shown: readonly ShownFact[],
  shownNow: readonly ShownFact[],
  { facts, notCounted }: Standing,
): (fact: ResultFact) => Change | null {
  const before = new Set(resultsOf(shown).map(keyOf));
  // What being late takes of a result is decided on with it: the record alone does not say.
  const decidedNow = new Map(resultsOf(shownNow).map((result) => [keyOf(result), result]));
  return ({ kind, result }) => {
    const key = keyOf(result);
    const { assessment } = result;
    const standing = facts.results
      .filter((one) => one.trace.assessment === assessment && isSubmitted(one))
      .map(({ trace }) => decidedNow.get(keyOf(trace)) ?? trace);
    if (kind === 'handed-in' && standing.length > 0) return null;
    const same = standing.find((one) => keyOf(one) === key);
    const isAsItWas = same !== undefined && (!decidedNow.has(key) || lateOf(same) === lateOf(result));
    if (isAsItWas) return null;
    const against = notCounted.find((one) => 'result' in one && keyOf(one.result) === key);
    return {
      kind: 'result',
      assessment,
      before: result,
      now: standing.filter((one) => one === same || !before.has(keyOf(one))),
      notCounted: against?.reason ?? null,
    };
  };
}

function otherChange(fact: Exclude<TraceFact, ResultFact>, facts: KnownRecord): Change | null {
  switch (fact.kind) {
    case 'final-result':
      return fact.finalResult === facts.finalResult ? null : finalResult(fact.finalResult, facts);
    case 'not-withdrawn':
      return facts.finalResult === 'withdrawn' && fact.finalResult !== 'withdrawn'
        ? finalResult(fact.finalResult, facts)
        : null;
    case 'recognition': {
      const { module, recognition } = fact;
      const standing = facts.recognitions.filter((one) => one.module === module);
      if (standing.some(({ reference }) => reference === recognition.reference)) return null;
      const [other] = standing;
      const now = other === undefined ? null : { on: other.on, reference: other.reference };
      return { kind: 'recognition', module, before: recognition, now };
    }
    case 'held-award': {
      const { pathway, award, held } = fact;
      const standing = facts.heldAwards.filter((one) => one.pathway === pathway && one.award === award);
      if (standing.some(({ edition, on }) => edition === held.edition && on === held.on)) return null;
      const [other] = standing;
      const now = other === undefined ? null : { edition: other.edition, on: other.on };
      return { kind: 'held-award', pathway, award, before: held, now };
    }
  }
}

function finalResult(before: Extract<Change, { kind: 'final-result' }>['before'], facts: KnownRecord): Change {
  return { kind: 'final-result', before, now: facts.finalResult };
}

function resultsOf(shown: readonly ShownFact[]): ResultTrace[] {
  return shown.flatMap(({ fact }) => ('result' in fact ? [fact.result] : []));
}

/** What a result is known by: what being late takes of it apart. */
function keyOf({ assessment, carriedOver, score, submittedOn }: ResultTrace): string {
  return JSON.stringify([assessment, carriedOver, score, submittedOn]);
}

function lateOf({ late }: ResultTrace): string {
  return JSON.stringify(late ?? null);
}
