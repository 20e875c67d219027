import type { Decision, Evaluation } from '../../pathway/evaluation/evaluation.ts';
import { evaluateKeeping, keepAwards } from '../../pathway/evaluation/kept-awards.ts';
import type { LearnerRecord } from '../../pathway/evaluation/learner-record.ts';
import { evaluatorOf } from '../pathways/pathway-pinned-by.ts';
import type { KnownLearner } from './read-learner-record.ts';

/**
 * The decisions on a learner as of a day, by the version that they are pinned to, with what was kept of others: what
 * certificates are made of. Each names the version that decided it in its trace.
 */
export function decideLearner(
  { record, recordFor, pinned, kept, version }: KnownLearner,
  asOf: string,
): readonly Decision[] {
  const decisions = evaluatorOf(pinned.pathway).decide(record, asOf);
  return keepAwards(decisions, kept, (digest) => {
    const older = version(digest);
    return evaluatorOf(older).decide(recordFor(older), asOf);
  });
}

/** What of a learner's record counts: where an award of another version was kept, of all that their versions ask for. */
export function countedOf({ record, recordFor, pinned, kept }: KnownLearner, asOf: string) {
  return evaluatorOf(pinned.pathway).counts(kept.length === 0 ? record : recordFor('all'), asOf);
}

/** The decision on one award, and the record that it was taken on: that of the version that decided. */
export interface DecisionOnRecord {
  readonly decision: Decision;
  readonly record: LearnerRecord;
}

/** One of these decisions; undefined where neither the learner's version has the award nor one of it was kept. */
export function decideAwardOf(known: KnownLearner, awardId: string, asOf: string): DecisionOnRecord | undefined {
  const { record, recordFor, pinned, kept, version } = known;
  const own = evaluatorOf(pinned.pathway).decideAward(awardId, record, asOf);
  const keptOfIt = kept.filter(({ award }) => award === awardId);
  const [decision] = keepAwards(own === undefined ? [] : [own], keptOfIt, (digest) => {
    const older = version(digest);
    const decided = evaluatorOf(older).decideAward(awardId, recordFor(older), asOf);
    return decided === undefined ? [] : [decided];
  });
  if (decision === undefined) return undefined;
  const { digest } = decision.trace.pathway;
  return { decision, record: digest === pinned.digest ? record : recordFor(version(digest)) };
}

/** The same decisions, and how far along the learner is. */
export function evaluateKnown({ record, recordFor, pinned, kept, version }: KnownLearner, asOf: string): Evaluation {
  const evaluation = evaluatorOf(pinned.pathway).evaluate(record, asOf);
  return evaluateKeeping(evaluation, kept, (digest) => {
    const older = version(digest);
    return evaluatorOf(older).evaluate(recordFor(older), asOf);
  });
}
