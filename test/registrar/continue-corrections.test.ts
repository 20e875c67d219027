import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Anchoring, advance } from '../../service/anchoring/advance.ts';
import { CairnError } from '../../service/core/errors.ts';
import type { CredentialHash } from '../../service/core/hex.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { anchoringWith } from '../../service/registrar/anchoring/chain-acts.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { beginCorrection } from '../../service/registrar/corrections/begin-correction.ts';
import { continueCorrections, requestCorrection } from '../../service/registrar/corrections/continue-corrections.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { supersessionOf } from '../../service/store/supersessions.ts';
import { type FailingRequests, type Loss, startFailingRequests } from '../anchoring/failing-request.ts';
import { type AnvilInstallation, at, startInstallation, through, withKey } from './installation-on-anvil.ts';

const LONG = process.env['CAIRN_LONG'] === '1';

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

/** A certificate that is final, and its file. */
async function anchored(): Promise<{ readonly hash: CredentialHash; readonly text: string }> {
  const { batch, hashes } = await setting.seal(1);
  await anchorBatches(setting.installation, [batch.batch_id]);
  const hash = at(hashes, 0);
  return { hash, text: (await certificateOf(setting.installation, hash)).text };
}

async function anchoringOf(installation: Installation): Promise<Anchoring> {
  const signers = await Promise.all([installation.signer('anchor'), installation.signer('revoke')]);
  return anchoringWith(installation, signers);
}

/** One pass of the service; a chain that is away just now is met again in the next. */
async function pass(installation: Installation): Promise<void> {
  try {
    await advance(await anchoringOf(installation));
    await continueCorrections(installation);
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'chain-unavailable') throw error;
  }
}

const stateOf = async (hash: CredentialHash) => (await supersessionOf(setting.installation.store.db, hash))?.state;
const isValid = async (text: string) => (await setting.verify(text)).verdict === 'valid';

async function untilDone(installation: Installation, hash: CredentialHash, each = async () => {}): Promise<void> {
  for (let passes = 0; (await stateOf(hash)) !== 'done'; passes += 1) {
    if (passes > 40) throw new Error('the correction never came to its end');
    await pass(installation);
    await each();
  }
}

const revocationsOf = (hash: CredentialHash) =>
  setting.installation.store.db
    .selectFrom('act')
    .innerJoin('credential', 'credential.batch_id', 'act.batch_id')
    .selectAll('act')
    .where('credential.credential_hash', '=', hash)
    .where('act.kind', '=', 'revoke')
    .execute();

describe('a correction that the service carries out', () => {
  it('revokes the old certificate when the new one is final, once, and is then done', async () => {
    const old = await anchored();
    const begun = await requestCorrection(setting.installation, old.hash, 'Zoë Right');
    await continueCorrections(setting.installation);
    expect(await stateOf(old.hash)).toBe('issued');
    await untilDone(setting.installation, old.hash);
    expect(await revocationsOf(old.hash)).toMatchObject([{ state: 'final' }]);
    const corrected = await certificateOf(setting.installation, begun.credentialHash);
    expect([await isValid(old.text), await isValid(corrected.text)]).toEqual([false, true]);
  });

  it('goes on where a process was killed that had only begun it', async () => {
    const old = await anchored();
    const { batchId } = await beginCorrection(setting.installation, old.hash, 'Zoë Right');
    await pass(setting.installation);
    expect(await stateOf(old.hash)).toBe('issued');
    // Asked again, as whoever got no answer does: nothing is issued twice.
    expect((await requestCorrection(setting.installation, old.hash, 'Zoë Right')).batchId).toBe(batchId);
    await untilDone(setting.installation, old.hash);
    expect(await revocationsOf(old.hash)).toHaveLength(1);
  });

  it('never leaves the holder without a valid certificate, whichever request of the chain fails', {
    timeout: 300_000,
  }, async () => {
    const installation = through(setting.installation, proxy.url);
    const carriedOut = async (losses: ReadonlyMap<number, Loss>): Promise<number> => {
      const old = await anchored();
      const { credentialHash } = await requestCorrection(setting.installation, old.hash, 'Zoë Right');
      proxy.fail(losses);
      await untilDone(installation, old.hash, async () => {
        const corrected = await certificateOf(setting.installation, credentialHash).catch(() => null);
        expect((await isValid(old.text)) || (corrected !== null && (await isValid(corrected.text)))).toBe(true);
      });
      const { count } = proxy;
      proxy.fail(new Map());
      expect(await isValid(old.text)).toBe(false);
      return count;
    };
    const requests = await carriedOut(new Map());
    expect(requests).toBeGreaterThan(10);
    for (let place = 1; place <= requests; place += LONG ? 1 : 9) {
      await carriedOut(new Map([[place, place % 2 === 1 ? 'answer' : 'request']]));
    }
  });

  it('that the chain refuses is told once and not asked for again and again, until a person does', async () => {
    const old = await anchored();
    // The everyday key may suspend, and not revoke.
    const powerless = withKey(setting.installation, 'revoke', await setting.installation.signer('anchor'));
    await requestCorrection(powerless, old.hash, 'Zoë Right');
    const failures: string[] = [];
    for (let passes = 0; passes < 12; passes += 1) {
      await pass(powerless).catch((error: unknown) => {
        if (!(error instanceof CairnError)) throw error;
        failures.push(error.code);
      });
    }
    expect(new Set(failures)).toEqual(new Set(['act-refused']));
    expect(await revocationsOf(old.hash)).toMatchObject([{ state: 'refused', failure_code: 'key-lacks-capability' }]);
    expect(await stateOf(old.hash)).toBe('revoking');
    const done = await supersedeCertificate(setting.installation, old.hash, undefined);
    expect(await stateOf(old.hash)).toBe('done');
    expect(await isValid(done.text)).toBe(true);
    await continueCorrections(setting.installation);
  });

  it('is not begun when a key that it takes cannot be opened', async () => {
    const old = await anchored();
    const closed: Installation = {
      ...setting.installation,
      signer: (role) =>
        role === 'revoke'
          ? Promise.reject(new CairnError('keystore-password-missing', 'the keystore has to be opened'))
          : setting.installation.signer(role),
    };
    await expect(requestCorrection(closed, old.hash, 'Zoë')).rejects.toMatchObject({
      code: 'keystore-password-missing',
    });
    expect(await stateOf(old.hash)).toBeUndefined();
  });
});
