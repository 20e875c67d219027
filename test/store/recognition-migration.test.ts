import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertRecognition, type RecognitionRow, setWithdrawn } from '../../service/store/recognitions.ts';
import { openStore, type Store } from '../../service/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
  const { db } = store;
  await db.insertInto('learner').values({ learner_id: 'ada', name: null, email: null, reference: 'r' }).execute();
  await db
    .insertInto('pathway_version')
    .values({ digest: '0x01', pathway_id: 'p', edition: '1', document: '{}' })
    .execute();
  await db
    .insertInto('cohort')
    .values({ cohort_id: 'c', title: 'C', pathway_digest: '0x01', source: 'test' })
    .execute();
});
afterEach(() => store.close());

const row: RecognitionRow = {
  ...{ recognition_id: '1', learner_id: 'ada', cohort_id: 'c', pathway_id: 'p', module_id: 'm', credit: '2' },
  ...{ decided_on: '2026-01-01', decided_by: 'The board', basis: 'portfolio', equivalent: null, evidence: '[]' },
  ...{ recorded_at: 'now', withdrawn_at: null, withdrawn_reason: null },
};

describe('the table of recognitions', () => {
  it('holds one that stands for each learner, pathway and module, and any number that were withdrawn', async () => {
    await insertRecognition(store.db, row);
    await expect(insertRecognition(store.db, { ...row, recognition_id: '2' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    });
    expect(await setWithdrawn(store.db, '1', 'later', 'A mistake')).toBe(true);
    expect(await setWithdrawn(store.db, '1', 'still later', 'Another')).toBe(false);
    await insertRecognition(store.db, { ...row, recognition_id: '2' });
  });

  it('refuses a withdrawal without a reason, an equivalent without its title, and nobody’s', async () => {
    await expect(insertRecognition(store.db, { ...row, withdrawn_at: 'now' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_CHECK',
    });
    await expect(insertRecognition(store.db, { ...row, basis: 'equivalent' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_CHECK',
    });
    await expect(insertRecognition(store.db, { ...row, learner_id: 'nobody' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
  });
});

describe('the table of chain publications', () => {
  it('holds one act for each version and issuer', async () => {
    const act = sql`insert into act (act_id, kind, payload, signer, state, created_at)
      values ('a', 'publish', '{}', '0x', 'pending', 'now'), ('b', 'publish', '{}', '0x', 'pending', 'now')`;
    await act.execute(store.db);
    const insert = async (act_id: string, issuer_id: string) =>
      await store.db
        .insertInto('chain_publication')
        .values({ pathway_digest: '0x01', chain_id: 1, registry: '0x02', issuer_id, act_id, first_seen_at: null })
        .execute();
    await insert('a', '1');
    await expect(insert('b', '1')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    await expect(insert('a', '2')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
    await insert('b', '2');
  });
});
