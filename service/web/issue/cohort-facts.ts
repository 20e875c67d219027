import type { Batch } from './api/batch.ts';
import type { Cohort } from './api/cohort.ts';

/** What the desk knows of a cohort. */
export interface CohortFacts {
  readonly cohort: Cohort;
  readonly batches: readonly Batch[];
  /** Batches that the service was told to anchor from this page: they are sealed for a moment still. */
  readonly handedOver: ReadonlySet<string>;
}

export function earned({ cohort }: CohortFacts): number {
  return cohort.awards.reduce((sum, award) => sum + award.earned, 0);
}

export function issued({ cohort }: CohortFacts): number {
  return cohort.awards.reduce((sum, award) => sum + award.issued, 0);
}

/** What people call the award of a batch. */
export function awardName({ cohort }: CohortFacts, { awardId }: Batch): string {
  return cohort.awards.find((award) => award.awardId === awardId)?.name ?? awardId;
}

/** Batches that wait for somebody to have them anchored. */
export function waiting({ batches, handedOver }: CohortFacts): readonly Batch[] {
  return batches.filter(({ state, batchId }) => state === 'sealed' && !handedOver.has(batchId));
}

/** Batches that are on their way to being final. */
export function underWay({ batches, handedOver }: CohortFacts): readonly Batch[] {
  return batches.filter(
    ({ state, batchId }) =>
      state === 'submitted' || state === 'included' || (state === 'sealed' && handedOver.has(batchId)),
  );
}

/**
 * Which steps are done, from the ground up: results are in, they are evaluated, what was earned is issued, it is final on
 * the chain, and there are certificates to hand out. None stands on one that is not done.
 */
export function stepsDone(facts: CohortFacts): number {
  const { cohort, batches } = facts;
  const done = [
    cohort.learners > 0,
    cohort.evaluated > 0 && !cohort.outdated,
    batches.length > 0 && issued(facts) >= earned(facts),
    batches.length > 0 && batches.every(({ state }) => state === 'final'),
    batches.some(({ state }) => state === 'final'),
  ];
  const first = done.indexOf(false);
  return first === -1 ? done.length : first;
}

/** In a few words, how far a cohort is. */
export function standingInWords(facts: CohortFacts): string {
  const { cohort } = facts;
  const left = earned(facts) - issued(facts);
  if (cohort.learners === 0) return 'No learners yet';
  if (cohort.evaluated === 0) return 'To be evaluated';
  if (cohort.outdated) return 'To be evaluated again';
  if (left > 0) return 'To be issued';
  if (facts.batches.length === 0) return 'Nothing earned yet';
  if (waiting(facts).length > 0) return 'To be anchored';
  if (underWay(facts).length > 0) return 'On its way to the chain';
  return 'Anchored';
}
