import { awardsAskedElsewhere } from '../../pathway/awards-elsewhere.ts';
import { batchById } from '../../store/batches.ts';
import { pathwayVersion, pathwayVersionsWith } from '../../store/cohorts.ts';
import { type BatchPart, holdersElsewhere } from '../../store/holders-elsewhere.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';

/**
 * Notes that what these certificates say of their holders has changed: they were issued, or their standing is to change.
 * In cohorts whose pathway asks for that award they are to be evaluated again. Belongs into
 * the transaction that makes the change.
 */
export async function outdateDependents(tx: Connection, part: BatchPart): Promise<void> {
  const batch = await batchById(tx, part.batchId);
  if (batch === undefined) return;
  const { pathway_id } = await pathwayVersion(tx, batch.pathway_digest);
  // Few pathways ask for another's award, and only those need to be read.
  const asking = (await pathwayVersionsWith(tx, '"award-held"')).filter((row) => {
    const asked = currentPathway(row);
    if (asked === null) return false;
    return awardsAskedElsewhere(asked).some(({ pathway, award }) => pathway === pathway_id && award === batch.award_id);
  });
  const digests = asking.map(({ digest }) => digest);
  await noteChangedLearners(tx, await holdersElsewhere(tx, part, digests));
}
