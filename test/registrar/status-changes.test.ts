import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, recheckFinal } from '../../service/anchoring/advance.ts';
import { runUntilSettled } from '../../service/anchoring/run-anchoring.ts';
import type { CredentialHash } from '../../service/core/hex.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { statusOf } from '../../service/registrar/certificates/status-of.ts';
import { changeStatus, revokeBatch } from '../../service/registrar/corrections/change-status.ts';
import { anchoringOf, setAutomine, settle, snapshot } from '../anchoring/anchoring-setting.ts';
import { someCredentialHash } from '../chain/certificate-on-chain.ts';
import { startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { type AnvilInstallation, at, startInstallation, through } from './installation-on-anvil.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

/** An anchored batch of so many certificates. */
async function anchored(size: number): Promise<readonly CredentialHash[]> {
  const { batch, hashes } = await setting.seal(size);
  await anchorBatches(setting.installation, [batch.batch_id]);
  return hashes;
}

const flags = async (hash: CredentialHash) => {
  const { revoked, suspended, batchRevoked } = await statusOf(setting.installation, hash);
  return { revoked, suspended, batchRevoked };
};
const NONE = { revoked: false, suspended: false, batchRevoked: false };

const verdict = async (hash: CredentialHash) => {
  const { text } = await certificateOf(setting.installation, hash);
  const { verdict, reason } = await setting.verify(text);
  return reason === null ? verdict : `${verdict}: ${reason}`;
};

/** All keys that acts may need. */
const keys = async () => [await setting.installation.signer('anchor'), await setting.installation.signer('revoke')];

describe('revoking', () => {
  it('revokes those named and nobody else, those of one batch in one transaction', async () => {
    const { installation } = setting;
    const [one, other] = [await anchored(300), await anchored(2)];
    const named = [at(one, 0), at(one, 255), at(one, 256), at(one, 299), at(other, 1)];
    const summary = await changeStatus(installation, 'revoke', named, 'issued-in-error');
    expect(summary).toMatchObject({ certificates: 5, reason: 'issued-in-error' });
    expect(summary.transactions).toHaveLength(2);
    for (const hash of named) expect(await flags(hash)).toEqual({ ...NONE, revoked: true });
    for (const hash of [at(one, 1), at(one, 254), at(one, 257), at(other, 0)]) expect(await flags(hash)).toEqual(NONE);
    expect(await verdict(at(one, 255))).toBe('invalid: revoked');
    expect(await verdict(at(one, 254))).toBe('valid');
  });

  it('leaves out what is revoked already, and says so when that is all', async () => {
    const { installation } = setting;
    const hashes = await anchored(3);
    await changeStatus(installation, 'revoke', [at(hashes, 0)], 'issued-in-error');
    expect(
      await changeStatus(installation, 'revoke', [at(hashes, 0), at(hashes, 1), at(hashes, 1)], 'superseded'),
    ).toMatchObject({ certificates: 1 });
    await expect(
      changeStatus(installation, 'revoke', [at(hashes, 0), at(hashes, 1)], 'superseded'),
    ).rejects.toMatchObject({ code: 'status-unchanged' });
  });

  it('refuses what is unknown, or not final yet, before anything is sent', async () => {
    const { installation } = setting;
    const hashes = await anchored(1);
    const { hashes: sealed } = await setting.seal(1);
    const unknown = someCredentialHash(404);
    await expect(changeStatus(installation, 'revoke', [at(hashes, 0), unknown], 'unspecified')).rejects.toMatchObject({
      code: 'credential-not-found',
    });
    await expect(
      changeStatus(installation, 'revoke', [at(hashes, 0), at(sealed, 0)], 'unspecified'),
    ).rejects.toMatchObject({ code: 'anchor-pending' });
    expect(await flags(at(hashes, 0))).toEqual(NONE);
  });

  it('a whole batch is one flag, by the admin', async () => {
    const { batch, hashes } = await setting.seal(3);
    await anchorBatches(setting.installation, [batch.batch_id]);
    await revokeBatch(setting.installation, batch.batch_id, 'issued-in-error');
    for (const hash of hashes) expect(await flags(hash)).toEqual({ ...NONE, batchRevoked: true });
    expect(await verdict(at(hashes, 0))).toBe('invalid: revoked');
  });

  it('that was interrupted after it was signed goes on, and revokes once', async () => {
    const { installation, chain } = setting;
    const [hash] = await anchored(1);
    if (hash === undefined) throw new Error('no certificate');
    const proxy = await startFaultyProxy(chain.anvil.url);
    proxy.fail({ kind: 'down' }, ['eth_sendRawTransaction', 'eth_getTransactionByHash']);
    const started = changeStatus(through(installation, proxy.url), 'revoke', [hash], 'unspecified');
    const acts = () =>
      installation.store.db.selectFrom('act').selectAll().where('kind', '=', 'revoke').orderBy('created_at', 'desc');
    while ((await acts().executeTakeFirst())?.state !== 'submitted') await new Promise((r) => setTimeout(r, 10));
    const before = (await acts().execute()).length;
    // The node goes away altogether: the command gives up.
    proxy.fail({ kind: 'down' });
    await expect(started).rejects.toMatchObject({ code: 'chain-unavailable' });
    await proxy.stop();
    expect(await flags(hash)).toEqual(NONE);
    expect(await changeStatus(installation, 'revoke', [hash], 'unspecified')).toMatchObject({ certificates: 1 });
    expect(await flags(hash)).toEqual({ ...NONE, revoked: true });
    expect((await acts().execute()).length).toBe(before);
  });
});

describe('a revocation that a chain lost together with the anchoring', () => {
  it('is done again, once the batch is anchored again', async () => {
    const { installation, chain } = setting;
    const goBack = await snapshot(setting);
    const hashes = await anchored(2);
    await changeStatus(installation, 'revoke', [at(hashes, 0)], 'issued-in-error');
    await goBack();
    await setAutomine(setting, false);
    const anchoring = await anchoringOf(installation, { keys: await keys() });
    expect(await recheckFinal(anchoring)).toBeGreaterThanOrEqual(2);
    const [revocation] = await installation.store.db
      .selectFrom('chain_transaction')
      .innerJoin('act', 'act.act_id', 'chain_transaction.act_id')
      .select('chain_transaction.transaction_hash')
      .where('act.kind', '=', 'revoke')
      .orderBy('act.created_at', 'desc')
      .execute();
    const known = () => chain.node.result('eth_getTransactionByHash', [revocation?.transaction_hash]);
    await advance(anchoring);
    // Sent now, it might be mined first, and be refused for want of the batch.
    expect(await known()).toBeNull();
    const { refused } = await settle(anchoring, () => chain.mine(1));
    expect(await known()).not.toBeNull();
    await setAutomine(setting, true);
    expect(refused).toEqual([]);
    expect(await flags(at(hashes, 0))).toEqual({ ...NONE, revoked: true });
    expect(await flags(at(hashes, 1))).toEqual(NONE);
  });
});

describe('suspending', () => {
  it('is undone by reinstating, as often as need be', async () => {
    const { installation } = setting;
    const hashes = await anchored(2);
    for (let round = 0; round < 2; round += 1) {
      await changeStatus(installation, 'suspend', [at(hashes, 0)], 'certificate-hold');
      expect(await verdict(at(hashes, 0))).toBe('invalid: suspended');
      expect(await verdict(at(hashes, 1))).toBe('valid');
      await changeStatus(installation, 'reinstate', [at(hashes, 0)], 'unspecified');
      expect(await verdict(at(hashes, 0))).toBe('valid');
    }
    await expect(changeStatus(installation, 'reinstate', [at(hashes, 0)], 'unspecified')).rejects.toMatchObject({
      code: 'status-unchanged',
    });
  });

  it('that was lifted is not taken for lost when the chain is looked through', async () => {
    const { installation } = setting;
    const hashes = await anchored(1);
    await changeStatus(installation, 'suspend', hashes, 'certificate-hold');
    await changeStatus(installation, 'reinstate', hashes, 'unspecified');
    const anchoring = await anchoringOf(installation, { keys: await keys() });
    expect(await recheckFinal(anchoring)).toBe(0);
    await runUntilSettled(anchoring, { pollMs: 0 });
    expect(await flags(at(hashes, 0))).toEqual(NONE);
  });

  it('and reinstating that a chain lost with its tail are done again in their order', async () => {
    const { installation } = setting;
    const hashes = await anchored(3);
    const goBack = await snapshot(setting);
    await changeStatus(installation, 'suspend', hashes, 'certificate-hold');
    await changeStatus(installation, 'reinstate', [at(hashes, 0)], 'unspecified');
    await changeStatus(installation, 'revoke', [at(hashes, 2)], 'superseded');
    await goBack();
    const anchoring = await anchoringOf(installation, { keys: await keys() });
    expect(await recheckFinal(anchoring)).toBe(3);
    await runUntilSettled(anchoring, { pollMs: 0 });
    expect(await Promise.all(hashes.map(flags))).toEqual([
      NONE,
      { ...NONE, suspended: true },
      { ...NONE, suspended: true, revoked: true },
    ]);
    expect(await recheckFinal(anchoring)).toBe(0);
  });

  it('that was interrupted is finished before it is lifted', async () => {
    const { installation, chain } = setting;
    const hashes = await anchored(1);
    const proxy = await startFaultyProxy(chain.anvil.url);
    await setAutomine(setting, false);
    const suspending = changeStatus(through(installation, proxy.url), 'suspend', hashes, 'certificate-hold');
    const latest = () =>
      installation.store.db.selectFrom('act').selectAll().orderBy('created_at', 'desc').executeTakeFirstOrThrow();
    for (let act = await latest(); act.kind !== 'suspend' || act.state !== 'submitted'; act = await latest()) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    proxy.fail({ kind: 'down' });
    await expect(suspending).rejects.toMatchObject({ code: 'chain-unavailable' });
    await proxy.stop();
    await setAutomine(setting, true);
    await chain.mine(1);
    await changeStatus(installation, 'reinstate', hashes, 'unspecified');
    const anchoring = await anchoringOf(installation, { keys: await keys() });
    await runUntilSettled(anchoring, { pollMs: 0 });
    expect(await flags(at(hashes, 0))).toEqual(NONE);
  });
});
