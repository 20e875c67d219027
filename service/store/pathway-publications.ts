import type { ActKind, ActState, ChainPublicationTable, PathwayPublicationTable } from './schema.ts';
import type { Connection } from './store.ts';

export type PathwayPublicationRow = Readonly<PathwayPublicationTable>;

/** Writes down how a version was published; who publishes the same again changes nothing. */
export async function insertPathwayPublication(db: Connection, row: PathwayPublicationRow): Promise<void> {
  await db
    .insertInto('pathway_publication')
    .values(row)
    .onConflict((c) => c.column('pathway_digest').doNothing())
    .execute();
}

/** How versions were published, by digest; of all when none is named. */
export async function pathwayPublications(db: Connection): Promise<Map<string, PathwayPublicationRow>> {
  const rows = await db.selectFrom('pathway_publication').selectAll().execute();
  return new Map(rows.map((row) => [row.pathway_digest, row]));
}

/** The registry and the issuer for which a version's digest is published. */
export type PublicationPlace = Pick<ChainPublicationTable, 'chain_id' | 'registry' | 'issuer_id'>;

/** Where a version's digest stands with one issuer of one registry. */
export interface ChainPublicationRow extends Readonly<ChainPublicationTable> {
  readonly state: ActState;
  readonly signer: string;
  readonly transaction_hash: string | null;
  readonly block_number: number | null;
  readonly gas_used: number | null;
  readonly failure: string | null;
}

/** Writes down which act publishes a version's digest. */
export async function insertChainPublication(
  db: Connection,
  row: Omit<ChainPublicationTable, 'first_seen_at'>,
): Promise<void> {
  await db
    .insertInto('chain_publication')
    .values({ ...row, first_seen_at: null })
    .execute();
}

/** Every version whose digest stands, or is to stand, with an issuer of a registry; by digest. */
export async function chainPublications(
  db: Connection,
  place: PublicationPlace,
): Promise<Map<string, ChainPublicationRow>> {
  const rows = await db
    .selectFrom('chain_publication')
    .innerJoin('act', 'act.act_id', 'chain_publication.act_id')
    .selectAll('chain_publication')
    .select(['act.state', 'act.signer', 'act.transaction_hash', 'act.block_number', 'act.gas_used', 'act.failure'])
    .where('chain_publication.chain_id', '=', place.chain_id)
    .where('chain_publication.registry', '=', place.registry)
    .where('chain_publication.issuer_id', '=', place.issuer_id)
    .execute();
  return new Map(rows.map((row) => [row.pathway_digest, row]));
}

/** The publication that an anchoring waits for. */
export interface AwaitedPublication {
  readonly act_id: string;
  readonly state: ActState;
  /** The account whose transaction brought it into a block; null where none of ours did. */
  readonly sent_by: string | null;
  readonly failure_code: string | null;
  readonly failure: string | null;
}

/** Of the anchorings that are not final, by act, the publication of their pathway version where that is not final either. */
export async function awaitedPublications(db: Connection): Promise<Map<string, AwaitedPublication>> {
  const rows = await db
    .selectFrom('act as anchoring')
    .innerJoin('batch', 'batch.batch_id', 'anchoring.batch_id')
    .innerJoin('chain_publication', (join) =>
      join
        .onRef('chain_publication.pathway_digest', '=', 'batch.pathway_digest')
        .onRef('chain_publication.chain_id', '=', 'batch.chain_id')
        .onRef('chain_publication.registry', '=', 'batch.registry')
        .onRef('chain_publication.issuer_id', '=', 'batch.issuer_id'),
    )
    .innerJoin('act as publication', 'publication.act_id', 'chain_publication.act_id')
    .leftJoin('chain_transaction', 'chain_transaction.transaction_hash', 'publication.transaction_hash')
    .select(['anchoring.act_id as anchoring', 'publication.act_id', 'publication.state'])
    .select(['chain_transaction.signer as sent_by', 'publication.failure_code', 'publication.failure'])
    .where('anchoring.kind', '=', 'anchor' satisfies ActKind)
    .where('anchoring.state', '!=', 'final')
    .where('publication.state', '!=', 'final')
    .execute();
  return new Map(rows.map(({ anchoring, ...publication }) => [anchoring, publication]));
}

/** Notes since when a digest stands in its registry, or that this is not known any more. */
export async function setFirstSeen(db: Connection, actId: string, firstSeenAt: string | null): Promise<void> {
  await db.updateTable('chain_publication').set({ first_seen_at: firstSeenAt }).where('act_id', '=', actId).execute();
}
