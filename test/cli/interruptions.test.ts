import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccount } from '../../service/chain/account-state.ts';
import { parseAddress } from '../../service/core/hex.ts';
import { readZip } from '../registrar/export/read-zip.ts';
import { cairn } from './cairn.ts';
import { PASSWORD, registerIssuer, startWorkplace, type Workplace } from './workplace.ts';

describe('a command that is cut off', () => {
  let work: Workplace;
  let anchorKey: string;
  /** How many transactions of the anchoring key the node has heard of. */
  const sent = async (): Promise<number> => (await readAccount(work.chain.node, parseAddress(anchorKey))).pendingNonce;

  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await registerIssuer(work);
    const { records } = await work.run('issuer', 'show');
    anchorKey = String(records.find(({ role }) => role === 'anchor')?.['address']);
    await work.run('import', 'oulad', 'oulad');
    await work.run('evaluate');
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('anchors a batch once, though it was killed in the middle of it', async () => {
    await work.run('issue', '--award', 'certificate');
    const killed = await cairn(['anchor'], {
      cwd: work.folder,
      env: { CAIRN_KEYSTORE_PASSWORD: PASSWORD },
      started: (child) => void onceSent(2, child, 'SIGKILL'),
    });
    expect(killed.status).toBeNull();
    const { status, summary } = await work.run('anchor');
    expect([status, summary['batches']]).toEqual([0, 1]);
    expect((await work.run('status')).summary).toMatchObject({ states: { final: 1 }, final: 7 });
    // The digest of the pathway version goes before its first batch.
    expect(await sent()).toBe(2);
  });

  it('says on Ctrl-C that the same command goes on, and so it does', async () => {
    await work.run('issue', '--award', 'participation');
    const { status, stderr } = await cairn(['anchor'], {
      cwd: work.folder,
      env: { CAIRN_KEYSTORE_PASSWORD: PASSWORD },
      started: (child) => void onceSent(3, child, 'SIGINT'),
    });
    expect(status).toBe(130);
    expect(stderr).toContain('run the same command again');
    expect((await work.run('anchor')).summary['batches']).toBe(1);
    expect((await work.run('status')).summary).toMatchObject({ states: { final: 2 }, final: 15 });
    expect(await sent()).toBe(3);
  });

  it('leaves no half of an archive on Ctrl-C: all of it, or nothing', async () => {
    const { status } = await cairn(['export', '--all', '--out', 'all.zip'], {
      cwd: work.folder,
      started: (child) => void onceThere('all.zip.part', child),
    });
    expect(status).toBe(130);
    const left = (await readdir(work.folder)).filter((name) => name.startsWith('all.zip'));
    if (left.length > 0) expect([left, (await readZip(join(work.folder, 'all.zip'))).size]).toEqual([['all.zip'], 32]);
    expect((await work.run('export', '--all', '--out', 'all.zip')).summary).toMatchObject({ files: 15, pdfs: 15 });
  });

  /** Interrupts the process as soon as it has made a file. */
  async function onceThere(name: string, child: ChildProcess): Promise<void> {
    while (child.exitCode === null && !existsSync(join(work.folder, name))) await sleep(2);
    child.kill('SIGINT');
  }

  /** Ends the process as soon as the node has heard of the `count`th transaction. */
  async function onceSent(count: number, child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    while (child.exitCode === null && (await sent()) < count) await sleep(5);
    child.kill(signal);
  }
});
