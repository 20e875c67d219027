import type { Counted } from '../evaluation/counting.ts';
import { isSubmitted } from '../evaluation/known-results.ts';
import type { KnownRecord } from '../evaluation/learner-facts.ts';
import type { ResultTrace } from '../evaluation/trace.ts';
import type { FactChange } from './correction.ts';
import type { ShownFact, TraceFact } from './trace-facts.ts';

/** A change of which is still to be said whether the certificate rests on it. */
type Change = FactChange extends infer Each ? (Each extends FactChange ? Omit<Each, 'carries'> : never) : never;

/** Those of a certificate's facts that are not on record as they were, each once; the rules: `what-changed.ts`. */
export function changedFacts(shown: readonly ShownFact[], counted: Pick<Counted, 'facts' | 'trace'>): FactChange[] {
  const resultChange = compileResultChange(shown, counted);
  const changes = new Map<string, FactChange>();
  for (const { fact, carries } of shown) {
    const change = 'result' in fact ? resultChange(fact) : otherChange(fact, counted.facts);
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
  { facts, trace: counting }: Pick<Counted, 'facts' | 'trace'>,
): (fact: ResultFact) => Change | null {
  const before = new Set(resultsOf(shown).map(keyOf));
  return ({ kind, result }) => {
    const { assessment } = result;
    const standing = facts.results
      .filter((one) => one.trace.assessment === assessment && isSubmitted(one))
      .map(({ trace }) => trace);
    const isThere = kind === 'handed-in' ? standing.length > 0 : standing.some((one) => keyOf(one) === keyOf(result));
    if (isThere) return null;
    const against = counting?.notCounted.find((one) => 'result' in one && isOnRecordAs(one.result, result));
    return {
      kind: 'result',
      assessment,
      before: result,
      now: standing.filter((one) => !before.has(keyOf(one))),
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

/** Not the text of the whole: the order of its members is another one in traces of the first version. */
function keyOf(result: ResultTrace): string {
  return JSON.stringify([result.assessment, result.carriedOver, result.score, result.submittedOn, result.late ?? null]);
}

/** The same result, what being late takes of it apart. */
function isOnRecordAs({ late: _, ...left }: ResultTrace, { late: __, ...right }: ResultTrace): boolean {
  return keyOf(left) === keyOf(right);
}
