import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnvilInstallation, startInstallation } from '../registrar/installation-on-anvil.ts';
import { anchorEvents, nonceOf, standing } from './anchoring-setting.ts';

const ROUNDS = process.env['CAIRN_LONG'] === '1' ? 60 : 8;
const script = join(import.meta.dirname, 'anchoring-process.ts');

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

interface Running {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
  /** How it ended: a code, or the signal. */
  readonly ended: Promise<number | string | null>;
}

function runAnchoring(): Running {
  const { installation, folder } = setting;
  const { deployment, issuer } = installation;
  const args = [join(folder, 'cairn.sqlite'), JSON.stringify(deployment), String(issuer.issuerId)];
  const child = spawn(process.execPath, ['--no-warnings', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  return { child, ready: child.stdout === null ? ended : once(child.stdout, 'data'), ended };
}

async function seal(batches: number): Promise<string[]> {
  const batchIds: string[] = [];
  for (let n = 0; n < batches; n += 1) batchIds.push((await setting.seal(2)).batch.batch_id);
  return batchIds;
}

async function expectEachOnce(batchIds: readonly string[]): Promise<void> {
  for (const batchId of batchIds) {
    expect((await standing(setting.installation, batchId)).batch.state).toBe('final');
    expect(await anchorEvents(setting, batchId)).toBe(1);
  }
}

/** Time passes: what a dead process held is free. */
async function letLeaseRunOut(): Promise<void> {
  await setting.installation.store.db.updateTable('lease').set({ expires_at: 0 }).execute();
}

describe('anchoring by processes', () => {
  it('of which two run at once signs each batch once: one works, the other looks on', { timeout: 60_000 }, async () => {
    const key = await setting.installation.signer('anchor');
    const batchIds = await seal(5);
    const nonce = await nonceOf(setting, key);
    const running = [runAnchoring(), runAnchoring(), runAnchoring()];
    expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    await expectEachOnce(batchIds);
    expect(await nonceOf(setting, key)).toBe(nonce + batchIds.length);
  });

  it('that are killed at any point goes on when run again, and anchors each batch once', {
    timeout: 600_000,
  }, async () => {
    const key = await setting.installation.signer('anchor');
    const nonce = await nonceOf(setting, key);
    const all: string[] = [];
    let killed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      all.push(...(await seal(2)));
      const { child, ready, ended } = runAnchoring();
      await ready;
      await sleep(Math.random() * 250);
      child.kill('SIGKILL');
      if ((await ended) === 'SIGKILL') killed += 1;
      await letLeaseRunOut();
    }
    expect(killed).toBeGreaterThan(0);
    expect(await runAnchoring().ended).toBe(0);
    await expectEachOnce(all);
    expect(await nonceOf(setting, key)).toBe(nonce + all.length);
  });

  it('of which the working one was killed is taken up by another within seconds', { timeout: 60_000 }, async () => {
    const batchIds = await seal(3);
    const { child, ready, ended } = runAnchoring();
    await ready;
    const lease = () => setting.installation.store.db.selectFrom('lease').selectAll().executeTakeFirst();
    while ((await lease()) === undefined) await sleep(1);
    child.kill('SIGKILL');
    await ended;
    expect(await runAnchoring().ended).toBe(0);
    await expectEachOnce(batchIds);
  });
});
