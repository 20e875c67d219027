import { CairnError } from '../../core/errors.ts';
import { pathwayRefused } from '../../pathway/pathway.ts';
import { pathwayVersionByEdition } from '../../store/cohorts.ts';
import { insertPathwayPublication } from '../../store/pathway-publications.ts';
import type { Actor } from '../access/actor.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { publishOnChain, requestPublicationHere } from './chain-publication.ts';
import { checkPathway } from './check-pathway.ts';
import { keepPathway } from './keep-pathway.ts';
import { pathwayCheckContext } from './pathway-check-context.ts';
import { type PathwayOverview, pathwayOverviewOf } from './pathway-overview.ts';

/** A version that is published here, and what came of bringing its digest onto the chain. */
export interface PublishedPathway {
  readonly pathway: PathwayOverview;
  /** Whether it was not known here before. */
  readonly isNew: boolean;
  /** Why its digest is not on the chain yet, where it could not be brought there now; it goes there before its first batch. */
  readonly notYetOnChain: CairnError | null;
}

/** How the digest of a version comes onto the chain. */
export type ChainPart =
  /** Now, and is waited for. */
  | { readonly how: 'now'; readonly onProgress: OnProgress }
  /** It is written down, and whoever advances the acts does it. */
  | { readonly how: 'soon' }
  /** With the first batch that is decided by it. */
  | { readonly how: 'later' };

/**
 * Publishes a pathway version: checks it, keeps it for cohorts to be pinned to together with what the check warned of, and
 * brings its digest onto the chain. The same again changes nothing here, and goes on with what is not on the chain yet.
 *
 * Durability point: the version is kept before anything is sent. Where the chain cannot be had now (no key, no node, no
 * issuer yet) it stays published here, and its digest goes first when a batch of it is anchored.
 *
 * @throws CairnError `malformed-pathway` with every finding when one of them is an error; `pathway-version-changed` when the
 * edition is known with another content
 */
export async function publishPathway(
  installation: Installation,
  actor: Actor,
  file: DefinitionFile,
  chain: ChainPart,
): Promise<PublishedPathway> {
  const { store, now } = installation;
  const { usable, findings } = checkPathway(file, await pathwayCheckContext(installation));
  if (usable === null) throw pathwayRefused(findings);
  const { pathway, digest } = usable;
  const isNew = await store.db.transaction().execute(async (tx) => {
    const before = await pathwayVersionByEdition(tx, pathway.id, pathway.edition);
    await keepPathway(tx, pathway);
    await insertPathwayPublication(tx, {
      pathway_digest: digest,
      published_at: now().toISOString(),
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      findings: JSON.stringify(findings),
    });
    return before === undefined;
  });
  const notYetOnChain = await broughtOntoChain(installation, digest, chain);
  return { pathway: await pathwayOverviewOf(installation, pathway), isNew, notYetOnChain };
}

/** Null where nothing stood in the way. */
async function broughtOntoChain(
  installation: Installation,
  digest: string,
  chain: ChainPart,
): Promise<CairnError | null> {
  if (chain.how === 'later') return null;
  try {
    if (chain.how === 'now') await publishOnChain(installation, digest, chain.onProgress);
    else await requestPublicationHere(installation, digest);
    return null;
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
}
