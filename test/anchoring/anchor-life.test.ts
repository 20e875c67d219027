import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../service/anchoring/advance.ts';
import { parseMerkleRoot } from '../../service/core/hex.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { type AnvilInstallation, at, startInstallation, through } from '../registrar/installation-on-anvil.ts';
import { anchorEvents, anchoringOf, nonceOf, request, setAutomine, settle, standing } from './anchoring-setting.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  // Final as on a real chain: some blocks after it was included.
  setting = await startInstallation({ finality: { confirmations: 1 } });
  const { installation, chain } = setting;
  setting = { ...setting, installation: { ...installation, deployment: { ...chain.pin, finality: 'finalized' } } };
});
beforeEach(() => setAutomine(setting, false));
afterAll(() => setting.close());

const state = async (batchId: string) => {
  const { act, batch } = await standing(setting.installation, batchId);
  return [act.state, batch.state];
};

describe('an anchoring', () => {
  it('goes from pending by submitted and included to final, and is final no sooner than the chain says', async () => {
    const { installation, chain, seal } = setting;
    const { batch, hashes } = await seal(3);
    expect(batch.state).toBe('sealed');
    const anchoring = await anchoringOf(installation);
    await request(installation, batch.batch_id);
    expect(await state(batch.batch_id)).toEqual(['pending', 'sealed']);
    await advance(anchoring);
    await advance(anchoring);
    expect(await state(batch.batch_id)).toEqual(['submitted', 'submitted']);
    await chain.mine(1);
    const included = (await chain.reader.head()).number;
    for (let block = included; ; block += 1) {
      await advance(anchoring);
      const { number: final } = (await chain.reader.finalBlock('finalized')) ?? { number: 0 };
      if (final >= included) break;
      expect(await state(batch.batch_id)).toEqual(['included', 'included']);
      await expect(certificateOf(installation, at(hashes, 0))).rejects.toMatchObject({ code: 'anchor-pending' });
      expect(block).toBeLessThan(included + 10);
      await chain.mine(1);
    }
    expect(await state(batch.batch_id)).toEqual(['final', 'final']);
    const { act, transactions } = await standing(installation, batch.batch_id);
    expect(act).toMatchObject({ block_number: included, transaction_hash: transactions[0]?.transaction_hash });
    expect(transactions).toHaveLength(1);
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
  });

  it('is kept as a signed transaction before the node hears of it', async () => {
    const { installation, chain, seal } = setting;
    const proxy = await startFaultyProxy(chain.anvil.url);
    proxy.fail({ kind: 'down' }, ['eth_sendRawTransaction']);
    const { batch } = await seal(1);
    await request(installation, batch.batch_id);
    await advance(await anchoringOf(through(installation, proxy.url)));
    await proxy.stop();
    const { act, transactions } = await standing(installation, batch.batch_id);
    expect([act.state, transactions.length]).toEqual(['submitted', 1]);
    const { transaction_hash } = at(transactions, 0);
    expect(await chain.node.result('eth_getTransactionByHash', [transaction_hash])).toBeNull();
    await settle(await anchoringOf(installation), () => chain.mine(1));
    expect((await standing(installation, batch.batch_id)).act.transaction_hash).toBe(transaction_hash);
  });

  it('takes what another transaction has anchored for done, and sends nothing', async () => {
    const { installation, chain, seal } = setting;
    const key = await installation.signer('anchor');
    const { batch } = await seal(2);
    await setAutomine(setting, true);
    const { issuerId } = installation.issuer;
    await chain.send(key, chain.calls.anchor(issuerId ?? 0n, parseMerkleRoot(batch.root), 2));
    const nonce = await nonceOf(setting, key);
    await request(installation, batch.batch_id);
    await settle(await anchoringOf(installation), () => chain.mine(1));
    expect(await state(batch.batch_id)).toEqual(['final', 'final']);
    const { act, transactions } = await standing(installation, batch.batch_id);
    expect(transactions).toEqual([]);
    expect(act.transaction_hash).toBeNull();
    expect(await nonceOf(setting, key)).toBe(nonce);
  });

  it('takes what somebody paid for by a signed request for done, though its own transaction fails then', async () => {
    const { installation, chain, seal } = setting;
    const { batch, hashes } = await seal(2);
    const key = await installation.signer('anchor');
    const root = parseMerkleRoot(batch.root);
    const issuerId = installation.issuer.issuerId ?? 0n;
    const deadline = Math.floor(Date.now() / 1000) + 3_600;
    const place = { chainId: chain.pin.chainId, registry: chain.registry, issuerId, root, size: 2 };
    const signature = await key.signAnchorRequest({ ...place, key: key.address, deadline });
    await request(installation, batch.batch_id);
    await advance(await anchoringOf(installation));
    const ours = at((await standing(installation, batch.batch_id)).transactions, 0);
    // Somebody's transaction gets ahead of ours, which is then reverted: the root counts already.
    await chain.node.result('anvil_dropTransaction', [ours.transaction_hash]);
    await setAutomine(setting, true);
    await chain.send(chain.signer(5), chain.calls.anchorBySig(issuerId, root, 2, key.address, deadline, signature));
    await setAutomine(setting, false);
    await chain.node.result('eth_sendRawTransaction', [ours.raw]);
    await chain.mine(1);
    expect(await chain.node.result('eth_getTransactionReceipt', [ours.transaction_hash])).toMatchObject({
      status: '0x0',
    });
    await settle(await anchoringOf(installation), () => chain.mine(1));
    expect(await state(batch.batch_id)).toEqual(['final', 'final']);
    expect(await anchorEvents(setting, batch.batch_id)).toBe(1);
    // A hint never names a transaction that did not anchor.
    expect((await standing(installation, batch.batch_id)).act.transaction_hash).toBeNull();
    const { text } = await certificateOf(installation, at(hashes, 1));
    expect(JSON.parse(text)).not.toHaveProperty('hints');
    expect(await setting.verify(text)).toMatchObject({ verdict: 'valid' });
  });

  it('is refused where the root counts with another size, and says so', async () => {
    const { installation, chain, seal } = setting;
    const { batch } = await seal(2);
    await setAutomine(setting, true);
    const key = await installation.signer('anchor');
    const issuerId = installation.issuer.issuerId ?? 0n;
    await chain.send(key, chain.calls.anchor(issuerId, parseMerkleRoot(batch.root), 3));
    await request(installation, batch.batch_id);
    await settle(await anchoringOf(installation));
    const { act, batch: after } = await standing(installation, batch.batch_id);
    expect(act).toMatchObject({ state: 'refused', failure_code: 'anchor-size-conflict' });
    expect(after.state).toBe('sealed');
  });
});
