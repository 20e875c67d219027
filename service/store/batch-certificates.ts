import type { Connection } from './store.ts';

/** A certificate of a batch with what is known of its holder. */
export interface BatchCertificateRow {
  readonly credential_hash: string;
  readonly leaf_index: number;
  readonly revision: number;
  /** Null once its holder was erased. */
  readonly learner_id: string | null;
  /** As on record now; the certificate itself may say another. */
  readonly name: string | null;
  readonly email: string | null;
  readonly erased_at: string | null;
  /** The correction that has taken its place, or is about to. */
  readonly superseded_by: string | null;
}

/**
 * The certificates of a batch, by their place in it, from one place on.
 *
 * @param matching only those whose holder's id, or name on record, holds this text
 */
export async function batchCertificateRows(
  db: Connection,
  batchId: string,
  { from, limit, matching }: { readonly from: number; readonly limit: number; readonly matching?: string | undefined },
): Promise<BatchCertificateRow[]> {
  let query = db
    .selectFrom('credential')
    .leftJoin('learner', 'learner.learner_id', 'credential.learner_id')
    .leftJoin('supersession', 'supersession.old_credential_hash', 'credential.credential_hash')
    .leftJoin('credential as successor', 'successor.credential_id', 'supersession.new_credential_id')
    .select([
      'credential.credential_hash',
      'credential.leaf_index',
      'credential.revision',
      'credential.learner_id',
      'learner.name',
      'learner.email',
      'credential.erased_at',
      'successor.credential_hash as superseded_by',
    ])
    .where('credential.batch_id', '=', batchId)
    .where('credential.leaf_index', '>=', from)
    .orderBy('credential.leaf_index')
    .limit(limit);
  if (matching !== undefined) {
    const pattern = `%${matching.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where(({ eb, fn, or, val }) =>
      or([
        eb(fn('lower', ['credential.learner_id']), 'like', val(pattern)),
        eb(fn('lower', ['learner.name']), 'like', val(pattern)),
        eb('credential.credential_hash', '=', matching.toLowerCase()),
      ]),
    );
  }
  return await query.execute();
}
