import { type Pathway, pathwayDigest, pathwayReference } from '../../pathway/pathway.ts';
import { pathwayVersionByEdition } from '../../store/cohorts.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import type { Installation } from '../installation.ts';
import { usablePathway } from './check-pathway.ts';
import { knownPathways } from './find-pathway.ts';
import { keepPathway } from './keep-pathway.ts';

/** A pathway version that cohorts can be pinned to. */
export interface PathwayOverview {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** `urn:cairn:pathway:{id}:{edition}` */
  readonly reference: string;
  readonly digest: string;
  readonly awards: readonly { readonly id: string; readonly name: string; readonly achievementType: string }[];
  /** Empty where every cohort brings its own assessments. */
  readonly assessments: readonly { readonly id: string; readonly title: string; readonly module: string }[];
}

/**
 * Keeps a pathway version, for cohorts to be pinned to. The same again changes nothing.
 *
 * @returns the version, and whether it is new here
 * @throws CairnError `malformed-pathway`; `pathway-version-changed` when the edition is known with
 * another content
 */
export async function publishPathway(
  { store }: Installation,
  file: DefinitionFile,
): Promise<{ readonly pathway: PathwayOverview; readonly isNew: boolean }> {
  const { pathway } = usablePathway(file);
  return await store.db.transaction().execute(async (tx) => {
    const isNew = (await pathwayVersionByEdition(tx, pathway.id, pathway.edition)) === undefined;
    return { pathway: pathwayOverview(await keepPathway(tx, pathway)), isNew };
  });
}

/** The pathway versions that cohorts can be pinned to, by id and edition. */
export async function listPathways({ store }: Installation): Promise<PathwayOverview[]> {
  return (await knownPathways(store.db)).map(pathwayOverview);
}

function pathwayOverview(pathway: Pathway): PathwayOverview {
  const { id, edition, title, awards, modules } = pathway;
  return {
    id,
    edition,
    title,
    reference: pathwayReference(pathway),
    digest: pathwayDigest(pathway),
    awards: awards.map(({ id, name, achievementType }) => ({ id, name, achievementType })),
    assessments: modules.flatMap((module) =>
      (module.assessments ?? []).map(({ id, title }) => ({ id, title, module: module.id })),
    ),
  };
}
