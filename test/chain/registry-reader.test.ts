import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChainNode } from '../../service/chain/chain-node.ts';
import { RegistryReader } from '../../service/chain/registry-reader.ts';
import { parseAddress, parseHash32 } from '../../service/core/hex.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { registerTestIssuer, someCredentialHash, someRoot, type TestIssuer } from './certificate-on-chain.ts';

describe('reading a registry on a real node, for the service', () => {
  let chain: RegistryOnAnvil;
  let proxy: FaultyProxy;
  let reader: RegistryReader;
  let issuer: TestIssuer;

  beforeAll(async () => {
    chain = await startRegistry();
    issuer = await registerTestIssuer(chain, 'did:web:example.org');
    proxy = await startFaultyProxy(chain.anvil.url);
    reader = new RegistryReader(new ChainNode(proxy.url, { timeoutMs: 500 }), chain.registry);
  });
  afterAll(async () => {
    await proxy.stop();
    await chain.anvil.stop();
  });
  beforeEach(() => proxy.fail({ kind: 'none' }));

  it('knows the chain, the code, the head and the final block by either rule', async () => {
    const head = await reader.head();
    expect(await reader.chainId()).toBe(31337);
    expect(await reader.codeHash()).toBe(chain.pin.codeHash);
    expect(await reader.finalBlock('finalized')).toEqual(await reader.blockAt(head.number - 2));
    expect(await reader.finalBlock({ confirmations: 1 })).toEqual(head);
    expect(await reader.finalBlock({ confirmations: 1_000 })).toBeNull();
    expect(await reader.blockAt(head.number + 100)).toBeNull();
  });

  it('reads the words of a batch with more leaves than one request takes calls for', async () => {
    const size = 150 * 256;
    await chain.send(issuer.anchorKey, chain.calls.anchor(issuer.issuerId, someRoot(1), size));
    const words = await reader.revocationWords(issuer.issuerId, someRoot(1), size);
    expect(words).toEqual(Array.from({ length: 150 }, () => 0n));
  });

  it('says that no registry stands where there is no code, or other code', async () => {
    const nowhere = new RegistryReader(chain.node, parseAddress(`0x${'12'.repeat(20)}`));
    expect(await nowhere.codeHash()).toBeNull();
    await expect(nowhere.issuerCount()).rejects.toMatchObject({ code: 'registry-unknown' });
    // The identity precompile returns what it is given, which is no issuer.
    const other = new RegistryReader(chain.node, parseAddress(`0x${'0'.repeat(39)}4`));
    await expect(other.issuer(1n)).rejects.toMatchObject({ code: 'registry-unknown' });
  });

  it('fails with one code, whatever the node does wrong, in every read', async () => {
    const { issuerId, anchorKey } = issuer;
    const [root, digest] = [someRoot(1), parseHash32(`0x${'cd'.repeat(32)}`)];
    const query = { deployment: chain.pin, issuerId, root, index: 0, credentialHash: someCredentialHash(1), proof: [] };
    const faults: readonly Fault[] = [
      { kind: 'down' },
      { kind: 'slow', delayMs: 1_000 },
      { kind: 'html' },
      { kind: 'truncated' },
      { kind: 'http-status', status: 429 },
      { kind: 'json-rpc-error', code: -32000, message: 'header not found' },
    ];
    for (const fault of faults) {
      proxy.fail(fault);
      const reads = [
        reader.chainId(),
        reader.head(),
        reader.finalBlock('finalized'),
        reader.codeHash(),
        reader.issuerCount(),
        reader.issuer(issuerId),
        reader.key(issuerId, anchorKey.address),
        reader.batch(issuerId, root),
        reader.status(query),
        reader.revocationWords(issuerId, root, 600),
        reader.suspensionWords(issuerId, root, 600),
        reader.publishedAt(issuerId, 'issuer-document', digest),
      ];
      for (const outcome of await Promise.allSettled(reads)) {
        expect(outcome, fault.kind).toMatchObject({ status: 'rejected', reason: { code: 'chain-unavailable' } });
      }
    }
  });
});
