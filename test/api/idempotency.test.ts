import { createHash, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseApiToken } from '../../service/registrar/access/api-token.ts';
import { onceForKey } from '../../service/registrar/access/once-for-key.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { withLease } from '../../service/store/lease.ts';
import { ask } from './asked.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let desk: DeskService;
let admin: string;
beforeAll(async () => {
  desk = await startDeskService();
  admin = await desk.key('admin');
});
afterAll(async () => await desk.close());

const order = { name: 'Campus system', role: 'registrar', days: 30 };
const makeKey = (idempotencyKey: string, body: unknown = order, token = admin) =>
  desk.send('POST', '/v1/keys', token, body, { 'idempotency-key': idempotencyKey });

/** The store's rows, as whoever has stolen the file sees them. */
function kept(): { readonly text: string; readonly rows: number } {
  const database = new Database(desk.databaseFile, { readonly: true });
  const rows = database.prepare<[], { sealed_answer: Buffer }>('select * from kept_answer').all();
  database.close();
  return {
    rows: rows.length,
    text: rows.map((row) => `${JSON.stringify(row)}${row.sealed_answer.toString('latin1')}`).join('\n'),
  };
}

describe('a request with an Idempotency-Key that comes again', () => {
  it('gets the same answer, and nothing is done again', async () => {
    const key = randomUUID();
    const first = await makeKey(key);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    const deeds = (await auditEntries(desk.installation.store.db, { limit: 1000 })).length;
    for (const form of [key, `"${key}"`]) {
      const again = await makeKey(form);
      expect(again.status).toBe(201);
      expect(again.text).toBe(first.text);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    }
    expect(await auditEntries(desk.installation.store.db, { limit: 1000 })).toHaveLength(deeds);
  });

  it('is refused with another body, at another address, or for another cohort', async () => {
    const key = randomUUID();
    await makeKey(key);
    const reused = { status: 422, json: { code: 'idempotency-key-reused' } };
    expect(await makeKey(key, { ...order, days: 31 })).toMatchObject(reused);
    const elsewhere = await desk.send('POST', '/v1/evaluations', admin, {}, { 'idempotency-key': key });
    expect(elsewhere).toMatchObject(reused);
  });

  it('of somebody else is another request', async () => {
    const key = randomUUID();
    const mine = await makeKey(key);
    const theirs = await makeKey(key, order, await desk.key('admin'));
    expect(theirs.status).toBe(201);
    expect(theirs.json.token).not.toBe(mine.json.token);
  });

  it('is refused while the first is not answered yet, whoever of the processes has it', async () => {
    const key = randomUUID();
    const finish = Promise.withResolvers<string>();
    const began = Promise.withResolvers<void>();
    const keyed = {
      actor: { kind: 'api-key' as const, id: parseApiToken(admin).keyId, name: 'admin' },
      idempotencyKey: key,
      target: 'POST /v1/keys',
      bodyDigest: async () => createHash('sha256').update(JSON.stringify(order)).digest(),
    };
    const first = onceForKey(desk.installation, keyed, () => {
      began.resolve();
      return finish.promise;
    });
    await began.promise;
    const refused = await makeKey(key);
    expect(refused).toMatchObject({ status: 409, json: { code: 'request-under-way' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    const { text: body } = await makeKey(randomUUID());
    finish.resolve(JSON.stringify({ status: 201, headers: {}, contentType: 'application/json', body }));
    await first;
    expect(await makeKey(key)).toMatchObject({ status: 201, text: body });
  });

  it('is told by the whole of a file that streams through, and gets the report of the first', async () => {
    await desk.send('POST', '/v1/cohorts', admin, { cohortId: 'streamed', pathway: 'oulad-aaa' });
    const key = randomUUID();
    const upload = (csv: string) =>
      ask(`${desk.origin}/v1/results?cohort=streamed`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin}`, 'content-type': 'text/csv', 'idempotency-key': key },
        body: csv,
      });
    const csv = `learner,assessment,score\n${Array.from({ length: 5000 }, (_, n) => `s-${n},exam,71`).join('\n')}\n`;
    const first = await upload(csv);
    expect(first).toMatchObject({ status: 200, json: { lines: 5000 } });
    const again = await upload(csv);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await upload(`${csv}s-9999,exam,12\n`);
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
  });

  it('is a new one when the first was refused: nothing had been done', async () => {
    const key = randomUUID();
    expect((await makeKey(key, { ...order, cohorts: ['not-there-yet'] })).status).toBe(404);
    const cohort = { cohortId: 'not-there-yet', pathway: 'oulad-aaa' };
    await desk.send('POST', '/v1/cohorts', admin, cohort);
    expect((await makeKey(key, { ...order, cohorts: ['not-there-yet'] })).status).toBe(201);
  });

  it('is a new one after a day, when nothing is kept of it any more', async () => {
    const key = randomUUID();
    const first = await makeKey(key);
    const before = desk.clock.now;
    desk.clock.now = new Date(before.getTime() + 23 * 3_600_000);
    expect((await makeKey(key)).text).toBe(first.text);
    desk.clock.now = new Date(before.getTime() + 25 * 3_600_000);
    const later = await makeKey(key);
    expect(later.json.token).not.toBe(first.json.token);
    expect(kept().rows).toBe(1);
  });

  it('is refused when the key is none that nobody could guess', async () => {
    for (const key of ['1', 'short', '"unterminated-string-here', 'with a blank in it, bare', 'x'.repeat(256)]) {
      expect(await makeKey(key)).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
    }
  });
});

describe('what is kept of an answer', () => {
  it('tells nothing to whoever has the database', async () => {
    const key = randomUUID();
    const { json } = await makeKey(key);
    expect(kept().text).not.toContain(String(json.token).slice(0, 30));
    expect(kept().text).not.toContain('Campus');
    expect(kept().text).not.toContain(key);
  });
});

describe('a process that is killed', () => {
  const request = () => ({
    actor: { kind: 'api-key' as const, id: 'k', name: 'k' },
    idempotencyKey: randomUUID(),
    target: 'POST /v1/evaluations',
    bodyDigest: async () => null,
  });

  it('before the work took effect leaves nothing in the way of doing it', async () => {
    const keyed = request();
    const died = onceForKey(desk.installation, keyed, () => Promise.reject(new Error('killed before')));
    await expect(died).rejects.toThrow('killed before');
    const again = await onceForKey(desk.installation, keyed, async () => 'done');
    expect(again).toEqual({ answer: 'done', repeated: false });
  });

  it('after the work took effect, and before the answer was kept, has it done again: which finds it done', async () => {
    const keyed = request();
    const cohorts = new Set<string>();
    const work = async () => {
      const isNew = !cohorts.has('spring');
      cohorts.add('spring');
      return isNew ? 'created' : 'unchanged';
    };
    const died = onceForKey(desk.installation, keyed, async () => {
      await work();
      throw new Error('killed after');
    });
    await expect(died).rejects.toThrow('killed after');
    expect(await onceForKey(desk.installation, keyed, work)).toEqual({ answer: 'unchanged', repeated: false });
    expect(await onceForKey(desk.installation, keyed, work)).toEqual({ answer: 'unchanged', repeated: true });
  });

  it('holds the others up no longer than a lease lasts', async () => {
    const keyed = request();
    const { db } = desk.installation.store;
    await onceForKey(desk.installation, keyed, async () => {
      const names = await db.selectFrom('lease').select('name').where('name', 'like', 'request:%').execute();
      const [{ name } = { name: '' }] = names;
      // The lease of a process that was killed is taken over when it has run out.
      await db
        .updateTable('lease')
        .set({ expires_at: Date.now() - 1 })
        .where('name', '=', name)
        .execute();
      expect(await withLease(db, name, async () => {})).toBe(true);
      return 'done';
    });
  });
});
