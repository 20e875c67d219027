import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRegistry } from '../../service/chain/read-registry.ts';
import type { ChainQuery, ChainReading } from '../../service/core/chain-reading.ts';
import { parseHash32 } from '../../service/core/hex.ts';
import { statusWords } from '../../service/core/status-words.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { type FaultyProxy, startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { anchorPair, registerTestIssuer, type TestIssuer } from './certificate-on-chain.ts';

describe('reading a certificate from a registry on a real node', () => {
  let chain: RegistryOnAnvil;
  let proxy: FaultyProxy;
  let issuer: TestIssuer;
  let query: ChainQuery;

  beforeAll(async () => {
    chain = await startRegistry();
    proxy = await startFaultyProxy(chain.anvil.url);
    issuer = await registerTestIssuer(chain, 'did:web:example.org');
    query = await anchorPair(chain, issuer, 1);
    await chain.mine(3);
  });
  afterAll(async () => {
    await proxy.stop();
    await chain.anvil.stop();
  });
  beforeEach(() => proxy.fail({ kind: 'none' }));

  const read = (options: { endpoints?: string[]; timeoutMs?: number; now?: Date } = {}): Promise<ChainReading> =>
    readRegistry(query, { endpoints: [proxy.url], ...options });
  const detailOf = (reading: ChainReading): string => (reading.kind === 'unavailable' ? reading.detail : 'was read');

  it('answers with chain, code, head and the same status at the head and at the final block', async () => {
    const reading = await read();
    const head = await chain.reader.head();
    const status = {
      anchored: true,
      voided: false,
      proofValid: true,
      revoked: false,
      suspended: false,
      batchRevoked: false,
      key: issuer.anchorKey.address,
      anchoredAt: (await chain.reader.batch(issuer.issuerId, query.root))?.anchoredAt,
      size: 2,
      keyValidFrom: 0,
      keyValidUntil: 0,
      keyCompromisedSince: 0,
      did: 'did:web:example.org',
    };
    expect(reading).toEqual({
      kind: 'read',
      endpoint: proxy.url,
      chainId: 31337,
      codeHash: chain.pin.codeHash,
      head,
      atHead: status,
      final: { block: await chain.reader.finalBlock('finalized'), status },
    });
  });

  it('reads at the block with so many confirmations where the pin counts them, the head having one', async () => {
    const head = await chain.reader.head();
    for (const confirmations of [1, 3]) {
      const deployment = { ...chain.pin, finality: { confirmations } };
      const reading = await readRegistry({ ...query, deployment });
      expect(reading).toMatchObject({ final: { block: { number: head.number - confirmations + 1 } } });
    }
    const young = await readRegistry({ ...query, deployment: { ...chain.pin, finality: { confirmations: 100_000 } } });
    expect(young).toMatchObject({ kind: 'read', atHead: { anchored: true }, final: null });
  });

  it('shows an anchor at the head that is not final yet', async () => {
    const fresh = await anchorPair(chain, issuer, 100);
    const reading = await readRegistry(fresh);
    expect(reading).toMatchObject({ atHead: { anchored: true }, final: { status: { anchored: false } } });
  });

  it('has nothing final where the registry itself is younger than the final block', async () => {
    const young = await startRegistry();
    const reading = await readRegistry({ ...query, deployment: young.pin });
    expect(reading).toMatchObject({ kind: 'read', atHead: { anchored: false }, final: null });
    await young.anvil.stop();
  });

  it('shows revocation, suspension, a revoked batch and a void batch', async () => {
    const other = await anchorPair(chain, issuer, 200);
    const words = statusWords([0]);
    await chain.send(issuer.revokeKey, chain.calls.revoke(issuer.issuerId, other.root, words, 'superseded'));
    await chain.send(issuer.anchorKey, chain.calls.suspend(issuer.issuerId, other.root, words, 'certificate-hold'));
    await chain.send(issuer.admin, chain.calls.revokeBatch(issuer.issuerId, other.root, 'issued-in-error'));
    expect(await readRegistry(other)).toMatchObject({
      atHead: { revoked: true, suspended: true, batchRevoked: true, voided: false },
    });
    const short = await chain.register(issuer.admin, 'did:web:other.example');
    const key = chain.signer(4);
    await chain.send(issuer.admin, chain.calls.addKey(short, key.address, ['anchor'], 0, 0));
    await chain.send(key, chain.calls.anchor(short, other.root, 2));
    await chain.send(issuer.admin, chain.calls.declareCompromised(short, key.address, 1));
    expect(await readRegistry({ ...other, issuerId: short })).toMatchObject({
      atHead: { anchored: true, voided: true, revoked: false, keyCompromisedSince: 1 },
    });
  });

  it('asks nothing about the certificate when the node serves another chain', async () => {
    proxy.fail({ kind: 'wrong-chain', chainId: 5 });
    const before = proxy.asked.length;
    expect(await read()).toMatchObject({ kind: 'read', chainId: 5, atHead: null, final: null });
    expect(proxy.asked.slice(before)).not.toContain('eth_call');
  });

  it('asks nothing about the certificate when other code stands at the address, or none', async () => {
    const before = proxy.asked.length;
    const codeHash = parseHash32(`0x${'ab'.repeat(32)}`);
    const otherCode = await readRegistry(
      { ...query, deployment: { ...chain.pin, codeHash } },
      { endpoints: [proxy.url] },
    );
    expect(otherCode).toMatchObject({ kind: 'read', codeHash: chain.pin.codeHash, atHead: null });
    const registry = issuer.admin.address;
    const noCode = await readRegistry({ ...query, deployment: { ...chain.pin, registry } }, { endpoints: [proxy.url] });
    expect(noCode).toMatchObject({ kind: 'read', codeHash: null, atHead: null });
    expect(proxy.asked.slice(before)).not.toContain('eth_call');
  });

  it('says of a node that cannot be used what is wrong with it, and throws nothing', async () => {
    proxy.fail({ kind: 'down' });
    expect(detailOf(await read())).toMatch(/^could not be reached/);
    proxy.fail({ kind: 'slow', delayMs: 2_000 });
    expect(detailOf(await read({ timeoutMs: 100 }))).toBe('did not answer within 0.1 seconds');
    proxy.fail({ kind: 'html' });
    expect(detailOf(await read())).toBe('answered with a web page instead of JSON');
    proxy.fail({ kind: 'truncated' });
    expect(detailOf(await read())).toBe('answered with broken JSON');
    proxy.fail({ kind: 'oversized', bytes: 2_000_000 });
    expect(detailOf(await read())).toBe('answered with more than 1048576 bytes');
    for (const status of [404, 429, 503]) {
      proxy.fail({ kind: 'http-status', status });
      expect(detailOf(await read())).toBe(`answered HTTP ${status}`);
    }
    proxy.fail({ kind: 'json-rpc-error', code: -32005, message: 'limit exceeded' });
    expect(detailOf(await read())).toBe('answered with error -32005: limit exceeded');
    proxy.fail({ kind: 'json-rpc-error', code: -32000, message: 'header not found' }, ['eth_call']);
    expect(detailOf(await read())).toBe('answered with error -32000: header not found');
    expect(detailOf(await read({ endpoints: ['http://127.0.0.1:1'] }))).toMatch(/^could not be reached/);
    expect(detailOf(await read({ endpoints: ['not a url'] }))).toMatch(/^could not be reached/);
    expect(detailOf(await read({ endpoints: [] }))).toBe('has no known address for a local chain');
  });

  it('asks call by call where a node refuses batches', async () => {
    proxy.fail({ kind: 'no-batches' });
    expect(await read()).toMatchObject({ kind: 'read', atHead: { anchored: true, proofValid: true } });
  });

  it('goes on to the next node when one is down, on another chain or behind, and prefers the best answer', async () => {
    const good = { kind: 'read', endpoint: chain.anvil.url, atHead: { anchored: true } };
    const bothEndpoints = { endpoints: [proxy.url, chain.anvil.url] };
    proxy.fail({ kind: 'down' });
    expect(await read(bothEndpoints)).toMatchObject(good);
    proxy.fail({ kind: 'wrong-chain', chainId: 5 });
    expect(await read(bothEndpoints)).toMatchObject(good);
    expect(await read({ endpoints: ['http://127.0.0.1:1', proxy.url] })).toMatchObject({ kind: 'read', chainId: 5 });
    const unavailable = await read({ endpoints: ['http://127.0.0.1:1', 'http://127.0.0.1:9'] });
    expect(unavailable).toMatchObject({ kind: 'unavailable', endpoint: 'http://127.0.0.1:1' });
    expect(detailOf(unavailable)).toContain('http://127.0.0.1:9');
  });

  it('passes over a node whose head is older than the pin allows, and still returns it when no other answers', async () => {
    const old = await chain.reader.head();
    await chain.node.result('evm_increaseTime', [3_600]);
    await chain.mine(3);
    const now = new Date((await chain.reader.head()).timestamp * 1000);
    proxy.fail({ kind: 'stale-head', blockNumber: old.number });
    expect(await read({ now })).toMatchObject({ kind: 'read', head: old, atHead: { anchored: true } });
    const fresh = await read({ now, endpoints: [proxy.url, chain.anvil.url] });
    expect(fresh).toMatchObject({ endpoint: chain.anvil.url });
  });

  it('passes over a node whose head is from the future in the same way', async () => {
    const now = new Date((await chain.reader.head()).timestamp * 1000);
    proxy.fail({ kind: 'future-head', seconds: 3_600 });
    expect(await read({ now })).toMatchObject({ kind: 'read', endpoint: proxy.url });
    const sound = await read({ now, endpoints: [proxy.url, chain.anvil.url] });
    expect(sound).toMatchObject({ endpoint: chain.anvil.url });
  });

  it('takes a final block that is newer than the newest for the newest, so that a lagging node hides no suspension', async () => {
    const held = await anchorPair(chain, issuer, 300);
    const before = await chain.reader.head();
    const words = statusWords([0]);
    await chain.send(issuer.anchorKey, chain.calls.suspend(issuer.issuerId, held.root, words, 'certificate-hold'));
    await chain.mine(3);
    proxy.fail({ kind: 'uneven-heights', blockNumber: before.number });
    const final = await chain.reader.finalBlock('finalized');
    expect(await readRegistry(held, { endpoints: [proxy.url] })).toMatchObject({
      head: final,
      atHead: { suspended: true },
      final: { block: final },
    });
  });

  it('never shows the secret part of an endpoint', async () => {
    const secret = `${proxy.url.replace('http://', 'http://user:word@')}/v3/secret-key?token=secret`;
    expect(JSON.stringify(await read({ endpoints: [secret] }))).not.toMatch(/secret|word/);
  });
});
