import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { advance, recheckFinal } from '../../service/anchoring/advance.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { type AnvilInstallation, at, startInstallation, through } from '../registrar/installation-on-anvil.ts';
import {
  anchorEvents,
  anchoringOf,
  nonceOf,
  request,
  setAutomine,
  settle,
  snapshot,
  standing,
} from './anchoring-setting.ts';

/** Every waiting transaction is stuck at once. */
const IMPATIENT = { stuckAfterMs: -1 };

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
beforeEach(() => setAutomine(setting, true));
afterAll(() => setting.close());

const mine = () => setting.chain.mine(1);

/** A batch whose anchoring has been sent to a node that does not mine. */
async function submitted() {
  const { installation, seal } = setting;
  await setAutomine(setting, false);
  const { batch } = await seal(2);
  await request(installation, batch.batch_id);
  await advance(await anchoringOf(installation));
  return batch.batch_id;
}

describe('a transaction that no block takes', () => {
  it('is replaced with the same nonce and at least a tenth more of both fees, and one of them anchors', async () => {
    const { installation } = setting;
    const key = await installation.signer('anchor');
    const nonce = await nonceOf(setting, key);
    const batchId = await submitted();
    await advance(await anchoringOf(installation, IMPATIENT));
    await advance(await anchoringOf(installation, IMPATIENT));
    const { transactions } = await standing(installation, batchId);
    expect(transactions.map((transaction) => transaction.nonce)).toEqual([nonce, nonce, nonce]);
    for (const fee of ['max_fee_per_gas', 'max_priority_fee_per_gas'] as const) {
      const [third, second, first] = transactions.map((transaction) => BigInt(transaction[fee]));
      expect((second ?? 0n) * 10n).toBeGreaterThanOrEqual((first ?? 0n) * 11n);
      expect((third ?? 0n) * 10n).toBeGreaterThanOrEqual((second ?? 0n) * 11n);
    }
    await settle(await anchoringOf(installation), mine);
    expect(await anchorEvents(setting, batchId)).toBe(1);
    expect(await nonceOf(setting, key)).toBe(nonce + 1);
  });

  it('is left alone until it has waited long enough', async () => {
    const batchId = await submitted();
    for (let pass = 0; pass < 3; pass += 1) await advance(await anchoringOf(setting.installation));
    expect((await standing(setting.installation, batchId)).transactions).toHaveLength(1);
    await settle(await anchoringOf(setting.installation), mine);
  });

  it('because the node dropped it is sent again, the very same bytes', async () => {
    const { installation, chain } = setting;
    const batchId = await submitted();
    const before = await standing(installation, batchId);
    await chain.node.result('anvil_dropTransaction', [at(before.transactions, 0).transaction_hash]);
    await settle(await anchoringOf(installation), mine);
    const { act, transactions } = await standing(installation, batchId);
    expect(transactions).toEqual(before.transactions);
    expect(act).toMatchObject({ state: 'final', transaction_hash: transactions[0]?.transaction_hash });
  });

  it('because fees have risen above its own is replaced at once', async () => {
    const { installation, chain } = setting;
    const batchId = await submitted();
    await chain.node.result('anvil_dropTransaction', [
      at((await standing(installation, batchId)).transactions, 0).transaction_hash,
    ]);
    await chain.node.result('anvil_setNextBlockBaseFeePerGas', ['0x174876e800']);
    await mine();
    await settle(await anchoringOf(installation), mine);
    expect(await anchorEvents(setting, batchId)).toBe(1);
    await chain.node.result('anvil_setNextBlockBaseFeePerGas', ['0x3b9aca00']);
    await mine();
  });

  it('because it was kept and never sent holds up no later batch, though only that one is asked for', async () => {
    const { installation, chain, seal } = setting;
    const proxy = await startFaultyProxy(chain.anvil.url);
    proxy.fail({ kind: 'down' }, ['eth_sendRawTransaction']);
    const { batch: first } = await seal(2);
    await request(installation, first.batch_id);
    await advance(await anchoringOf(through(installation, proxy.url)));
    await proxy.stop();
    const { batch: second } = await seal(2);
    await anchorBatches(installation, [second.batch_id]);
    await anchorBatches(installation, []);
    expect(await anchorEvents(setting, first.batch_id)).toBe(1);
    expect(await anchorEvents(setting, second.batch_id)).toBe(1);
  });

  it('because a nonce below it was lost is signed anew with the lowest free one', async () => {
    const { installation, chain } = setting;
    const key = await installation.signer('anchor');
    const goBack = await snapshot(setting);
    // As after a transaction of the key that nobody here knows of, which the chain then loses.
    await chain.node.result('anvil_setNonce', [key.address, `0x${((await nonceOf(setting, key)) + 1).toString(16)}`]);
    const batchId = await submitted();
    await goBack();
    await setAutomine(setting, false);
    const nonce = await nonceOf(setting, key);
    expect(at((await standing(installation, batchId)).transactions, 0).nonce).toBe(nonce + 1);
    await settle(await anchoringOf(installation, IMPATIENT), mine);
    expect(at((await standing(installation, batchId)).transactions, 0).nonce).toBe(nonce);
    expect(await anchorEvents(setting, batchId)).toBe(1);
  });
});

describe('a reorganisation', () => {
  it('that drops an anchoring brings it back on its way, and it is final only where it ends', async () => {
    const { installation, chain, seal } = setting;
    const slow = { ...installation, deployment: { ...installation.deployment, finality: { confirmations: 3 } } };
    const { batch } = await seal(2);
    await request(slow, batch.batch_id);
    const goBack = await snapshot(setting);
    const anchoring = await anchoringOf(slow);
    await advance(anchoring);
    await advance(anchoring);
    const before = (await standing(slow, batch.batch_id)).act;
    expect(before.state).toBe('included');
    await goBack();
    await setAutomine(setting, false);
    await chain.mine(3);
    await advance(anchoring);
    expect((await standing(slow, batch.batch_id)).act).toMatchObject({ state: 'submitted', block_number: null });
    await advance(anchoring);
    await chain.mine(1);
    await advance(anchoring);
    expect((await standing(slow, batch.batch_id)).act.state).toBe('included');
    await chain.mine(1);
    await advance(anchoring);
    expect((await standing(slow, batch.batch_id)).act.state).toBe('included');
    await chain.mine(1);
    await advance(anchoring);
    const { act, transactions } = await standing(slow, batch.batch_id);
    expect(act.state).toBe('final');
    expect(act.block_number).toBeGreaterThan(before.block_number ?? 0);
    expect(transactions).toHaveLength(1);
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
  });

  it('that moves an anchoring into another block corrects where it is said to be', async () => {
    const { installation, chain, seal } = setting;
    const slow = { ...installation, deployment: { ...installation.deployment, finality: { confirmations: 2 } } };
    const { batch } = await seal(2);
    await request(slow, batch.batch_id);
    const goBack = await snapshot(setting);
    await advance(await anchoringOf(slow));
    await advance(await anchoringOf(slow));
    const { act: before, transactions } = await standing(slow, batch.batch_id);
    await goBack();
    await chain.mine(2);
    await chain.node.result('eth_sendRawTransaction', [at(transactions, 0).raw]);
    await chain.mine(2);
    await advance(await anchoringOf(slow));
    const { act } = await standing(slow, batch.batch_id);
    expect(act).toMatchObject({ state: 'final', block_number: (before.block_number ?? 0) + 2 });
    expect(act.block_hash).toBe((await chain.reader.blockAt(act.block_number ?? 0))?.hash);
  });
});

describe('a chain that lost its tail', () => {
  it('is caught up: what was final is noticed to be gone, and anchored again, once', async () => {
    const { installation, seal } = setting;
    const goBack = await snapshot(setting);
    const batchIds: string[] = [];
    for (let n = 0; n < 3; n += 1) batchIds.push((await seal(2)).batch.batch_id);
    await anchorBatches(installation, batchIds);
    const anchoring = await anchoringOf(installation);
    expect(await recheckFinal(anchoring)).toBe(0);
    await goBack();
    expect(await recheckFinal(anchoring)).toBeGreaterThanOrEqual(3);
    await settle(anchoring, mine);
    for (const batchId of batchIds) {
      expect((await standing(installation, batchId)).batch.state).toBe('final');
      expect(await anchorEvents(setting, batchId)).toBe(1);
    }
    expect(await recheckFinal(anchoring)).toBe(0);
  });
});
