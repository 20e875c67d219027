import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../../pathway/pathway.ts';
import { type PathwayPublicationRow, pathwayPublications } from '../../store/pathway-publications.ts';
import type { Actor } from '../access/actor.ts';
import type { Installation } from '../installation.ts';
import { type ChainPublication, chainPublicationsHere } from './chain-publication.ts';
import { knownPathways } from './find-pathway.ts';

/** What the check warned of when a version was published. */
export interface RecordedWarning {
  readonly code: string;
  readonly pointer: string;
  readonly sentence: string;
}

const recorded = z.array(z.object({ code: z.string(), pointer: z.string(), sentence: z.string() }));

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
  /** How it was published here; null for what ships with Cairn, and for what was kept before that was written down. */
  readonly published: {
    readonly at: string;
    readonly by: Pick<Actor, 'id' | 'name'> & { readonly kind: string };
    readonly warnings: readonly RecordedWarning[];
  } | null;
  /** Where its digest stands on the chain; null before it is first to go there. */
  readonly onChain: ChainPublication | null;
}

/** The pathway versions that cohorts can be pinned to, by id and edition. */
export async function listPathways(installation: Installation): Promise<PathwayOverview[]> {
  return await overviews(installation, await knownPathways(installation.store.db));
}

/** One version. */
export async function pathwayOverviewOf(installation: Installation, pathway: Pathway): Promise<PathwayOverview> {
  const [overview] = await overviews(installation, [pathway]);
  if (overview === undefined) throw new RangeError('one pathway has one overview');
  return overview;
}

async function overviews(installation: Installation, pathways: readonly Pathway[]): Promise<PathwayOverview[]> {
  const published = await pathwayPublications(installation.store.db);
  const onChain = await chainPublicationsHere(installation);
  return pathways.map((pathway) => {
    const { id, edition, title, awards, modules } = pathway;
    const digest = pathwayDigest(pathway);
    const publication = published.get(digest);
    return {
      id,
      edition,
      title,
      reference: pathwayReference(pathway),
      digest,
      awards: awards.map(({ id, name, achievementType }) => ({ id, name, achievementType })),
      assessments: modules.flatMap((module) =>
        (module.assessments ?? []).map(({ id, title }) => ({ id, title, module: module.id })),
      ),
      published: publication === undefined ? null : publishedBy(publication),
      onChain: onChain.get(digest) ?? null,
    };
  });
}

function publishedBy(row: PathwayPublicationRow): PathwayOverview['published'] {
  return {
    at: row.published_at,
    by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    warnings: warningsOf(row),
  };
}

function warningsOf({ findings, pathway_digest }: PathwayPublicationRow): readonly RecordedWarning[] {
  const stored = recorded.safeParse(JSON.parse(findings));
  if (stored.success) return stored.data;
  throw new CairnError('store-corrupt', `what was found in the pathway version ${pathway_digest} cannot be read`);
}
