import type { Connection } from './store.ts';

/** A transaction that was signed here, and the batch that it was about; null for none. */
export interface SignedTransactionRow {
  readonly transaction_hash: string;
  readonly batch_id: string | null;
  readonly cohort_id: string | null;
}

/** Every transaction that was ever signed here by an account, whether or not a block came to include it. */
export async function signedTransactions(db: Connection, signer: string): Promise<SignedTransactionRow[]> {
  return await db
    .selectFrom('chain_transaction')
    .innerJoin('act', 'act.act_id', 'chain_transaction.act_id')
    .leftJoin('batch', 'batch.batch_id', 'act.batch_id')
    .select(['chain_transaction.transaction_hash', 'act.batch_id', 'batch.cohort_id'])
    .where('chain_transaction.signer', '=', signer)
    .execute();
}
