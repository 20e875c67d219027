import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatManifest } from '../../service/core/manifest.ts';
import { pinsToJson } from '../../service/core/pins-json.ts';
import { DIDS, type PlayedHistory, playHistory } from '../audit/registry-history.ts';
import { type FaultyProxy, startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { type CairnRun, cairn } from './cairn.ts';
import { expectRefused } from './refusal.ts';

describe('cairn audit, without an installation', () => {
  let folder: string;
  let history: PlayedHistory;
  let proxy: FaultyProxy;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-audit-'));
    history = await playHistory();
    proxy = await startFaultyProxy(history.chain.anvil.url);
    // The history plays an hour ahead of the clock.
    const pin = { ...history.chain.pin, rpcUrls: [proxy.url], maxHeadAgeSeconds: 7_200 };
    await writeFile(join(folder, 'pins.json'), JSON.stringify(pinsToJson({ deployments: [pin], issuers: [] })));
    await mkdir(join(folder, 'manifests', 'of-first'), { recursive: true });
    const { spring, voided, anchoredAgain, withdrawn } = history;
    for (const { manifest } of [spring, voided, anchoredAgain, withdrawn]) {
      const file = join(folder, 'manifests', 'of-first', `${manifest.batchId}.json`);
      await writeFile(file, formatManifest(manifest));
    }
    await writeFile(join(folder, 'manifests', 'certificate.cairn.json'), '{ "type": "CairnCertificate" }');
  }, 60_000);
  afterAll(async () => {
    await proxy.stop();
    await history.chain.anvil.stop();
    await rm(folder, { recursive: true });
  });
  afterEach(() => proxy.fail({ kind: 'none' }));

  const run = (...args: readonly string[]): Promise<CairnRun> =>
    cairn(['audit', '--pins', 'pins.json', ...args, '--json'], { cwd: folder });
  const read = (...args: readonly string[]): Promise<CairnRun> =>
    cairn(['audit', '--pins', 'pins.json', ...args], { cwd: folder });
  const acts = ({ records }: CairnRun): unknown[] =>
    records.filter(({ kind }) => kind === 'record').map(({ act }) => act);

  it('lists every act in the order of the chain, and finds no difference', async () => {
    const result = await run();
    expect(result.status).toBe(0);
    expect(result.summary).toMatchObject({
      answer: 'no-difference',
      records: 26,
      differences: 0,
      block: { number: (await history.chain.reader.head()).number },
      counts: { certificates: 317, void: 5 },
    });
    expect(acts(result).slice(0, 7)).toEqual([
      'issuer-registered',
      'issuer-registered',
      'key-added',
      'key-added',
      'key-added',
      'key-added',
      'document-published',
    ]);
    const revocation = result.records.find(({ act }) => act === 'credentials-revoked');
    expect(revocation).toMatchObject({
      issuerId: '1',
      did: DIDS[0],
      reason: 'academic-misconduct',
      root: history.spring.root,
      leaves: [
        { first: 3, last: 3 },
        { first: 255, last: 256 },
        { first: 299, last: 299 },
      ],
      by: history.chain.signer(3).address,
    });
  });

  it('shows a person the records, what they come to, what was not checked, and the answer', async () => {
    const { stdout, status } = await read('--issuer', DIDS[0]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Revoked +0x[0-9a-f]{8}…[0-9a-f]{8} +4 certificates: 3, 255-256, 299 +academic misconduct/);
    expect(stdout).toMatch(/Batch anchored .* 5 certificates; void: its key was compromised/);
    expect(stdout).toMatch(/Certificates +315 in 4 batches: 301 in force, 7 revoked, 2 suspended, 5 void/);
    expect(stdout).toContain('No manifest of this issuer was given, so its roots were not recomputed.');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^NO DIFFERENCE: the events up to block \d+ are all/);
  });

  it('recomputes roots from a folder of manifests, and flags a root that none accounts for', async () => {
    const whole = await run('--issuer', '1', '--manifests', 'manifests');
    expect([whole.status, whole.summary['recomputedRoots']]).toEqual([0, 4]);
    const other = join('manifests', 'of-first', `${history.spring.manifest.batchId}.json`);
    const one = await run('--issuer', '1', '--manifests', other);
    expect(one.status).toBe(1);
    const lines = one.records.filter(({ kind }) => kind === 'difference');
    expect(lines.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'root-without-manifest'));
    const batch = await run('--issuer', '1', '--batch', history.spring.manifest.batchId, '--manifests', other);
    expect([batch.status, acts(batch)]).toEqual([
      0,
      ['batch-anchored', 'credentials-revoked', 'credentials-suspended', 'credentials-reinstated'],
    ]);
  });

  it('narrows by kind, reason and time, and shows what was known at a time', async () => {
    expect(acts(await run('--kind', 'key-compromised'))).toEqual(['key-compromised']);
    expect(acts(await run('--reason', 'issued-in-error'))).toEqual(['batch-revoked']);
    expect(acts(await run('--to', '2001-01-01'))).toEqual([]);
    const asOf = new Date(history.beforeCompromise * 1000).toISOString();
    const then = await run('--as-of', asOf);
    expect(then.summary).toMatchObject({ counts: { void: 0 }, countsNow: { void: 5 } });
    expect(acts(then)).not.toContain('key-compromised');
    const { stdout } = await read('--as-of', asOf);
    expect(stdout).toContain('counted then; void since its key was declared compromised');
    expect(stdout).toContain('0 void; 5 as known now');
  });

  it('writes the records as CSV, each with its transaction', async () => {
    await read('--issuer', '1', '--csv', 'audit.csv');
    const lines = (await readFile(join(folder, 'audit.csv'), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\ufefftime,block,final,kind,issuer,did,by,reason,batch root,/);
    expect(lines).toHaveLength(1 + 19);
    expect(lines.find((line) => line.includes('credentials-revoked'))).toContain(',"3, 255-256, 299",');
  });

  it('ends with 1 when the node leaves out an event, and with 2 when it cannot be heard', async () => {
    proxy.fail({
      kind: 'lies',
      tell: ({ method }, result) => (method === 'eth_getLogs' && Array.isArray(result) ? result.slice(0, -1) : result),
    });
    const lying = await run();
    expect([lying.status, lying.summary['answer']]).toEqual([1, 'differences']);
    const text = await read();
    expect(text.stdout).toMatch(/storage-root +the registry\n +expected 0x[0-9a-f]{64}\n +found +0x[0-9a-f]{64}/);
    proxy.fail({ kind: 'down' });
    const silent = await run();
    expect(silent.status).toBe(2);
    expect(silent.summary).toMatchObject({ answer: 'could-not-tell', error: { code: 'chain-unavailable' } });
    expect((await read()).stdout).toMatch(/^COULD NOT TELL \(chain-unavailable\): The node at /);
  });

  it('reads from the node that is named in place of the pinned ones', async () => {
    proxy.fail({ kind: 'down' });
    expect((await run('--rpc', history.chain.anvil.url)).status).toBe(0);
  });

  it.each([
    ['a day that the calendar lacks', ['--from', '2026-02-30'], 'malformed-date'],
    ['a reason that there is not', ['--reason', 'because'], 'malformed-command'],
    ['a kind that there is not', ['--kind', 'party'], 'malformed-command'],
    ['an issuer that there is not', ['--issuer', '7'], 'issuer-not-found'],
    ['an issuer that is none', ['--issuer', 'harbour'], 'malformed-reference'],
    ['a batch that is none', ['--batch', 'spring'], 'malformed-reference'],
    ['the id of an unknown batch', ['--batch', '00000000-0000-4000-8000-00000000000a'], 'batch-not-found'],
    ['manifests that are not there', ['--manifests', 'nowhere'], 'file-unreadable'],
    ['a registry that is not pinned', ['--registry', `0x${'11'.repeat(20)}`], 'malformed-command'],
  ])('refuses %s', async (_, args, code) => {
    expectRefused(await run(...args), code);
  });

  it('says that no registry is pinned where none is', async () => {
    await writeFile(join(folder, 'empty.json'), '{ "deployments": [], "issuers": [] }');
    expectRefused(await run('--pins', 'empty.json'), 'configuration-missing');
  });
});
