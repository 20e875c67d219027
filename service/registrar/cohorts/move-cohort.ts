import { CairnError } from '../../core/errors.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { type CohortRow, noteChangedFacts, pathwayVersion, pinCohort } from '../../store/cohorts.ts';
import { deleteDecisions } from '../../store/decisions.ts';
import type { Connection } from '../../store/store.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';
import { pathwayHeading } from '../pathways/stored-pathway.ts';

/**
 * Moves a cohort whose definition has an earlier form to a newer edition of its pathway, within the caller's transaction.
 * That is the one way in which a cohort comes to be pinned to another version. What was issued keeps naming the version by
 * which it was earned, and nobody is issued the same award twice; what was decided and not issued is decided anew.
 *
 * @returns whether that is a change
 * @throws CairnError `cohort-pinned` when the definition has the form of today, or the pathway is another;
 * `pathway-version-changed`
 */
export async function moveCohort(tx: Connection, cohort: CohortRow, pathway: Pathway): Promise<boolean> {
  const digest = pathwayDigest(pathway);
  if (cohort.pathway_digest === digest) return false;
  const before = pathwayHeading(await pathwayVersion(tx, cohort.pathway_digest));
  if (before.isCurrent || before.id !== pathway.id) {
    throw new CairnError('cohort-pinned', `cohort ${cohort.cohort_id} keeps ${before.id}@${before.edition}`, {
      remedy: before.isCurrent
        ? 'what a cohort has to achieve never changes under way: make a cohort of another id'
        : `move it to a newer edition of ${before.id}: its definition has an earlier form`,
      details: { cohort: cohort.cohort_id, pathwayDigest: cohort.pathway_digest },
    });
  }
  await keepPathway(tx, pathway);
  await pinCohort(tx, cohort.cohort_id, digest);
  await deleteDecisions(tx, cohort.cohort_id);
  await noteChangedFacts(tx, [cohort.cohort_id]);
  return true;
}
