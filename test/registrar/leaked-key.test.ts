import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex, parseMerkleRoot } from '../../service/core/hex.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { declareCompromised, endKey } from '../../service/registrar/issuer/end-key.ts';
import { keyActs } from '../../service/registrar/issuer/key-acts.ts';
import { type AnvilInstallation, at, startInstallation, withKey } from './installation-on-anvil.ts';

let setting: AnvilInstallation;
let installation: Installation;
beforeAll(async () => {
  setting = await startInstallation();
  ({ installation } = setting);
});
afterAll(() => setting.close());

describe('a key that somebody else has got hold of', () => {
  let batchId: string;
  let theftAt: number;

  it('shows what was done with it here, and what was not', async () => {
    const { chain } = setting;
    const key = await installation.signer('anchor');
    const { batch, hashes } = await setting.seal(3);
    batchId = batch.batch_id;
    await anchorBatches(installation, [batchId]);
    await changeStatus(installation, 'suspend', [at(hashes, 0)], 'certificate-hold');
    // Time passes, so that what the thief does is not of the same second.
    await chain.node.result('evm_increaseTime', [5]);
    await chain.mine(1);
    theftAt = (await chain.reader.head()).timestamp;
    const issuerId = installation.issuer.issuerId ?? 0n;
    const forged = parseMerkleRoot(bytesToHex(new Uint8Array(32).fill(7)));
    await chain.send(key, chain.calls.anchor(issuerId, forged, 9));
    const { acts, key: record } = await keyActs(installation, key.address);
    expect(record).toMatchObject({ compromisedSince: null, capabilities: ['anchor', 'suspend'] });
    expect(acts).toMatchObject([
      { kind: 'document-published', certificates: null, ours: true },
      { kind: 'batch-anchored', certificates: 3, ours: true, batchId, cohortId: batch.cohort_id },
      { kind: 'credentials-suspended', certificates: 1, ours: true, batchId, reason: 'certificate-hold' },
      { kind: 'batch-anchored', certificates: 9, ours: false, batchId: null, root: forged },
    ]);
  });

  it('is ended by declaring it compromised: what it anchored since is void, what was before stands', async () => {
    const { chain } = setting;
    const key = await installation.signer('anchor');
    await declareCompromised(installation, key.address, theftAt);
    const issuerId = installation.issuer.issuerId ?? 0n;
    const { key: record, acts } = await keyActs(installation, key.address);
    expect(record).toMatchObject({ compromisedSince: theftAt });
    const voided = await Promise.all(
      acts
        .filter(({ kind }) => kind === 'batch-anchored')
        .map(async ({ root }) => root && (await chain.reader.batch(issuerId, root))?.voided),
    );
    expect(voided).toEqual([false, true]);
    const { batch } = await setting.seal(1);
    await expect(anchorBatches(installation, [batch.batch_id])).rejects.toMatchObject({ code: 'act-refused' });
  });

  it('is replaced, and what waits is anchored by the new key', async () => {
    const { chain } = setting;
    const issuerId = installation.issuer.issuerId ?? 0n;
    const next = chain.signer(5);
    await chain.send(
      await installation.signer('admin'),
      chain.calls.addKey(issuerId, next.address, ['anchor', 'suspend'], 0, 0),
    );
    const replaced = withKey(installation, 'anchor', next);
    expect(await anchorBatches(replaced)).toHaveLength(1);
    expect((await keyActs(replaced, next.address)).acts).toMatchObject([{ kind: 'batch-anchored', ours: true }]);
  });

  it('may be ended alone, where nothing was done with it, and once', async () => {
    const { address } = await installation.signer('revoke');
    await endKey(installation, address);
    await expect(endKey(installation, address)).rejects.toMatchObject({ code: 'key-already-ended' });
    expect((await keyActs(installation, address)).acts).toEqual([]);
  });

  it('is the admin’s to end', async () => {
    const { address } = await installation.signer('anchor');
    const thief = withKey(installation, 'admin', setting.chain.signer(8));
    await expect(declareCompromised(thief, address, theftAt)).rejects.toMatchObject({ code: 'not-admin' });
  });

  it('of another installation, put in the place of this one’s, is told as such', async () => {
    const stranger = withKey(installation, 'anchor', setting.chain.signer(9));
    const { batch } = await setting.seal(1);
    await expect(anchorBatches(stranger, [batch.batch_id])).rejects.toMatchObject({
      code: 'act-refused',
      details: { cause: 'key-not-added' },
    });
  });
});
