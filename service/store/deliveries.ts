import type { Selectable } from 'kysely';
import { MOST_PARAMETERS } from './chosen-credentials.ts';
import type { DeliveryTable } from './schema.ts';
import type { Connection } from './store.ts';

export type DeliveryRow = Readonly<Selectable<DeliveryTable>>;

export async function insertDelivery(db: Connection, row: DeliveryRow): Promise<void> {
  await db.insertInto('delivery').values(row).execute();
}

export async function setDelivery(
  db: Connection,
  deliveryId: string,
  change: Pick<DeliveryRow, 'state' | 'attempts' | 'smtp_code' | 'failure' | 'ended_at'>,
): Promise<void> {
  await db.updateTable('delivery').set(change).where('delivery_id', '=', deliveryId).execute();
}

/** Calls what nobody is sending any more by its name. Returns how many there were. */
export async function interruptUnfinished(db: Connection, endedAt: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'interrupted', ended_at: endedAt })
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The messages about some certificates, in the order in which they began. */
export async function deliveriesOf(db: Connection, credentialIds: readonly string[]): Promise<DeliveryRow[]> {
  const rows: DeliveryRow[] = [];
  for (let start = 0; start < credentialIds.length; start += MOST_PARAMETERS) {
    const some = credentialIds.slice(start, start + MOST_PARAMETERS);
    rows.push(
      ...(await db
        .selectFrom('delivery')
        .selectAll()
        .where('credential_id', 'in', some)
        .orderBy('began_at')
        .orderBy('delivery_id')
        .execute()),
    );
  }
  return rows;
}
