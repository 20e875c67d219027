import { canonicalBytes } from '../../core/canonical.ts';
import { CairnError } from '../../core/errors.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { pathwayVersionByEdition, savePathwayVersion } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';

/**
 * Keeps a pathway version, once. What was published under an edition never changes.
 *
 * @throws CairnError `pathway-version-changed` when the edition is known with another content
 */
export async function keepPathway(db: Connection, pathway: Pathway): Promise<Pathway> {
  const digest = pathwayDigest(pathway);
  const known = await pathwayVersionByEdition(db, pathway.id, pathway.edition);
  if (known !== undefined && known.digest !== digest) {
    throw new CairnError(
      'pathway-version-changed',
      `edition ${pathway.edition} of pathway ${pathway.id} is in use with another content`,
      { remedy: 'give the changed definition a new edition', details: { known: known.digest, found: digest } },
    );
  }
  await savePathwayVersion(db, {
    digest,
    pathway_id: pathway.id,
    edition: pathway.edition,
    document: new TextDecoder().decode(canonicalBytes(pathway.source)),
  });
  return pathway;
}
