import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FrameworkEditionRow,
  frameworkEdition,
  frameworkSignOffs,
  insertFrameworkSignOff,
  saveFrameworkEdition,
} from '../../service/store/frameworks.ts';
import { openStore, type Store } from '../../service/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const key = { id: 'welding', edition: '1' };
const draft: FrameworkEditionRow = {
  ...{ framework_id: 'welding', edition: '1', state: 'draft', digest: '0x01', document: '{}' },
  ...{ drafted_at: 'now', submitted_at: null, published_at: null },
  ...{ published_without: null, reason: null, warnings: null },
};
const published: FrameworkEditionRow = {
  ...draft,
  ...{ state: 'published', submitted_at: 'now', published_at: 'now', published_without: '[]', warnings: '[]' },
};
const signOff = (id: string) => ({
  ...{ sign_off_id: id, framework_id: 'welding', edition: '1', digest: '0x01', role: 'industry' },
  ...{ decision: 'approved', comment: null, reviewer: null, given_at: 'now' },
  ...{ actor_kind: 'terminal', actor_id: 'a', actor_name: 'a' },
});

describe('the store of frameworks', () => {
  it('replaces a draft, and never what is published', async () => {
    expect(await saveFrameworkEdition(store.db, draft)).toBe(true);
    expect(await saveFrameworkEdition(store.db, { ...draft, digest: '0x02' })).toBe(true);
    expect(await saveFrameworkEdition(store.db, published)).toBe(true);
    expect(await saveFrameworkEdition(store.db, { ...draft, digest: '0x03' })).toBe(false);
    expect(await frameworkEdition(store.db, key)).toEqual(published);
  });

  it('holds an edition to its state', async () => {
    await expect(saveFrameworkEdition(store.db, { ...draft, state: 'published' })).rejects.toThrow(/CHECK/i);
    await expect(saveFrameworkEdition(store.db, { ...draft, state: 'in-review' })).rejects.toThrow(/CHECK/i);
    await expect(saveFrameworkEdition(store.db, { ...draft, published_at: 'now' })).rejects.toThrow(/CHECK/i);
  });

  it('keeps sign-offs in the order in which they came, of editions that are there alone', async () => {
    await expect(insertFrameworkSignOff(store.db, signOff('1'))).rejects.toThrow(/FOREIGN KEY/i);
    await saveFrameworkEdition(store.db, draft);
    await Promise.all(
      ['1', '2', '3', '4'].map((id) => store.db.transaction().execute((tx) => insertFrameworkSignOff(tx, signOff(id)))),
    );
    expect((await frameworkSignOffs(store.db, key)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    await expect(insertFrameworkSignOff(store.db, { ...signOff('5'), decision: 'maybe' })).rejects.toThrow(/CHECK/i);
  });
});
