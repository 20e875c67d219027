import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, recheckFinal } from '../../service/anchoring/advance.ts';
import { privateKeySigner } from '../../service/chain/transaction-signing.ts';
import { parseMerkleRoot } from '../../service/core/hex.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { type AnvilInstallation, at, startInstallation, withKey } from '../registrar/installation-on-anvil.ts';
import { anchorEvents, anchoringOf, request, settle, standing } from './anchoring-setting.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

const issuerId = () => setting.installation.issuer.issuerId ?? 0n;
const admin = () => setting.chain.signer(1);

describe('an anchoring that the contract refuses', () => {
  it('for a key that is not the issuer’s says so, and completes once the key is added', async () => {
    const { chain, seal } = setting;
    const key = chain.signer(6);
    const installation = withKey(setting.installation, 'anchor', key);
    const { batch } = await seal(2);
    await expect(anchorBatches(installation, [batch.batch_id])).rejects.toMatchObject({
      code: 'act-refused',
      details: { cause: 'key-not-added' },
    });
    expect((await standing(installation, batch.batch_id)).batch.state).toBe('sealed');
    await chain.send(admin(), chain.calls.addKey(issuerId(), key.address, ['anchor'], 0, 0));
    expect(await anchorBatches(installation, [batch.batch_id])).toHaveLength(1);
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
  });

  it('for a key without the capability says so, and completes with another key', async () => {
    const { installation, seal } = setting;
    const { batch } = await seal(2);
    const wrong = withKey(installation, 'anchor', await installation.signer('revoke'));
    await expect(anchorBatches(wrong, [batch.batch_id])).rejects.toMatchObject({
      code: 'act-refused',
      details: { cause: 'key-lacks-capability' },
    });
    expect(await anchorBatches(installation, [batch.batch_id])).toHaveLength(1);
    const record = await setting.chain.reader.batch(issuerId(), parseMerkleRoot(batch.root));
    expect(record?.key).toBe((await installation.signer('anchor')).address);
  });

  it('since the account cannot pay says so, and completes once it is funded', async () => {
    const { chain, seal } = setting;
    const poor = privateKeySigner(`0x${'42'.repeat(32)}`);
    await chain.send(admin(), chain.calls.addKey(issuerId(), poor.address, ['anchor'], 0, 0));
    const installation = withKey(setting.installation, 'anchor', poor);
    const { batch } = await seal(2);
    await expect(anchorBatches(installation, [batch.batch_id])).rejects.toMatchObject({
      code: 'act-refused',
      details: { cause: 'insufficient-funds' },
    });
    await chain.node.result('anvil_setBalance', [poor.address, '0xde0b6b3a7640000']);
    expect(await anchorBatches(installation, [batch.batch_id])).toHaveLength(1);
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
  });

  it('by a transaction that was reverted in its block is told apart, and completes when tried again', async () => {
    const { chain, installation, seal } = setting;
    const key = chain.signer(7);
    await chain.send(admin(), chain.calls.addKey(issuerId(), key.address, ['anchor'], 0, 0));
    const { batch } = await seal(2);
    const anchoring = await anchoringOf(installation, { keys: [key] });
    await request(installation, batch.batch_id, key);
    await chain.node.result('evm_setAutomine', [false]);
    await advance(anchoring);
    const { raw, transaction_hash } = at((await standing(installation, batch.batch_id)).transactions, 0);
    // The key is ended in an earlier block than the one that takes the transaction.
    await chain.node.result('anvil_dropTransaction', [transaction_hash]);
    await chain.node.result('evm_setAutomine', [true]);
    await chain.send(admin(), chain.calls.endKey(issuerId(), key.address));
    await chain.node.result('eth_sendRawTransaction', [raw]);
    expect(await chain.node.result('eth_getTransactionReceipt', [transaction_hash])).toMatchObject({ status: '0x0' });
    await settle(anchoring);
    expect((await standing(installation, batch.batch_id)).act).toMatchObject({
      state: 'refused',
      failure_code: 'key-not-valid-now',
    });
    expect(await anchorBatches(installation, [batch.batch_id])).toHaveLength(1);
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
  });

  it('leaves other batches alone: they are anchored in the same run', async () => {
    const { chain, installation, seal } = setting;
    const [good, bad] = [(await seal(2)).batch, (await seal(2)).batch];
    // Somebody with the key anchored the other root with a wrong size.
    const key = await installation.signer('anchor');
    await chain.send(key, chain.calls.anchor(issuerId(), parseMerkleRoot(bad.root), 9));
    await expect(anchorBatches(installation, [bad.batch_id, good.batch_id])).rejects.toMatchObject({
      code: 'act-refused',
      details: { cause: 'anchor-size-conflict' },
    });
    expect((await standing(installation, good.batch_id)).batch.state).toBe('final');
    expect((await standing(installation, bad.batch_id)).batch.state).toBe('sealed');
  });
});

describe('a batch whose key is declared compromised', () => {
  it('goes back, and a good key anchors it again; what was anchored before stays', async () => {
    const { chain, seal } = setting;
    const [bad, good] = [chain.signer(8), chain.signer(9)];
    for (const { address } of [bad, good]) {
      await chain.send(admin(), chain.calls.addKey(issuerId(), address, ['anchor'], 0, 0));
    }
    const compromised = withKey(setting.installation, 'anchor', bad);
    const before = await seal(2);
    await anchorBatches(compromised, [before.batch.batch_id]);
    await chain.node.result('evm_increaseTime', [100]);
    await chain.mine(1);
    const after = await seal(2);
    await anchorBatches(compromised, [after.batch.batch_id]);
    const { text } = await certificateOf(compromised, at(after.hashes, 0));
    expect(await setting.verify(text)).toMatchObject({ verdict: 'valid' });
    const record = await chain.reader.batch(issuerId(), parseMerkleRoot(after.batch.root));
    await chain.send(admin(), chain.calls.declareCompromised(issuerId(), bad.address, record?.anchoredAt ?? 0));
    expect(await setting.verify(text)).toMatchObject({ verdict: 'invalid', reason: 'anchor-void' });

    const anchoring = await anchoringOf(compromised);
    expect(await recheckFinal(anchoring)).toBe(1);
    await settle(anchoring);
    const { act, batch } = await standing(compromised, after.batch.batch_id);
    expect(act).toMatchObject({ state: 'refused', failure_code: 'key-not-valid-now' });
    expect(batch.state).toBe('sealed');
    await expect(certificateOf(compromised, at(after.hashes, 0))).rejects.toMatchObject({ code: 'anchor-pending' });

    const repaired = withKey(setting.installation, 'anchor', good);
    const [anchored] = await anchorBatches(repaired, [after.batch.batch_id]);
    expect(anchored?.batchId).toBe(after.batch.batch_id);
    const now = await chain.reader.batch(issuerId(), parseMerkleRoot(after.batch.root));
    expect(now).toMatchObject({ key: good.address, voided: false });
    const again = await certificateOf(repaired, at(after.hashes, 0));
    expect(await setting.verify(again.text)).toMatchObject({ verdict: 'valid' });
    expect(await recheckFinal(await anchoringOf(repaired))).toBe(0);
    const early = await certificateOf(repaired, at(before.hashes, 0));
    expect(await setting.verify(early.text)).toMatchObject({ verdict: 'valid' });
  });

  it('while its transaction is on its way is anchored by the key that replaces it', async () => {
    const { chain, seal } = setting;
    const lost = privateKeySigner(`0x${'43'.repeat(32)}`);
    await chain.node.result('anvil_setBalance', [lost.address, '0xde0b6b3a7640000']);
    await chain.send(admin(), chain.calls.addKey(issuerId(), lost.address, ['anchor'], 0, 0));
    const { batch } = await seal(2);
    await chain.node.result('evm_setAutomine', [false]);
    const old = await anchoringOf(setting.installation, { keys: [lost] });
    await request(setting.installation, batch.batch_id, lost);
    await advance(old);
    const { transaction_hash } = at((await standing(setting.installation, batch.batch_id)).transactions, 0);
    await chain.node.result('anvil_dropTransaction', [transaction_hash]);
    await chain.node.result('anvil_setBalance', [lost.address, '0x0']);
    await chain.node.result('evm_setAutomine', [true]);
    // The key is gone; who anchors now has another, and does not wait for the old transaction for ever.
    await request(setting.installation, batch.batch_id);
    await settle(await anchoringOf(setting.installation, { stuckAfterMs: -1 }));
    expect((await standing(setting.installation, batch.batch_id)).batch.state).toBe('final');
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
  });
});
