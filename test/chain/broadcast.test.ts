import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAccount } from '../../service/chain/account-state.ts';
import { broadcast } from '../../service/chain/broadcast.ts';
import { ChainNode } from '../../service/chain/chain-node.ts';
import { currentFees, type Fees, replacementFees } from '../../service/chain/fees.ts';
import { readReceipt } from '../../service/chain/transaction-receipt.ts';
import { privateKeySigner, type SignedTransaction, type Signer } from '../../service/chain/transaction-signing.ts';
import { parseHash32 } from '../../service/core/hex.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { type FaultyProxy, startFaultyProxy } from '../nodes/faulty-proxy.ts';

describe('broadcasting a signed transaction to a real node', () => {
  let chain: RegistryOnAnvil;
  let proxy: FaultyProxy;
  let node: ChainNode;
  let sender: Signer;
  let next = 4;

  beforeAll(async () => {
    chain = await startRegistry({ args: ['--accounts', '20'] });
    proxy = await startFaultyProxy(chain.anvil.url);
    node = new ChainNode(proxy.url, { timeoutMs: 3_000 });
  });
  afterAll(async () => {
    await proxy.stop();
    await chain.anvil.stop();
  });
  beforeEach(async () => {
    proxy.fail({ kind: 'none' });
    await chain.node.result('evm_setAutomine', [true]);
    sender = chain.signer(next);
    next += 1;
  });

  const sign = async (
    options: { from?: Signer; nonce?: number; fees?: Fees; gas?: bigint } = {},
  ): Promise<SignedTransaction> => {
    const { from = sender, nonce = 0, fees = await currentFees(node), gas = 300_000n } = options;
    const { to, data } = chain.calls.registerIssuer('did:web:example.org', from.address);
    return from.signTransaction({ chainId: 31337, nonce, to, data, gas, fees });
  };

  it('knows the hash before sending, and finds the receipt under it', async () => {
    const signed = await sign();
    expect(await readReceipt(node, signed.hash)).toBeNull();
    expect(await broadcast(node, signed.raw)).toMatchObject({ kind: 'accepted', hash: signed.hash, nonce: 0 });
    expect(await readReceipt(node, signed.hash)).toMatchObject({ succeeded: true, contractAddress: null });
  });

  it('is already known while it waits, and once it is included', async () => {
    await chain.node.result('evm_setAutomine', [false]);
    const signed = await sign();
    await broadcast(node, signed.raw);
    expect(await broadcast(node, signed.raw)).toMatchObject({ kind: 'already-known' });
    expect(await readAccount(node, sender.address)).toMatchObject({ latestNonce: 0, pendingNonce: 1 });
    await chain.mine(1);
    expect(await broadcast(node, signed.raw)).toMatchObject({ kind: 'already-known' });
  });

  it('has a nonce too low when another transaction took its place', async () => {
    await broadcast(node, (await sign()).raw);
    const other = await sign({ gas: 290_000n });
    expect(await broadcast(node, other.raw)).toMatchObject({ kind: 'nonce-too-low' });
  });

  it('is underpriced when it offers no more than the one it replaces, and accepted with replacement fees', async () => {
    await chain.node.result('evm_setAutomine', [false]);
    const fees = await currentFees(node);
    await broadcast(node, (await sign({ fees })).raw);
    const noMore = await sign({ fees, gas: 290_000n });
    expect(await broadcast(node, noMore.raw)).toMatchObject({ kind: 'underpriced' });
    const replacement = await sign({ fees: replacementFees(fees, await currentFees(node)) });
    expect(await broadcast(node, replacement.raw)).toMatchObject({ kind: 'accepted' });
    await chain.mine(1);
    expect(await readReceipt(node, replacement.hash)).toMatchObject({ succeeded: true });
  });

  it('has insufficient funds when the account cannot pay', async () => {
    const pauper = privateKeySigner(`0x${'77'.repeat(32)}`);
    expect(await broadcast(node, (await sign({ from: pauper })).raw)).toMatchObject({ kind: 'insufficient-funds' });
  });

  it('is underpriced when its cap is below the base fee of the next block', async () => {
    const fees = { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n };
    expect(await broadcast(node, (await sign({ fees })).raw)).toMatchObject({ kind: 'underpriced' });
  });

  it('is rejected when no block can hold it, or when it is signed for another chain', async () => {
    const tooLarge = await sign({ gas: 1_000_000_000n });
    expect(await broadcast(node, tooLarge.raw)).toMatchObject({ kind: 'rejected' });
    const { to, data } = chain.calls.acceptAdmin(1n);
    const fees = await currentFees(node);
    const elsewhere = await sender.signTransaction({ chainId: 1, nonce: 0, to, data, gas: 100_000n, fees });
    expect(await broadcast(node, elsewhere.raw)).toMatchObject({ kind: 'rejected' });
  });

  it('is unreachable when the node was not heard, whatever the node did meanwhile', async () => {
    const signed = await sign();
    for (const fault of [
      { kind: 'down' },
      { kind: 'html' },
      { kind: 'http-status', status: 429 },
      { kind: 'json-rpc-error', code: -32005, message: 'Too many requests' },
      { kind: 'slow', delayMs: 5_000 },
    ] as const) {
      proxy.fail(fault, ['eth_sendRawTransaction']);
      expect(await broadcast(node, signed.raw)).toMatchObject({ kind: 'unreachable' });
    }
    proxy.fail({ kind: 'lost-answer' }, ['eth_sendRawTransaction']);
    const second = await sign({ nonce: (await readAccount(node, sender.address)).pendingNonce });
    expect(await broadcast(node, second.raw)).toMatchObject({ kind: 'unreachable' });
    proxy.fail({ kind: 'none' });
    expect(await broadcast(node, second.raw)).toMatchObject({ kind: 'already-known' });
  });

  it('is unreachable when the node falls silent while its refusal is being explained', async () => {
    await broadcast(node, (await sign()).raw);
    const other = await sign({ gas: 290_000n });
    proxy.fail({ kind: 'down' }, ['eth_getTransactionByHash']);
    expect(await broadcast(node, other.raw)).toMatchObject({ kind: 'unreachable' });
  });

  it('reads no receipt and no account where the node answers nonsense', async () => {
    proxy.fail({ kind: 'html' });
    await expect(readReceipt(node, parseHash32(`0x${'00'.repeat(32)}`))).rejects.toMatchObject({
      code: 'chain-unavailable',
    });
    await expect(readAccount(node, sender.address)).rejects.toMatchObject({ code: 'chain-unavailable' });
    await expect(currentFees(node)).rejects.toMatchObject({ code: 'chain-unavailable' });
  });
});
