import { compilePathway, type Evaluator } from '../../pathway/evaluation/evaluate.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';
import { currentPathway, formOutdated } from './stored-pathway.ts';

/** More than a service has under way at once; the largest definition takes a megabyte or so. */
const KEPT_PATHWAYS = 32;

/** Pathway versions by digest. What a digest stands for never changes, whichever store it was read from. */
const kept = new Map<string, Pathway>();
const evaluators = new WeakMap<Pathway, Evaluator>();

/**
 * The pathway version that a cohort is pinned to. Reading a definition takes far longer than deciding one learner by it, so
 * those that were asked for last are kept.
 *
 * @throws CairnError `pathway-form-outdated`
 */
export async function pathwayPinnedBy(
  db: Connection,
  { cohort_id, pathway_digest: digest }: Pick<CohortRow, 'cohort_id' | 'pathway_digest'>,
): Promise<Pathway> {
  const before = kept.get(digest);
  if (before !== undefined) return before;
  const row = await pathwayVersion(db, digest);
  const pathway = currentPathway(row);
  if (pathway === null) throw formOutdated(row, cohort_id);
  for (const oldest of kept.keys()) {
    if (kept.size < KEPT_PATHWAYS) break;
    kept.delete(oldest);
  }
  kept.set(digest, pathway);
  return pathway;
}

/** The evaluator of a pathway, prepared once for as long as the pathway is kept. */
export function evaluatorOf(pathway: Pathway): Evaluator {
  const evaluator = evaluators.get(pathway) ?? compilePathway(pathway);
  evaluators.set(pathway, evaluator);
  return evaluator;
}
