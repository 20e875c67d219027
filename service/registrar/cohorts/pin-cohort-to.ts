import { CairnError } from '../../core/errors.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { type CohortRow, noteChangedFacts, pathwayVersion, pinCohort } from '../../store/cohorts.ts';
import { deleteDecisions } from '../../store/decisions.ts';
import { holdPins } from '../../store/enrolment-pins.ts';
import type { Connection } from '../../store/store.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';
import { pathwayHeading } from '../pathways/stored-pathway.ts';

/**
 * Pins a cohort to another edition of its pathway, within the caller's transaction: by it those are decided who enrol from
 * now on. Everybody who is enrolled stays at the version that they are pinned to, and is moved by nobody but by
 * `move-learner.ts` and `move-cohort.ts`.
 *
 * The exception is a definition of an earlier form, by which nothing is decided any more: then everybody comes along. What
 * was issued keeps naming the version by which it was earned, and nobody is issued the same award twice; what was decided
 * and not issued is decided anew.
 *
 * @returns whether that is a change
 * @throws CairnError `cohort-pinned` when the pathway is another; `pathway-version-changed`
 */
export async function pinCohortTo(tx: Connection, cohort: CohortRow, pathway: Pathway): Promise<boolean> {
  const { cohort_id, pathway_digest: current } = cohort;
  const digest = pathwayDigest(pathway);
  if (current === digest) return false;
  const before = pathwayHeading(await pathwayVersion(tx, current));
  assertSamePathway(cohort, before, pathway);
  await keepPathway(tx, pathway);
  if (before.isCurrent) {
    await holdPins(tx, cohort_id, current, digest);
    await pinCohort(tx, cohort_id, digest);
    return true;
  }
  await pinCohort(tx, cohort_id, digest);
  await deleteDecisions(tx, cohort_id);
  await noteChangedFacts(tx, [cohort_id]);
  return true;
}

/** @throws CairnError `cohort-pinned` */
export function assertSamePathway(
  { cohort_id, pathway_digest }: Pick<CohortRow, 'cohort_id' | 'pathway_digest'>,
  before: Pick<Pathway, 'id'>,
  after: Pick<Pathway, 'id' | 'edition'>,
): void {
  if (before.id === after.id) return;
  throw new CairnError(
    'cohort-pinned',
    `cohort ${cohort_id} is one of ${before.id}, and ${after.id} is another pathway`,
    {
      remedy: `name another edition of ${before.id}, or make a cohort of ${after.id}@${after.edition}`,
      details: { cohort: cohort_id, pathwayDigest: pathway_digest },
    },
  );
}
