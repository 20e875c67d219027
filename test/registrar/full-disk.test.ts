import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logged } from '../../service/registrar/audit-log/audit-log.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import type { Schema } from '../../service/store/schema.ts';
import { cohortOf, importPassing, passingLearner } from './installation-on-anvil.ts';
import { openUnanchored } from './unanchored-installation.ts';

const LEARNERS = 150;

let installation: Installation;
let databaseFile: string;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ installation, databaseFile, close } = await openUnanchored(new Date('2026-03-01T00:00:00Z')));
});
afterEach(async () => await close());

const rowsOf = async (table: keyof Schema) => {
  const { rows } = await installation.store.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
};

/** How many pages the file may have; where that is reached, SQLite finds the disk full. */
async function allowPages(pages: number): Promise<void> {
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(installation.store.db);
}

async function pages(): Promise<number> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(installation.store.db);
  return rows[0]?.page_count ?? 0;
}

/**
 * Does something on a disk that is full, and again each time one more page fits, until it goes through: so the disk fills
 * up at one place after the other. Returns how often it was full.
 */
async function throughFullDisk(work: () => Promise<unknown>, assertNothingDone: () => Promise<void>): Promise<number> {
  // No page that was freed before is left to write to.
  await sql`vacuum`.execute(installation.store.db);
  for (let full = 0; ; full += 1) {
    await allowPages((await pages()) + full);
    const failure: unknown = await work().then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) {
      await allowPages(1_000_000);
      return full;
    }
    expect(failure).toMatchObject({ code: 'store-full' });
    await assertNothingDone();
  }
}

describe('a disk that fills up', () => {
  it('while a cohort is imported leaves nothing of it that a second run would not mend', async () => {
    const many = 10 * LEARNERS;
    const learners = Array.from({ length: many }, (_, n) => passingLearner('cohort', n));
    const full = await throughFullDisk(
      () => importCohort(installation, cohortOf('cohort'), learners),
      async () => expect([0, many]).toContain(await rowsOf('learner')),
    );
    expect(full).toBeGreaterThan(0);
    expect([await rowsOf('learner'), await rowsOf('enrolment')]).toEqual([many, many]);
  });

  it('while certificates are issued leaves no batch, no half of one and no certificate', async () => {
    await importPassing(installation, 'cohort', LEARNERS);
    const evaluatedFull = await throughFullDisk(
      () => evaluateCohorts(installation, ['cohort']),
      async () => expect(await rowsOf('decision')).toBe(0),
    );
    expect(evaluatedFull).toBeGreaterThan(0);
    const full = await throughFullDisk(
      () => issueAwards(installation, { awardIds: ['certificate'] }),
      async () => expect([await rowsOf('batch'), await rowsOf('credential')]).toEqual([0, 0]),
    );
    expect(full).toBeGreaterThan(5);
    expect([await rowsOf('batch'), await rowsOf('credential')]).toEqual([1, LEARNERS]);
    expect(await issueAwards(installation, { awardIds: ['certificate'] })).toEqual([]);
  });

  it('before the audit log has its first entry keeps the deed from being begun', async () => {
    let begun = 0;
    const deed = { action: 'x', details: { text: 'x'.repeat(40_000) } };
    const full = await throughFullDisk(
      () => logged(installation, { kind: 'terminal', id: 'a', name: 'a' }, deed, async () => (begun += 1)),
      async () => expect([begun, await rowsOf('audit_entry')]).toEqual([0, 0]),
    );
    expect(full).toBeGreaterThan(0);
    expect(begun).toBe(1);
    expect(await rowsOf('audit_entry')).toBe(2);
  });
});

describe('issuing that is killed', () => {
  const script = join(import.meta.dirname, 'issuing-process.ts');

  function issueElsewhere(): { child: ChildProcess; ready: Promise<unknown>; ended: Promise<unknown> } {
    const child = spawn(process.execPath, ['--no-warnings', script, databaseFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
    return { child, ready: child.stdout === null ? ended : once(child.stdout, 'data'), ended };
  }

  it('leaves whole batches or none, and the next run issues the rest once', { timeout: 60_000 }, async () => {
    const cohorts = ['a', 'b', 'c', 'd'];
    for (const id of cohorts) await importPassing(installation, id, LEARNERS);
    await evaluateCohorts(installation, []);
    const { db } = installation.store;
    let killed = 0;
    for (let round = 0; round < 5; round += 1) {
      const { child, ready, ended } = issueElsewhere();
      await ready;
      await sleep(Math.random() * 60);
      child.kill('SIGKILL');
      if ((await ended) === 'SIGKILL') killed += 1;
      for (const { batch_id, state, size } of await db.selectFrom('batch').selectAll().execute()) {
        expect([state, size]).toEqual(['sealed', LEARNERS]);
        const held = await db.selectFrom('credential').select('leaf_index').where('batch_id', '=', batch_id).execute();
        expect(held).toHaveLength(LEARNERS);
      }
    }
    expect(killed).toBeGreaterThan(0);
    expect(await issueElsewhere().ended).toBe(0);
    expect(await rowsOf('batch')).toBe(cohorts.length);
    expect(await rowsOf('credential')).toBe(cohorts.length * LEARNERS);
  });
});
