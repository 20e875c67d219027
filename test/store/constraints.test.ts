import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAct, type NewActRow } from '../../service/store/acts.ts';
import { closeBatch, openBatch } from '../../service/store/batches.ts';
import { saveCohorts, savePathwayVersion } from '../../service/store/cohorts.ts';
import { insertCredentials, type SealedCredentialRow } from '../../service/store/credentials.ts';
import { openStore, type Store } from '../../service/store/store.ts';
import { someCredentialHash, someRoot } from '../chain/certificate-on-chain.ts';

const UNIQUE = { code: 'SQLITE_CONSTRAINT_UNIQUE' };

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
  await savePathwayVersion(store.db, { digest: '0x01', pathway_id: 'p', edition: '1', document: '{}' });
  await saveCohorts(store.db, [{ cohort_id: 'c', title: 'C', pathway_digest: '0x01', source: 'test' }]);
});
afterEach(() => store.close());

const newBatch = () => ({
  batch_id: randomUUID(),
  cohort_id: 'c',
  award_id: 'a',
  pathway_digest: '0x01',
  chain_id: 1,
  registry: '0x02',
  issuer_id: '1',
  created_at: '2026-05-01T00:00:00.000Z',
});

const sealed = (n: number) => ({ root: someRoot(n), size: 1, issuerDocument: null, sealedAt: '2026-05-01T00:00:00Z' });

const credential = (batchId: string, n: number, change: Partial<SealedCredentialRow> = {}): SealedCredentialRow => ({
  credential_id: randomUUID(),
  batch_id: batchId,
  cohort_id: 'c',
  learner_id: `learner ${n}`,
  award_id: 'a',
  revision: 1,
  document: '{}',
  trace: '{}',
  trace_salt: '00',
  evidence: '{}',
  credential_hash: someCredentialHash(n),
  leaf_index: n,
  proof: Buffer.alloc(0),
  ...change,
});

describe('the store holds that', () => {
  it('a cohort has one open batch for an award', async () => {
    const first = await openBatch(store.db, newBatch());
    expect((await openBatch(store.db, newBatch())).batch_id).toBe(first.batch_id);
    const second = { ...newBatch(), state: 'open', root: null, size: null, issuer_document: null, sealed_at: null };
    await expect(
      store.db
        .insertInto('batch')
        .values({ ...second, state: 'open' })
        .execute(),
    ).rejects.toMatchObject(UNIQUE);
    await closeBatch(store.db, first.batch_id, sealed(1));
    expect((await openBatch(store.db, newBatch())).batch_id).not.toBe(first.batch_id);
  });

  it('a batch is sealed once', async () => {
    const { batch_id } = await openBatch(store.db, newBatch());
    await closeBatch(store.db, batch_id, sealed(1));
    await expect(closeBatch(store.db, batch_id, sealed(2))).rejects.toThrow(`batch ${batch_id} is not open`);
    const row = await store.db.selectFrom('batch').selectAll().executeTakeFirstOrThrow();
    expect(row.root).toBe(someRoot(1));
  });

  it('a sealed batch has a root and a size', async () => {
    await openBatch(store.db, newBatch());
    await expect(store.db.updateTable('batch').set({ state: 'sealed' }).execute()).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_CHECK',
    });
  });

  it('a root stands for one batch', async () => {
    const first = await openBatch(store.db, newBatch());
    await closeBatch(store.db, first.batch_id, sealed(1));
    const second = await openBatch(store.db, newBatch());
    await expect(closeBatch(store.db, second.batch_id, sealed(1))).rejects.toMatchObject(UNIQUE);
  });

  it('a batch has one anchoring', async () => {
    const { batch_id } = await openBatch(store.db, newBatch());
    const act = (kind: NewActRow['kind']): NewActRow => ({
      act_id: randomUUID(),
      kind,
      batch_id,
      payload: '{}',
      signer: '0x03',
      created_at: '2026-05-01T00:00:00.000Z',
    });
    for (let n = 0; n < 3; n += 1) await insertAct(store.db, act('anchor'));
    for (let n = 0; n < 3; n += 1) await insertAct(store.db, act('revoke'));
    const kinds = (await store.db.selectFrom('act').select('kind').execute()).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['anchor', 'revoke', 'revoke', 'revoke']);
  });

  it('a learner is issued an award once, and corrected once for each revision', async () => {
    const { batch_id } = await openBatch(store.db, newBatch());
    await insertCredentials(store.db, [credential(batch_id, 0)]);
    const again = { learner_id: 'learner 0' };
    await expect(insertCredentials(store.db, [credential(batch_id, 1, again)])).rejects.toMatchObject(UNIQUE);
    await insertCredentials(store.db, [credential(batch_id, 1, { ...again, revision: 2 })]);
    await expect(
      insertCredentials(store.db, [credential(batch_id, 2, { ...again, revision: 2 })]),
    ).rejects.toMatchObject(UNIQUE);
  });

  it('a hash stands for one credential, and a leaf of a batch holds one', async () => {
    const { batch_id } = await openBatch(store.db, newBatch());
    await insertCredentials(store.db, [credential(batch_id, 0)]);
    await expect(
      insertCredentials(store.db, [credential(batch_id, 1, { credential_hash: someCredentialHash(0) })]),
    ).rejects.toMatchObject(UNIQUE);
    await expect(insertCredentials(store.db, [credential(batch_id, 1, { leaf_index: 0 })])).rejects.toMatchObject(
      UNIQUE,
    );
  });

  it('an edition of a pathway has one content', async () => {
    await expect(
      savePathwayVersion(store.db, { digest: '0x09', pathway_id: 'p', edition: '1', document: '{"other":1}' }),
    ).rejects.toMatchObject(UNIQUE);
  });

  it('of many credentials in one call all are kept or none', async () => {
    const { batch_id } = await openBatch(store.db, newBatch());
    const rows = Array.from({ length: 1_200 }, (_, n) => credential(batch_id, n));
    const spoilt = [...rows, credential(batch_id, 1_200, { leaf_index: 7 })];
    const insert = (all: SealedCredentialRow[]) => store.db.transaction().execute((tx) => insertCredentials(tx, all));
    await expect(insert(spoilt)).rejects.toMatchObject(UNIQUE);
    expect(await store.db.selectFrom('credential').select('credential_id').execute()).toEqual([]);
    await insert(rows);
    expect(await store.db.selectFrom('credential').select('credential_id').execute()).toHaveLength(1_200);
  });
});
