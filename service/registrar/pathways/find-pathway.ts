import { CairnError } from '../../core/errors.ts';
import { shippedPathways } from '../../pathway/examples/shipped-pathways.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { pathwayVersions } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';
import { currentPathway } from './stored-pathway.ts';

/**
 * Every pathway version that a cohort can be pinned to, by id and edition: those that ship, and those published here.
 * Versions of an earlier form are none of these.
 */
export async function knownPathways(db: Connection): Promise<Pathway[]> {
  const published = (await pathwayVersions(db)).flatMap((row) => currentPathway(row) ?? []);
  // What was published under an edition counts, should another version of the program ship another text.
  const all = new Map(
    [...shippedPathways, ...published].map((pathway) => [`${pathway.id}@${pathway.edition}`, pathway]),
  );
  return [...all.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pathway]) => pathway);
}

/**
 * The pathway that is named: `welding`, where there is one edition of it, or `welding@2026.1`.
 *
 * @throws CairnError `pathway-not-found`, also when several editions are known and none is named
 */
export async function findPathway(db: Connection, name: string): Promise<Pathway> {
  return pathwayNamed(await knownPathways(db), name);
}

/** The same among some. @throws CairnError `pathway-not-found` */
export function pathwayNamed(known: readonly Pathway[], name: string): Pathway {
  const found = known.filter(({ id, edition }) => name === id || name === `${id}@${edition}`);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const choices = (found.length > 1 ? found : known).map(({ id, edition }) => `${id}@${edition}`);
  throw new CairnError(
    'pathway-not-found',
    found.length > 1 ? `there are ${found.length} editions of the pathway ${name}` : `no pathway ${name} is known here`,
    {
      remedy: `name one of these: ${choices.slice(0, 30).join(', ')}; or publish a definition with npx cairn pathway publish FILE`,
      details: { pathway: name },
    },
  );
}
