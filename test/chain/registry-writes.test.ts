import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAccount } from '../../service/chain/account-state.ts';
import { broadcast } from '../../service/chain/broadcast.ts';
import { currentFees } from '../../service/chain/fees.ts';
import type { ContractCall } from '../../service/chain/registry-calls.ts';
import { estimateGas, simulate } from '../../service/chain/simulation.ts';
import { readReceipt } from '../../service/chain/transaction-receipt.ts';
import type { Signer } from '../../service/chain/transaction-signing.ts';
import { privateKeySigner } from '../../service/chain/transaction-signing.ts';
import { parseAddress, parseHash32 } from '../../service/core/hex.ts';
import { statusIndices, statusWords } from '../../service/core/status-words.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { registerTestIssuer, someCredentialHash, someRoot, type TestIssuer } from './certificate-on-chain.ts';

describe('writing to a registry on a real node', () => {
  let chain: RegistryOnAnvil;
  let issuer: TestIssuer;
  const zero = parseAddress(`0x${'0'.repeat(40)}`);

  beforeAll(async () => {
    chain = await startRegistry();
    issuer = await registerTestIssuer(chain, 'did:web:example.org');
  });
  afterAll(() => chain.anvil.stop());

  it('registers an issuer and hands its administration over in two steps', async () => {
    const [first, second] = [chain.signer(5), chain.signer(6)];
    const issuerId = await chain.register(first, 'did:web:handover.example');
    expect(await chain.reader.issuerCount()).toBe(issuerId);
    await chain.send(first, chain.calls.transferAdmin(issuerId, second.address));
    expect(await chain.reader.issuer(issuerId)).toMatchObject({ admin: first.address, pendingAdmin: second.address });
    await chain.send(second, chain.calls.acceptAdmin(issuerId));
    expect(await chain.reader.issuer(issuerId)).toEqual({
      issuerId,
      did: 'did:web:handover.example',
      admin: second.address,
      pendingAdmin: null,
    });
    expect(await chain.reader.issuer(999n)).toBeNull();
  });

  it('adds keys with their capabilities and period, ends them, and declares them compromised', async () => {
    const key = chain.signer(7).address;
    const { issuerId, admin } = issuer;
    await chain.send(admin, chain.calls.addKey(issuerId, key, ['anchor', 'revoke'], 5, 4_000_000_000));
    const added = { key, capabilities: ['anchor', 'revoke'], validFrom: 5, validUntil: 4_000_000_000 };
    expect(await chain.reader.key(issuerId, key)).toEqual({ ...added, compromisedSince: null });
    await chain.send(admin, chain.calls.endKey(issuerId, key));
    const ended = await chain.reader.key(issuerId, key);
    expect(ended?.validUntil).toBeLessThan(4_000_000_000);
    await chain.send(admin, chain.calls.declareCompromised(issuerId, key, 7));
    expect(await chain.reader.key(issuerId, key)).toMatchObject({ compromisedSince: 7 });
    expect(await chain.reader.key(issuerId, issuer.anchorKey.address)).toMatchObject({ validUntil: null });
    expect(await chain.reader.key(issuerId, chain.signer(9).address)).toBeNull();
  });

  it('anchors a batch, and reads it at the head, by number, and by the very block', async () => {
    const before = await chain.reader.head();
    const receipt = await chain.send(issuer.anchorKey, chain.calls.anchor(issuer.issuerId, someRoot(1), 600));
    const head = await chain.reader.head();
    const record = {
      key: issuer.anchorKey.address,
      anchoredAt: head.timestamp,
      size: 600,
      revoked: false,
      voided: false,
    };
    expect(receipt.blockHash).toBe(head.hash);
    expect(await chain.reader.batch(issuer.issuerId, someRoot(1))).toEqual(record);
    expect(await chain.reader.batch(issuer.issuerId, someRoot(1), head)).toEqual(record);
    expect(await chain.reader.batch(issuer.issuerId, someRoot(1), before.number)).toBeNull();
    expect(await chain.reader.batch(issuer.issuerId, someRoot(1), before)).toBeNull();
  });

  it('anchors in the name of a key that signed, whoever pays', async () => {
    const { issuerId, anchorKey } = issuer;
    const [root, size, key, deadline] = [someRoot(2), 3, anchorKey.address, 4_000_000_000] as const;
    const request = { chainId: 31337, registry: chain.registry, issuerId, root, size, key, deadline };
    const signature = await anchorKey.signAnchorRequest(request);
    const stranger = chain.signer(8);
    await chain.send(stranger, chain.calls.anchorBySig(issuerId, root, size, key, deadline, signature));
    expect(await chain.reader.batch(issuerId, root)).toMatchObject({ key, size });
    const altered = chain.calls.anchorBySig(issuerId, someRoot(3), size, key, deadline, signature);
    await expect(chain.send(stranger, altered)).rejects.toMatchObject({ code: 'anchor-request-refused' });
    const late = chain.calls.anchorBySig(issuerId, root, size, key, 1, signature);
    await expect(chain.send(stranger, late)).rejects.toMatchObject({ code: 'anchor-request-refused' });
  });

  it('revokes, suspends and reinstates leaves, which show in the words of the whole batch', async () => {
    const { issuerId, anchorKey, revokeKey } = issuer;
    const root = someRoot(4);
    await chain.send(anchorKey, chain.calls.anchor(issuerId, root, 600));
    await chain.send(revokeKey, chain.calls.revoke(issuerId, root, statusWords([0, 255, 256, 599]), 'superseded'));
    await chain.send(anchorKey, chain.calls.suspend(issuerId, root, statusWords([1, 2]), 'certificate-hold'));
    await chain.send(anchorKey, chain.calls.reinstate(issuerId, root, statusWords([2]), 'unspecified'));
    expect(await chain.reader.revocationWords(issuerId, root, 600)).toEqual([1n | (1n << 255n), 1n, 1n << 87n]);
    expect(await chain.reader.suspensionWords(issuerId, root, 600)).toEqual([2n, 0n, 0n]);
    const query = {
      deployment: chain.pin,
      issuerId,
      root,
      index: 599,
      credentialHash: someCredentialHash(1),
      proof: [],
    };
    expect(await chain.reader.status(query)).toMatchObject({ revoked: true, suspended: false, proofValid: false });
    await chain.send(issuer.admin, chain.calls.revokeBatch(issuerId, root, 'key-compromise'));
    expect(await chain.reader.batch(issuerId, root)).toMatchObject({ revoked: true });
  });

  it('publishes digests, the first time being the one that counts', async () => {
    const digest = parseHash32(`0x${'cd'.repeat(32)}`);
    const { issuerId, admin, anchorKey } = issuer;
    expect(await chain.reader.publishedAt(issuerId, 'issuer-document', digest)).toBeNull();
    await chain.send(admin, chain.calls.publish(issuerId, 'issuer-document', digest));
    await chain.send(anchorKey, chain.calls.publish(issuerId, 'pathway-version', digest));
    const head = await chain.reader.head();
    expect(await chain.reader.publishedAt(issuerId, 'pathway-version', digest)).toBe(head.timestamp);
    const again = chain.calls.publish(issuerId, 'issuer-document', digest);
    await expect(chain.send(admin, again)).rejects.toMatchObject({ code: 'already-published' });
  });

  it('gives each refusal of the contract its code, in a sentence that names the thing', async () => {
    const { issuerId, admin, anchorKey, revokeKey } = issuer;
    const [anchored, absent] = [someRoot(10), someRoot(11)];
    await chain.send(anchorKey, chain.calls.anchor(issuerId, anchored, 2));
    await chain.send(revokeKey, chain.calls.revoke(issuerId, anchored, statusWords([1]), 'unspecified'));
    const stranger = chain.signer(9);
    const { calls } = chain;
    const refusals: readonly (readonly [string, Signer, ContractCall, string])[] = [
      ['issuer-not-registered', admin, calls.revokeBatch(77n, anchored, 'unspecified'), '77'],
      ['issuer-invalid', admin, calls.registerIssuer('', admin.address), 'has 0'],
      ['issuer-invalid', admin, calls.registerIssuer('did:web:a.example', zero), 'admin'],
      ['not-admin', stranger, calls.revokeBatch(issuerId, anchored, 'unspecified'), stranger.address],
      ['not-admin', stranger, calls.acceptAdmin(issuerId), stranger.address],
      ['not-admin', stranger, calls.endKey(issuerId, anchorKey.address), anchorKey.address],
      ['key-invalid', admin, calls.addKey(issuerId, zero, ['anchor'], 0, 0), 'zero address'],
      ['key-invalid', admin, calls.addKey(issuerId, stranger.address, [], 0, 0), 'capabilities'],
      ['key-invalid', admin, calls.addKey(issuerId, stranger.address, ['anchor'], 9, 8), 'period'],
      ['key-invalid', admin, calls.declareCompromised(issuerId, anchorKey.address, 0), 'compromise'],
      ['key-already-added', admin, calls.addKey(issuerId, anchorKey.address, ['revoke'], 0, 0), anchorKey.address],
      ['key-not-added', stranger, calls.anchor(issuerId, absent, 1), stranger.address],
      ['key-lacks-capability', revokeKey, calls.anchor(issuerId, absent, 1), 'may not anchor; it may revoke'],
      ['index-out-of-range', anchorKey, calls.anchor(issuerId, absent, 0), '0'],
      ['batch-already-anchored', anchorKey, calls.anchor(issuerId, anchored, 2), anchored],
      ['batch-not-anchored', revokeKey, calls.revoke(issuerId, absent, statusWords([0]), 'unspecified'), absent],
      ['status-unchanged', revokeKey, calls.revoke(issuerId, anchored, [], 'unspecified'), 'no credential'],
      ['status-unchanged', revokeKey, calls.revoke(issuerId, anchored, statusWords([0, 1]), 'unspecified'), 'already'],
      ['index-out-of-range', revokeKey, calls.revoke(issuerId, anchored, statusWords([2]), 'unspecified'), '2'],
    ];
    for (const [code, from, call, named] of refusals) {
      await expect(chain.send(from, call), code).rejects.toMatchObject({
        code,
        message: expect.stringContaining(named),
      });
    }
    const late = chain.signer(4);
    await chain.send(admin, calls.addKey(issuerId, late.address, ['anchor'], 4_000_000_000, 0));
    await expect(chain.send(late, calls.anchor(issuerId, absent, 1))).rejects.toMatchObject({
      code: 'key-not-valid-now',
      message: expect.stringContaining('from 2096-10-02T07:06:40.000Z, not now'),
    });
    await chain.send(admin, calls.endKey(issuerId, late.address));
    const endAgain = calls.endKey(issuerId, late.address);
    await expect(chain.send(admin, endAgain)).rejects.toMatchObject({ code: 'key-already-ended' });
    await chain.send(admin, calls.revokeBatch(issuerId, anchored, 'unspecified'));
    const revokeAgain = calls.revokeBatch(issuerId, anchored, 'unspecified');
    await expect(chain.send(admin, revokeAgain)).rejects.toMatchObject({ code: 'status-unchanged' });
  });

  it('says so when an account without funds sends, and when a contract refuses without a reason', async () => {
    const pauper = privateKeySigner(`0x${'77'.repeat(32)}`);
    const call = chain.calls.registerIssuer('did:web:poor.example', pauper.address);
    await expect(chain.send(pauper, call)).rejects.toMatchObject({
      code: 'insufficient-funds',
      remedy: expect.stringContaining(pauper.address),
    });
    const nonsense = { to: chain.registry, data: '0x12345678' } as const;
    await expect(estimateGas(chain.node, pauper.address, nonsense)).rejects.toMatchObject({ code: 'call-reverted' });
    await expect(simulate(chain.node, pauper.address, nonsense)).rejects.toMatchObject({ code: 'call-reverted' });
  });

  it('tells a transaction that was included and failed, and why by trying it as of the block before', async () => {
    const { issuerId, anchorKey } = issuer;
    const call = chain.calls.anchor(issuerId, someRoot(20), 1);
    await chain.send(anchorKey, call);
    const { pendingNonce: nonce } = await readAccount(chain.node, anchorKey.address);
    const fees = await currentFees(chain.node);
    const signed = await anchorKey.signTransaction({ chainId: 31337, nonce, ...call, gas: 100_000n, fees });
    await broadcast(chain.node, signed.raw);
    // Anvil answers before the block is made.
    const receipt = await vi.waitFor(async () => {
      const found = await readReceipt(chain.node, signed.hash);
      expect(found).toMatchObject({ succeeded: false });
      return found;
    });
    const before = (receipt?.blockNumber ?? 0) - 1;
    await expect(simulate(chain.node, anchorKey.address, call, before)).rejects.toMatchObject({
      code: 'batch-already-anchored',
    });
  });

  it('reports a call that was good when sent and failed in its block', async () => {
    const { issuerId, admin } = issuer;
    const key = chain.signer(6);
    await chain.send(admin, chain.calls.addKey(issuerId, key.address, ['anchor'], 0, 0));
    await chain.node.result('evm_setAutomine', [false]);
    const anchored = chain.send(key, chain.calls.anchor(issuerId, someRoot(21), 1));
    const refused = expect(anchored).rejects.toMatchObject({ code: 'call-reverted' });
    const { pendingNonce: nonce } = await readAccount(chain.node, admin.address);
    const call = chain.calls.endKey(issuerId, key.address);
    const { maxFeePerGas, maxPriorityFeePerGas } = await currentFees(chain.node);
    // A higher tip, so that the block ends the key before the key anchors.
    const fees = { maxFeePerGas: maxFeePerGas * 9n, maxPriorityFeePerGas: maxPriorityFeePerGas * 9n };
    const signed = await admin.signTransaction({ chainId: 31337, nonce, ...call, gas: 100_000n, fees });
    await broadcast(chain.node, signed.raw);
    while ((await readAccount(chain.node, key.address)).pendingNonce === 0) await sleep(20);
    await chain.mine(1);
    await chain.node.result('evm_setAutomine', [true]);
    await refused;
  });

  it('turns indices into words and back', () => {
    expect(statusWords([511, 0, 256, 0])).toEqual([
      { position: 0n, mask: 1n },
      { position: 1n, mask: 1n | (1n << 255n) },
    ]);
    expect(statusIndices(statusWords([511, 0, 256]))).toEqual([0, 256, 511]);
    for (const index of [-1, 0.5, 2 ** 32 - 1, Number.NaN]) {
      expect(() => statusWords([index])).toThrow(expect.objectContaining({ code: 'index-out-of-range' }));
    }
  });
});
