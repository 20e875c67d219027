import type { Selectable } from 'kysely';
import { type CredentialChoice, MOST_PARAMETERS } from './chosen-credentials.ts';
import { insertRows } from './insert-rows.ts';
import type { DeliveryState, HolderLinkTable } from './schema.ts';
import type { Connection } from './store.ts';

export type HolderLinkRow = Readonly<Selectable<HolderLinkTable>>;

/** A link with the certificate that it is for. */
export interface HolderLinkView extends Omit<HolderLinkRow, 'token_hash'> {
  readonly credential_hash: string;
  readonly cohort_id: string;
  readonly learner_id: string;
  readonly reference: string;
  /** The message that brought it to its holder; null where it was given otherwise. */
  readonly delivery_state: DeliveryState | null;
  readonly delivery_at: string | null;
}

export async function insertHolderLinks(db: Connection, rows: readonly HolderLinkRow[]): Promise<void> {
  await insertRows(db, rows, (some) => db.insertInto('holder_link').values(some));
}

export async function holderLinkByToken(db: Connection, tokenHash: string): Promise<HolderLinkRow | undefined> {
  return await db.selectFrom('holder_link').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** One link by its id, those of the certificates that are chosen, or all; in the order in which they were made. */
export async function holderLinkViews(
  db: Connection,
  choice: CredentialChoice | { readonly linkId: string } | null,
): Promise<HolderLinkView[]> {
  const query = db
    .selectFrom('holder_link')
    .innerJoin('credential', 'credential.credential_id', 'holder_link.credential_id')
    .innerJoin('learner', 'learner.learner_id', 'credential.learner_id')
    .leftJoin('delivery', 'delivery.link_id', 'holder_link.link_id')
    .select(['delivery.state as delivery_state', 'delivery.began_at as delivery_at'])
    .select(['holder_link.link_id', 'holder_link.credential_id', 'holder_link.created_at', 'holder_link.created_by'])
    .select(['holder_link.expires_on', 'holder_link.withdrawn_at', 'holder_link.last_opened_on'])
    .select(['credential.credential_hash', 'credential.cohort_id', 'learner.learner_id', 'learner.reference'])
    .orderBy('holder_link.created_at')
    .orderBy('learner.learner_id')
    .orderBy('holder_link.link_id');
  if (choice === null) return await query.execute();
  if ('linkId' in choice) return await query.where('holder_link.link_id', '=', choice.linkId).execute();
  if ('credentialHash' in choice) {
    return await query.where('credential.credential_hash', '=', choice.credentialHash).execute();
  }
  return await ('batchId' in choice
    ? query.where('credential.batch_id', '=', choice.batchId)
    : query.where('credential.cohort_id', '=', choice.cohortId)
  ).execute();
}

/** Withdraws links that are not withdrawn yet. */
export async function withdrawLinks(db: Connection, linkIds: readonly string[], withdrawnAt: string): Promise<void> {
  for (let start = 0; start < linkIds.length; start += MOST_PARAMETERS) {
    await db
      .updateTable('holder_link')
      .set({ withdrawn_at: withdrawnAt })
      .where('link_id', 'in', linkIds.slice(start, start + MOST_PARAMETERS))
      .where('withdrawn_at', 'is', null)
      .execute();
  }
}

/** Notes the day on which a link was opened; the second time on a day writes nothing. */
export async function noteLinkOpened(db: Connection, linkId: string, day: string): Promise<void> {
  await db
    .updateTable('holder_link')
    .set({ last_opened_on: day })
    .where('link_id', '=', linkId)
    .where((eb) => eb.or([eb('last_opened_on', 'is', null), eb('last_opened_on', '<', day)]))
    .execute();
}
