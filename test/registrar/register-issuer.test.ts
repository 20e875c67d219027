import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRegistryEvents } from '../../service/chain/read-events.ts';
import { digestJson } from '../../service/core/digest.ts';
import { CairnError } from '../../service/core/errors.ts';
import { didDocument } from '../../service/registrar/issuer/did-document.ts';
import { registerIssuer } from '../../service/registrar/issuer/register-issuer.ts';
import { setAutomine } from '../anchoring/anchoring-setting.ts';
import { type FailingRequests, type Loss, startFailingRequests } from '../anchoring/failing-request.ts';
import { type AnvilInstallation, did, registeredAs, startUnregistered, through } from './installation-on-anvil.ts';

const LONG = process.env['CAIRN_LONG'] === '1';

let setting: AnvilInstallation;
let proxy: FailingRequests;
beforeEach(async () => {
  setting = await startUnregistered();
  proxy = await startFailingRequests(setting.chain.anvil.url);
});
afterEach(async () => {
  await proxy.stop();
  await setting.close();
});

/** The events of the registry, counted by kind. */
async function events(): Promise<Record<string, number>> {
  const { chain } = setting;
  const { number } = await chain.reader.head();
  const all = await readRegistryEvents(chain.node, { registry: chain.registry, fromBlock: 0, toBlock: number });
  return Object.fromEntries([...Map.groupBy(all, ({ kind }) => kind)].map(([kind, list]) => [kind, list.length]));
}
const ONCE = { 'issuer-registered': 1, 'key-added': 2, 'document-published': 1 };

describe('registering the issuer', () => {
  it('registers, adds both keys with what they may do, and publishes the DID document', async () => {
    const { installation, chain } = setting;
    const kept: bigint[] = [];
    const done = await registerIssuer(installation, async (id) => void kept.push(id));
    expect(kept).toEqual([1n]);
    expect(done).toMatchObject({ issuerId: 1n, did, admin: chain.signer(1).address });
    expect(await chain.reader.issuer(1n)).toMatchObject({ did, admin: chain.signer(1).address });
    expect((await chain.reader.key(1n, chain.signer(2).address))?.capabilities).toEqual(['anchor', 'suspend']);
    expect((await chain.reader.key(1n, chain.signer(3).address))?.capabilities).toEqual(['revoke']);
    const digest = digestJson(didDocument(registeredAs(installation, 1n)));
    expect(done.issuerDocument).toBe(digest);
    expect(await chain.reader.publishedAt(1n, 'issuer-document', digest)).not.toBeNull();
    expect(await events()).toEqual(ONCE);
  });

  it('again does nothing again, whether or not the id was written down', async () => {
    const { installation } = setting;
    await registerIssuer(installation, async () => {});
    const again = await registerIssuer(installation, async () => {});
    expect(again.issuerId).toBe(1n);
    expect((await registerIssuer(registeredAs(installation, 1n), async () => {})).keys).toMatchObject([
      { role: 'anchor', added: false },
      { role: 'revoke', added: false },
    ]);
    expect(await events()).toEqual(ONCE);
  });

  it('does not take somebody else who claims the same DID for itself', async () => {
    const { installation, chain } = setting;
    await chain.register(chain.signer(5), did);
    expect((await registerIssuer(installation, async () => {})).issuerId).toBe(2n);
  });

  it('while an earlier registration waits to be mined waits for it, and registers once', async () => {
    const { installation, chain } = setting;
    await setAutomine(setting, false);
    const first = registerIssuer(installation, async () => {}).catch((error: unknown) => error);
    const waiting = async () =>
      Number(await chain.node.result('eth_getTransactionCount', [chain.signer(1).address, 'pending']));
    while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const second = registerIssuer(installation, async () => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await waiting()).toBe(1);
    await setAutomine(setting, true);
    await chain.mine(1);
    await second;
    await first;
    expect((await events())['issuer-registered']).toBe(1);
  });

  it('that was interrupted at any request goes on when repeated, and registers once', {
    timeout: 120_000,
  }, async () => {
    const goThrough = async (losses: ReadonlyMap<number, Loss>): Promise<number> => {
      const clean = await setting.chain.node.result('evm_snapshot', []);
      const installation = through(setting.installation, proxy.url);
      proxy.fail(losses);
      for (let run = 0; ; run += 1) {
        try {
          await registerIssuer(installation, async () => {});
          break;
        } catch (error) {
          if (!(error instanceof CairnError) || error.code !== 'chain-unavailable' || run > losses.size) throw error;
        }
      }
      const { count } = proxy;
      expect(await events()).toEqual(ONCE);
      await setting.chain.node.result('evm_revert', [clean]);
      await setting.installation.store.db.deleteFrom('chain_transaction').execute();
      await setting.installation.store.db.deleteFrom('act').execute();
      return count;
    };
    const requests = await goThrough(new Map());
    expect(requests).toBeGreaterThan(20);
    for (let place = 1; place <= requests; place += LONG ? 1 : 5) {
      for (const loss of ['request', 'answer'] as const) await goThrough(new Map([[place, loss]]));
    }
  });
});
