import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runUntilSettled } from '../../service/anchoring/run-anchoring.ts';
import { CairnError } from '../../service/core/errors.ts';
import { type AnvilInstallation, startInstallation, through } from '../registrar/installation-on-anvil.ts';
import { anchorEvents, anchoringOf, nonceOf, request, standing } from './anchoring-setting.ts';
import { type FailingRequests, type Loss, startFailingRequests } from './failing-request.ts';

const LONG = process.env['CAIRN_LONG'] === '1';
/** An anchoring of two batches asks fewer requests than this. */
const MOST_REQUESTS = 120;

let setting: AnvilInstallation;
let proxy: FailingRequests;
beforeAll(async () => {
  setting = await startInstallation();
  proxy = await startFailingRequests(setting.chain.anvil.url);
});
afterAll(async () => {
  await proxy.stop();
  await setting.close();
});

/** Anchors two batches while requests are lost, running again whenever a run ends; returns the requests of it all. */
async function anchorThrough(losses: ReadonlyMap<number, Loss>): Promise<number> {
  const installation = through(setting.installation, proxy.url);
  const key = await installation.signer('anchor');
  const batchIds = [(await setting.seal(2)).batch.batch_id, (await setting.seal(1)).batch.batch_id];
  for (const batchId of batchIds) await request(installation, batchId);
  const nonce = await nonceOf(setting, key);
  const anchoring = await anchoringOf(installation);
  proxy.fail(losses);
  for (let run = 0; ; run += 1) {
    try {
      await runUntilSettled(anchoring, { pollMs: 0 });
      break;
    } catch (error) {
      if (!(error instanceof CairnError) || error.code !== 'chain-unavailable' || run > losses.size) throw error;
    }
  }
  const { count } = proxy;
  proxy.fail(new Map());
  for (const batchId of batchIds) {
    const { batch, act, transactions } = await standing(installation, batchId);
    expect([batch.state, act.state]).toEqual(['final', 'final']);
    expect(await anchorEvents(setting, batchId)).toBe(1);
    expect(transactions.map(({ transaction_hash }) => transaction_hash)).toEqual([act.transaction_hash]);
  }
  // Neither a nonce that was used twice, nor one that was left out.
  expect(await nonceOf(setting, key)).toBe(nonce + 2);
  return count;
}

const places = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('anchoring, when a request is lost', () => {
  it('at any point, before the node acts or after, anchors each batch once and leaves no gap', {
    timeout: 300_000,
  }, async () => {
    const requests = await anchorThrough(new Map());
    expect(requests).toBeGreaterThan(20);
    expect(requests).toBeLessThan(MOST_REQUESTS);
    for (const place of places(requests)) {
      for (const loss of ['request', 'answer'] as const) await anchorThrough(new Map([[place, loss]]));
    }
  });

  it('and then another one, does so too', { timeout: 3_000_000 }, async () => {
    const requests = await anchorThrough(new Map());
    const pairs = places(requests).flatMap((first) =>
      places(LONG ? requests : 1).map((further) => [first, first + further] as const),
    );
    for (const [first, second] of pairs) {
      const kinds: readonly (readonly [Loss, Loss])[] = LONG
        ? [
            ['request', 'request'],
            ['request', 'answer'],
            ['answer', 'request'],
            ['answer', 'answer'],
          ]
        : [['answer', 'request']];
      for (const [one, other] of kinds)
        await anchorThrough(
          new Map([
            [first, one],
            [second, other],
          ]),
        );
    }
  });
});
