/**
 * Whether a certificate says what would be decided now. The rules:
 *
 * 1. By the pathway version that the certificate was earned under, the decision now has to come out as it did: earned, and
 *    with the distinction or without it. Another version takes nothing away and gives nothing: by it this is not asked.
 * 2. What the certificate rests on has to be on record as it was, and to count still: each result, final result,
 *    recognition and held award that a requirement which was met shows. What is shown of a requirement that was not met, or
 *    of a distinction that was not awarded, is told besides where there is another reason, and is none by itself.
 * 3. Where no more was asked than that an assessment is handed in, its score may change: it has to be handed in still. So
 *    with a final result of which no more was asked than that it is no withdrawal.
 * 4. What came in addition is no reason by itself. It is told where there is another.
 * 5. A result that is on record as it was, and of which being late now takes more or less, is not as it was.
 */
import type { Counted } from '../evaluation/counting.ts';
import type { Trace } from '../evaluation/trace.ts';
import { CORRECTION_REASONS, type Correction, type CorrectionReason, type DecisionStanding } from './correction.ts';
import { addedResults, changedFacts } from './fact-changes.ts';
import { type RestingTrace, traceFacts } from './trace-facts.ts';

/** What a certificate is held against. */
export interface DecidedNow {
  /** Null where the award is not decided on any more. */
  readonly trace: Trace | null;
  /** What of the record counts now, as the evaluator says. */
  readonly counted: Pick<Counted, 'facts' | 'trace'>;
}

/** What a person has to look at; null where the certificate says what would be decided now. */
export function whatChanged(issued: RestingTrace, { trace, counted }: DecidedNow): Correction | null {
  const shown = traceFacts(issued);
  const shownNow = trace === null ? [] : traceFacts(trace);
  const changes = changedFacts(shown, counted);
  const before = standingOf('earned', issued);
  const now = trace === null ? null : standingOf(trace.outcome, trace);
  const isOfSameRules = trace?.pathway.digest === issued.pathway.digest;
  const found = new Set<CorrectionReason>();
  if (isOfSameRules && now !== null && now.outcome !== 'earned') found.add('no-longer-earned');
  if (isOfSameRules && now?.outcome === 'earned' && now.distinction !== before.distinction) {
    found.add(now.distinction ? 'distinction-gained' : 'distinction-lost');
  }
  if (changes.some(({ carries }) => carries)) found.add('result-changed');
  if (found.size === 0) return null;
  return {
    reasons: CORRECTION_REASONS.filter((reason) => found.has(reason)),
    before,
    now,
    changes: [...changes, ...addedResults(shown, shownNow, changes)],
  };
}

function standingOf(
  outcome: DecisionStanding['outcome'],
  { distinction }: Pick<Trace, 'distinction'>,
): DecisionStanding {
  return { outcome, distinction: distinction?.awarded === true };
}
