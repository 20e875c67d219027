import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { CairnError } from '../../service/core/errors.ts';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { statusOf } from '../../service/registrar/certificates/status-of.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import { supersessionOf } from '../../service/store/supersessions.ts';
import { type FailingRequests, type Loss, startFailingRequests } from '../anchoring/failing-request.ts';
import { type AnvilInstallation, at, startInstallation, through } from './installation-on-anvil.ts';

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

async function anchored(size = 1): Promise<readonly CredentialHash[]> {
  const { batch, hashes } = await setting.seal(size);
  await anchorBatches(setting.installation, [batch.batch_id]);
  return hashes;
}

const verdictOf = async (text: string) => {
  const { verdict, reason } = await setting.verify(text);
  return reason === null ? verdict : `${verdict}: ${reason}`;
};
const textOf = async (hash: CredentialHash) => (await certificateOf(setting.installation, hash)).text;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('superseding a certificate', () => {
  it('makes a new one that names the old, and revokes the old one, whose status names the new', async () => {
    const { installation } = setting;
    const [old = parseCredentialHash(''), untouched = parseCredentialHash('')] = await anchored(2);
    const oldText = await textOf(old);
    const done = await supersedeCertificate(installation, old, 'Zoe\u0308 Müller');
    expect(await verdictOf(done.text)).toBe('valid');
    expect(await verdictOf(oldText)).toBe('invalid: revoked');
    expect(await verdictOf(await textOf(untouched))).toBe('valid');
    const { credential } = parseCertificateFile(bytes(done.text));
    expect(credentialHash(credential.json)).toBe(done.credentialHash);
    expect(credential.holder.names).toEqual(['Zo\u00eb Müller']);
    expect(JSON.stringify(credential.json['relatedResource'])).toContain(
      parseCertificateFile(bytes(oldText)).credential.json['id'],
    );
    expect(await statusOf(installation, old)).toMatchObject({ revoked: true, supersededBy: done.credentialHash });
    expect(await statusOf(installation, untouched)).toMatchObject({ revoked: false, supersededBy: null });
  });

  it('again changes nothing, and refuses another name, naming the successor', async () => {
    const { installation } = setting;
    const [old = parseCredentialHash('')] = await anchored();
    const first = await supersedeCertificate(installation, old, 'First');
    expect(await supersedeCertificate(installation, old, 'First')).toEqual(first);
    expect(await supersedeCertificate(installation, old, undefined)).toEqual(first);
    await expect(supersedeCertificate(installation, old, 'Second')).rejects.toMatchObject({
      code: 'supersession-conflict',
      details: { successor: first.credentialHash },
    });
    const second = await supersedeCertificate(installation, parseCredentialHash(first.credentialHash), 'Second');
    expect(await verdictOf(first.text)).toBe('invalid: revoked');
    expect(await verdictOf(second.text)).toBe('valid');
  });

  it('is refused for what is revoked, suspended, unknown, or not final yet', async () => {
    const { installation } = setting;
    const hashes = await anchored(2);
    await changeStatus(installation, 'revoke', [at(hashes, 0)], 'academic-misconduct');
    await changeStatus(installation, 'suspend', [at(hashes, 1)], 'certificate-hold');
    for (const [index, state] of ['revoked', 'suspended'].entries()) {
      await expect(supersedeCertificate(installation, at(hashes, index), 'Zoë')).rejects.toMatchObject({
        code: 'supersession-conflict',
        details: { state },
      });
    }
    const { hashes: sealed } = await setting.seal(1);
    await expect(supersedeCertificate(installation, at(sealed, 0), 'Zoë')).rejects.toMatchObject({
      code: 'anchor-pending',
    });
    await expect(
      supersedeCertificate(installation, parseCredentialHash(`0x${'ab'.repeat(32)}`), 'Zoë'),
    ).rejects.toMatchObject({ code: 'credential-not-found' });
    const count = await installation.store.db.selectFrom('supersession').selectAll().execute();
    for (const { old_credential_hash } of count) expect([...hashes, ...sealed]).not.toContain(old_credential_hash);
  });

  it('interrupted at any request goes on, one correction in all, and the holder always has a valid one', {
    timeout: 300_000,
  }, async () => {
    const installation = through(setting.installation, proxy.url);
    const interrupted = async (losses: ReadonlyMap<number, Loss>): Promise<number> => {
      const [old = parseCredentialHash('')] = await anchored();
      const oldText = await textOf(old);
      proxy.fail(losses);
      for (let run = 0; ; run += 1) {
        try {
          await supersedeCertificate(installation, old, 'Zoë Right');
          break;
        } catch (error) {
          if (!(error instanceof CairnError) || error.code !== 'chain-unavailable' || run > losses.size) throw error;
        }
        const begun = await supersessionOf(setting.installation.store.db, old);
        if (begun === undefined || begun.state === 'issued') expect(await verdictOf(oldText)).toBe('valid');
      }
      const { count } = proxy;
      proxy.fail(new Map());
      const done = await supersedeCertificate(setting.installation, old, undefined);
      expect(await verdictOf(done.text)).toBe('valid');
      expect(await verdictOf(oldText)).toBe('invalid: revoked');
      const corrections = await setting.installation.store.db
        .selectFrom('credential')
        .select('credential_id')
        .where('learner_id', '=', (await certificateOf(setting.installation, old)).learnerId)
        .execute();
      expect(corrections).toHaveLength(2);
      return count;
    };
    const requests = await interrupted(new Map());
    expect(requests).toBeGreaterThan(20);
    for (let place = 1; place <= requests; place += LONG ? 1 : 6) {
      await interrupted(new Map([[place, place % 4 === 1 ? 'answer' : 'request']]));
    }
  });
});
