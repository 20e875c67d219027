import { type CompiledQuery, sql } from 'kysely';
import type { CredentialHash } from '../core/hex.ts';
import { GatheredLookUps } from './gathered-look-ups.ts';
import type { ActKind, BatchState } from './schema.ts';
import type { Connection } from './store.ts';

/** What a look-up of a proof answers from. */
export interface ProofRow {
  readonly credential_hash: string;
  readonly leaf_index: number;
  readonly proof: Buffer;
  readonly batch_id: string;
  readonly chain_id: number;
  readonly registry: string;
  readonly issuer_id: string;
  readonly state: BatchState;
  readonly root: string | null;
  readonly size: number | null;
  /** Null until the batch is in a block, and where somebody else's transaction has anchored it. */
  readonly transaction_hash: string | null;
  readonly block_number: number | null;
}

/** Hashes to a statement. */
const MOST_TOGETHER = 32;

const lookUps = new WeakMap<Connection, GatheredLookUps<string, ProofRow>>();

/** The proof of a credential and its batch; what is asked for in one turn of the event loop is read together. */
export async function proofRow(db: Connection, hash: CredentialHash): Promise<ProofRow | undefined> {
  let gathered = lookUps.get(db);
  if (gathered === undefined) {
    gathered = new GatheredLookUps(proofRowReader(db));
    lookUps.set(db, gathered);
  }
  return await gathered.get(hash);
}

/** Reads proofs by an indexed statement that is compiled once for each number of hashes: building it costs more. */
function proofRowReader(db: Connection): (hashes: readonly string[]) => Promise<Map<string, ProofRow>> {
  const compiled = new Map<number, CompiledQuery>();
  return async (hashes) => {
    const found = new Map<string, ProofRow>();
    for (let start = 0; start < hashes.length; start += MOST_TOGETHER) {
      const parameters = hashes.slice(start, start + MOST_TOGETHER);
      const query = compiled.get(parameters.length) ?? compile(db, parameters);
      compiled.set(parameters.length, query);
      const { rows } = await db.executeQuery<ProofRow>({ ...query, parameters });
      for (const row of rows) found.set(row.credential_hash, row);
    }
    return found;
  };
}

/**
 * Batch and anchoring are read by sub-selects: SQLite answers them in a third of the time of the same joins (measured: 10
 * microseconds and 30). The hashes are the only parameters.
 */
function compile(db: Connection, hashes: readonly string[]): CompiledQuery {
  return db
    .selectFrom('credential')
    .select(['credential.credential_hash', 'credential.leaf_index', 'credential.proof', 'credential.batch_id'])
    .select((eb) => {
      const batch = eb.selectFrom('batch').whereRef('batch.batch_id', '=', 'credential.batch_id');
      const anchoring = eb
        .selectFrom('act')
        .whereRef('act.batch_id', '=', 'credential.batch_id')
        // Written out, not a parameter: only so does the partial index on anchorings serve.
        .where('act.kind', '=', sql.lit<ActKind>('anchor'));
      return [
        batch.select('chain_id').as('chain_id'),
        batch.select('registry').as('registry'),
        batch.select('issuer_id').as('issuer_id'),
        batch.select('state').as('state'),
        batch.select('root').as('root'),
        batch.select('size').as('size'),
        anchoring.select('transaction_hash').as('transaction_hash'),
        anchoring.select('block_number').as('block_number'),
      ];
    })
    .where('credential.credential_hash', 'in', hashes)
    .compile();
}
