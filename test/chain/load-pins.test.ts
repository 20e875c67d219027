import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPins, mergePins, readPins, shippedPins } from '../../service/chain/load-pins.ts';

describe('pinned deployments', () => {
  let folder: string;
  const deployment = (chainId: number, name: string) => ({
    name,
    chainId,
    registry: `0x${'ab'.repeat(20)}`,
    codeHash: `0x${'cd'.repeat(32)}`,
    finality: 'finalized',
    maxHeadAgeSeconds: 600,
    rpcUrls: ['https://rpc.example'],
  });
  const issuer = (issuerId: string, did: string) => ({ did, chainId: 1, registry: `0x${'ab'.repeat(20)}`, issuerId });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-pins-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ships every file of its folder, and vouches for no issuer', () => {
    const deployments = join(folder, 'deployments');
    mkdirSync(deployments);
    for (const id of [1, 10]) writeFileSync(join(deployments, `${id}.json`), JSON.stringify(deployment(id, `c${id}`)));
    writeFileSync(join(deployments, 'README.md'), '# not a deployment');
    const shipped = shippedPins(pathToFileURL(`${deployments}/`));
    expect(shipped.deployments.map(({ chainId }) => chainId)).toEqual([1, 10]);
    expect(shipped.issuers).toEqual([]);
    expect(shippedPins().issuers).toEqual([]);
  });

  it('puts what the verifier pins above what is shipped', () => {
    const write = (name: string, deployments: unknown[], issuers: unknown[]): string => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify({ deployments, issuers }));
      return path;
    };
    const own = readPins(write('own.json', [deployment(1, 'mine')], [issuer('1', 'did:web:mine.example')]));
    const others = readPins(
      write(
        'others.json',
        [deployment(1, 'theirs'), deployment(10, 'other')],
        [issuer('1', 'did:web:theirs.example'), issuer('2', 'did:web:two.example')],
      ),
    );
    const merged = mergePins(own, others);
    expect(merged.deployments.map(({ name }) => name)).toEqual(['mine', 'other']);
    expect(merged.issuers.map(({ did }) => did)).toEqual(['did:web:mine.example', 'did:web:two.example']);
    expect(loadPins(join(folder, 'own.json')).deployments).toContainEqual(own.deployments[0]);
  });

  it('refuses a file that is absent, broken or of another form', () => {
    const path = join(folder, 'bad.json');
    expect(() => readPins(path)).toThrow(expect.objectContaining({ code: 'pins-unreadable' }));
    writeFileSync(path, '{');
    expect(() => readPins(path)).toThrow(expect.objectContaining({ code: 'malformed-json' }));
    writeFileSync(path, '{"deployments": 1, "issuers": []}');
    expect(() => readPins(path)).toThrow(expect.objectContaining({ code: 'malformed-pins' }));
    expect(() => readPins(path)).toThrow(path);
  });
});
