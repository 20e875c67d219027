import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChainNode } from '../../service/chain/chain-node.ts';
import { readRegistryEvents, readStatusEvents } from '../../service/chain/read-events.ts';
import { parseHash32 } from '../../service/core/hex.ts';
import { statusIndices, statusWords } from '../../service/core/status-words.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { registerTestIssuer, someRoot, type TestIssuer } from './certificate-on-chain.ts';

describe('reading the events of a registry on a real node', () => {
  let chain: RegistryOnAnvil;
  let issuer: TestIssuer;
  let other: TestIssuer;
  let toBlock: number;
  const [root, second] = [someRoot(1), someRoot(2)];

  beforeAll(async () => {
    chain = await startRegistry();
    issuer = await registerTestIssuer(chain, 'did:web:example.org');
    other = await registerTestIssuer(chain, 'did:web:other.example');
    const { calls, send } = chain;
    const { issuerId, admin, anchorKey, revokeKey } = issuer;
    for (const each of [root, second]) await send(anchorKey, calls.anchor(issuerId, each, 600));
    await send(anchorKey, calls.anchor(other.issuerId, root, 600));
    await send(revokeKey, calls.revoke(issuerId, root, statusWords([3, 599]), 'academic-misconduct'));
    await send(anchorKey, calls.suspend(issuerId, root, statusWords([4]), 'certificate-hold'));
    await send(anchorKey, calls.reinstate(issuerId, root, statusWords([4]), 'unspecified'));
    await send(revokeKey, calls.revoke(issuerId, second, statusWords([0]), 'superseded'));
    await send(revokeKey, calls.revoke(other.issuerId, root, statusWords([0]), 'superseded'));
    await send(admin, calls.revokeBatch(issuerId, second, 'issued-in-error'));
    const digest = parseHash32(`0x${'cd'.repeat(32)}`);
    await send(admin, calls.publish(issuerId, 'issuer-document', digest));
    await send(admin, calls.transferAdmin(issuerId, revokeKey.address));
    await send(revokeKey, calls.acceptAdmin(issuerId));
    await send(revokeKey, calls.declareCompromised(issuerId, anchorKey.address, 5));
    await send(revokeKey, calls.endKey(issuerId, revokeKey.address));
    toBlock = (await chain.reader.head()).number;
  });
  afterAll(() => chain.anvil.stop());

  it('shows every change of status of an issuer: who, why, which credentials, in which block and transaction', async () => {
    const query = { registry: chain.registry, issuerId: issuer.issuerId, fromBlock: 0, toBlock };
    const events = await readStatusEvents(chain.node, query);
    const shown = events.map((event) => [
      event.kind,
      event.root,
      event.by,
      event.reason,
      'words' in event ? statusIndices(event.words) : 'all',
    ]);
    const [anchorKey, revokeKey, admin] = [issuer.anchorKey, issuer.revokeKey, issuer.admin].map((key) => key.address);
    expect(shown).toEqual([
      ['credentials-revoked', root, revokeKey, 'academic-misconduct', [3, 599]],
      ['credentials-suspended', root, anchorKey, 'certificate-hold', [4]],
      ['credentials-reinstated', root, anchorKey, 'unspecified', [4]],
      ['credentials-revoked', second, revokeKey, 'superseded', [0]],
      ['batch-revoked', second, admin, 'issued-in-error', 'all'],
    ]);
    const [first] = events;
    expect(await chain.reader.blockAt(first?.blockNumber ?? 0)).toMatchObject({ hash: first?.blockHash });
  });

  it('shows those of one root alone, and of all issuers where none is named', async () => {
    const range = { registry: chain.registry, fromBlock: 0, toBlock };
    const one = await readStatusEvents(chain.node, { ...range, issuerId: issuer.issuerId, root: second });
    expect(one.map(({ kind }) => kind)).toEqual(['credentials-revoked', 'batch-revoked']);
    const all = await readStatusEvents(chain.node, { ...range, root });
    expect(new Set(all.map(({ issuerId }) => issuerId))).toEqual(new Set([issuer.issuerId, other.issuerId]));
    const anchorings = await readRegistryEvents(chain.node, { ...range, issuerId: issuer.issuerId, root });
    expect(anchorings[0]).toMatchObject({ kind: 'batch-anchored', key: issuer.anchorKey.address, size: 600 });
  });

  it('shows the whole history of an issuer', async () => {
    const query = { registry: chain.registry, issuerId: issuer.issuerId, fromBlock: 0, toBlock };
    const events = await readRegistryEvents(chain.node, query);
    const statusKinds = (await readStatusEvents(chain.node, query)).map(({ kind }) => kind);
    expect(events.map(({ kind }) => kind)).toEqual([
      'issuer-registered',
      'key-added',
      'key-added',
      'batch-anchored',
      'batch-anchored',
      ...statusKinds,
      'document-published',
      'admin-transfer-started',
      'admin-transferred',
      'key-compromised',
      'key-ended',
    ]);
    expect(events[1]).toMatchObject({ capabilities: ['anchor', 'suspend'], validUntil: null });
    expect(events).toContainEqual(expect.objectContaining({ documentKind: 'issuer-document' }));
  });

  it('finds the same in ranges of one block, and nothing in an empty range', async () => {
    const query = { registry: chain.registry, issuerId: issuer.issuerId, fromBlock: 0, toBlock };
    const whole = await readRegistryEvents(chain.node, query);
    expect(await readRegistryEvents(chain.node, { ...query, blocksPerRequest: 1 })).toEqual(whole);
    expect(await readRegistryEvents(chain.node, { ...query, fromBlock: 2, toBlock: 1 })).toEqual([]);
  });

  it('fails, rather than show half of the history, when the node refuses a single block', async () => {
    const proxy = await startFaultyProxy(chain.anvil.url);
    proxy.fail({ kind: 'json-rpc-error', code: -32005, message: 'query returned more than 10000 results' });
    const query = { registry: chain.registry, fromBlock: 0, toBlock };
    const read = readRegistryEvents(new ChainNode(proxy.url), query);
    await expect(read).rejects.toMatchObject({ code: 'chain-unavailable' });
    expect(proxy.asked.length).toBeLessThan(10);
    await proxy.stop();
  });
});
