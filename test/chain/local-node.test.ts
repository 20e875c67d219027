import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChainNode } from '../../service/chain/chain-node.ts';
import { deployRegistry } from '../../service/chain/deploy-registry.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import { type LocalNode, startLocalNode } from '../../service/chain/local-node.ts';
import { localNodeBinary } from '../../service/chain/local-node-binary.ts';
import { readRegistry } from '../../service/chain/read-registry.ts';
import { privateKeySigner } from '../../service/chain/transaction-signing.ts';
import { parseCredentialHash, parseMerkleRoot } from '../../service/core/hex.ts';

describe('a local chain', () => {
  let folder: string;
  const deployer = privateKeySigner(localAccount(0).privateKey);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-node-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const answers = async (node: LocalNode): Promise<boolean> =>
    (await new ChainNode(node.url).tryAsk([{ method: 'eth_chainId', params: [] }])).kind === 'answered';

  it('mines every second, so that what is on it becomes final', async () => {
    const node = await startLocalNode();
    const { registry, codeHash } = await deployRegistry(new ChainNode(node.url), deployer, node.chainId);
    const hash = `0x${'ab'.repeat(32)}`;
    const query = {
      deployment: {
        name: 'local',
        chainId: node.chainId,
        registry,
        codeHash,
        finality: 'finalized',
        maxHeadAgeSeconds: 60,
        rpcUrls: [node.url],
      },
      issuerId: 1n,
      root: parseMerkleRoot(hash),
      index: 0,
      credentialHash: parseCredentialHash(hash),
      proof: [],
    } as const;
    const deadline = Date.now() + 10_000;
    let reading = await readRegistry(query);
    while (reading.kind === 'read' && reading.final === null && Date.now() < deadline) {
      await sleep(200);
      reading = await readRegistry(query);
    }
    expect(reading).toMatchObject({ kind: 'read', final: { status: { anchored: false } } });
    await node.stop();
    expect(await answers(node)).toBe(false);
  });

  it('finds its state again on the same port after a stop, deployed registry included', async () => {
    const state = join(folder, 'kept', 'state.json');
    const first = await startLocalNode({ state });
    const deployed = await deployRegistry(new ChainNode(first.url), deployer, first.chainId);
    expect(first.origin).toBe('fresh');
    await first.stop();
    const second = await startLocalNode({ state, port: first.port });
    expect(second).toMatchObject({ origin: 'resumed', url: first.url });
    const found = await deployRegistry(new ChainNode(second.url), deployer, second.chainId);
    expect(found).toEqual({ ...deployed, transactionHash: null, gasUsed: null });
    await second.stop();
  });

  it('returns to the state of an earlier start when the file is unreadable, and starts anew when there is none', async () => {
    const state = join(folder, 'torn', 'state.json');
    const first = await startLocalNode({ state });
    await deployRegistry(new ChainNode(first.url), deployer, first.chainId);
    await first.stop();
    const second = await startLocalNode({ state });
    await second.kill();
    writeFileSync(state, '{"block": {"number": ');
    const third = await startLocalNode({ state });
    expect(third.origin).toBe('recovered');
    const found = await deployRegistry(new ChainNode(third.url), deployer, third.chainId);
    expect(found.transactionHash).toBeNull();
    await third.stop();
    rmSync(`${state}.previous`);
    writeFileSync(state, 'torn');
    const fourth = await startLocalNode({ state });
    expect(fourth.origin).toBe('fresh');
    await fourth.stop();
  });

  it('says so when the port is in use, and leaves the other node alone', async () => {
    const node = await startLocalNode();
    await expect(startLocalNode({ port: node.port })).rejects.toMatchObject({
      code: 'port-in-use',
      details: { port: node.port },
    });
    expect(await answers(node)).toBe(true);
    await node.stop();
  });

  it('says so when Anvil refuses to start or is not published for the machine', async () => {
    await expect(startLocalNode({ args: ['--no-such-option'] })).rejects.toMatchObject({ code: 'local-node-failed' });
    expect(() => localNodeBinary('plan9', 'vax')).toThrow(expect.objectContaining({ code: 'local-node-unavailable' }));
  });

  it('ends when the program that started it is killed, and keeps its state', async () => {
    const state = join(folder, 'orphan', 'state.json');
    const launcher = fileURLToPath(new URL('../../service/chain/local-node.ts', import.meta.url));
    const script = `
      const { startLocalNode } = await import(${JSON.stringify(launcher)});
      const node = await startLocalNode({ state: ${JSON.stringify(state)}, stateInterval: 3600 });
      console.log(node.url);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    const [line] = await once(parent.stdout, 'data');
    const node = new ChainNode(String(line).trim());
    await deployRegistry(node, deployer, 31337);
    parent.kill('SIGKILL');
    const ended = async (): Promise<boolean> =>
      (await node.tryAsk([{ method: 'eth_chainId', params: [] }])).kind === 'failed';
    const deadline = Date.now() + 10_000;
    while (!(await ended()) && Date.now() < deadline) await sleep(100);
    expect(await ended()).toBe(true);
    const resumed = await startLocalNode({ state });
    const found = await deployRegistry(new ChainNode(resumed.url), deployer, 31337);
    expect(found.transactionHash).toBeNull();
    await resumed.stop();
  });
});
