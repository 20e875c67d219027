import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateChoice } from '../../service/registrar/certificates/chosen-certificates.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import { createHolderLinks } from '../../service/registrar/holders/create-holder-links.ts';
import { listHolderLinks } from '../../service/registrar/holders/list-holder-links.ts';
import {
  heldCertificateFile,
  heldCertificatePdf,
  openHolderLink,
} from '../../service/registrar/holders/open-holder-link.ts';
import { withdrawHolderLinks } from '../../service/registrar/holders/withdraw-holder-links.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { type AnvilInstallation, at, startInstallation } from './installation-on-anvil.ts';

const registrar: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

/** The token that a link ends with. */
const tokenOf = ({ url }: { readonly url: string }) => url.split('#')[1] ?? '';
const onDay = (day: string): Installation => ({ ...setting.installation, now: () => new Date(`${day}T11:00:00Z`) });

async function linked(expiresOn?: string) {
  const { batch, hashes } = await setting.seal(1);
  await anchorBatches(setting.installation, [batch.batch_id]);
  const [link] = await createHolderLinks(onDay('2026-11-24'), registrar, { credentialHash: at(hashes, 0) }, expiresOn);
  if (link === undefined) throw new Error('no link was made');
  return { link, token: tokenOf(link), hash: at(hashes, 0), batch };
}

describe("a holder's link", () => {
  it('leads its holder to the certificate, its file and its PDF', async () => {
    const { link, token, hash } = await linked();
    expect(link.url).toMatch(/^https:\/\/college\.example\/certificate#[A-Za-z0-9_-]{43}$/);
    expect(await openHolderLink(setting.installation, token)).toEqual({
      credentialHash: hash,
      state: 'final',
      holderNames: ['Learner 0 Åström'],
      award: { name: expect.any(String), achievementType: 'Certificate' },
      issuer: { did: 'did:web:college.example', name: 'Example College' },
      validFrom: expect.stringMatching(/^2026-/),
      corrects: null,
      forms: ['file', 'pdf', 'evidence'],
      verifyUrl: `https://college.example/verify#${hash}`,
      link: { createdOn: '2026-11-24', expiresOn: null },
    });
    const { text } = await heldCertificateFile(setting.installation, token);
    expect(await setting.verify(text)).toMatchObject({ verdict: 'valid', credentialHash: hash });
    const { bytes } = await heldCertificatePdf(setting.installation, token);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is in no file of the database, but for a hash', async () => {
    const { token } = await linked();
    const files = await Promise.all(
      ['cairn.sqlite', 'cairn.sqlite-wal'].map((name) => readFile(join(setting.folder, name))),
    );
    const bytes = Buffer.concat(files);
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(createHash('sha256').update(token).digest('hex'))).toBe(true);
  });

  it('of a batch that is not final says so, and hands nothing out', async () => {
    const { batch, hashes } = await setting.seal(2);
    const links = await createHolderLinks(setting.installation, registrar, { batchId: batch.batch_id });
    expect(links.map(({ credentialHash }) => credentialHash).toSorted()).toEqual([...hashes].toSorted());
    const token = tokenOf(at(links, 0));
    expect(await openHolderLink(setting.installation, token)).toMatchObject({ state: 'pending', forms: [] });
    await expect(heldCertificateFile(setting.installation, token)).rejects.toMatchObject({ code: 'anchor-pending' });
    await expect(heldCertificatePdf(setting.installation, token)).rejects.toMatchObject({ code: 'anchor-pending' });
  });

  it.each(['', 'x', '../../etc/passwd', 'A'.repeat(43), 'A'.repeat(44), 'é'.repeat(43), `${'A'.repeat(42)}\n`])(
    'that nobody made, %j, leads nowhere',
    async (token) => {
      await expect(openHolderLink(setting.installation, token)).rejects.toMatchObject({
        code: 'holder-link-not-found',
      });
    },
  );

  it('opens until the end of its last day, and not a moment longer', async () => {
    const { token } = await linked('2026-11-30');
    const opened = (moment: string) => openHolderLink({ ...setting.installation, now: () => new Date(moment) }, token);
    expect(await opened('2026-11-30T23:59:59.999Z')).toMatchObject({ link: { expiresOn: '2026-11-30' } });
    await expect(opened('2026-12-01T00:00:00Z')).rejects.toMatchObject({ code: 'holder-link-expired' });
    await expect(heldCertificateFile(onDay('2026-12-01'), token)).rejects.toMatchObject({
      code: 'holder-link-expired',
    });
  });

  it.each(['2026-11-23', '30.11.2026', '2026-02-30'])('is not made until %s', async (day) => {
    await expect(linked(day)).rejects.toMatchObject({ code: 'malformed-date' });
  });

  it('that is withdrawn opens no more, and another of the same certificate still does', async () => {
    const { link, token, hash } = await linked();
    const [other] = await createHolderLinks(setting.installation, registrar, { credentialHash: hash });
    expect(await withdrawHolderLinks(setting.installation, { linkId: link.linkId })).toEqual({
      withdrawn: 1,
      alreadyWithdrawn: 0,
    });
    expect(await withdrawHolderLinks(setting.installation, { linkId: link.linkId })).toEqual({
      withdrawn: 0,
      alreadyWithdrawn: 1,
    });
    await expect(openHolderLink(setting.installation, token)).rejects.toMatchObject({ code: 'holder-link-withdrawn' });
    expect(await openHolderLink(setting.installation, tokenOf(other ?? { url: '' }))).toMatchObject({ state: 'final' });
    expect(await withdrawHolderLinks(setting.installation, { credentialHash: hash })).toEqual({
      withdrawn: 1,
      alreadyWithdrawn: 1,
    });
    await expect(withdrawHolderLinks(setting.installation, { linkId: 'none' })).rejects.toMatchObject({
      code: 'holder-link-not-found',
    });
  });

  it('is listed with who made it and the day on which it was last opened, and without its address', async () => {
    const { link, token, hash, batch } = await linked('2026-12-24');
    const listed = () => listHolderLinks(onDay('2026-12-01'), { batchId: batch.batch_id });
    expect(await listed()).toEqual([
      {
        linkId: link.linkId,
        state: 'open',
        credentialHash: hash,
        learnerId: link.learnerId,
        createdAt: '2026-11-24T11:00:00.000Z',
        createdBy: 'rita',
        expiresOn: '2026-12-24',
        withdrawnAt: null,
        lastOpenedOn: null,
        delivery: null,
      },
    ]);
    await openHolderLink(onDay('2026-11-28'), token);
    await openHolderLink(onDay('2026-11-26'), token);
    expect(await listed()).toMatchObject([{ lastOpenedOn: '2026-11-28' }]);
    expect(await listHolderLinks(onDay('2026-12-25'), { credentialHash: hash })).toMatchObject([{ state: 'expired' }]);
    expect((await listHolderLinks(setting.installation, null)).length).toBeGreaterThan(1);
  });

  it('leads on to the correction that took the place of its certificate, however many there were', async () => {
    const { token, hash } = await linked();
    const second = await supersedeCertificate(setting.installation, hash, 'Second Name');
    const third = await supersedeCertificate(
      setting.installation,
      parseCredentialHash(second.credentialHash),
      'Third Name',
    );
    expect(await openHolderLink(setting.installation, token)).toMatchObject({
      credentialHash: third.credentialHash,
      corrects: hash,
      holderNames: ['Third Name'],
    });
    const { text } = await heldCertificateFile(setting.installation, token);
    expect(await setting.verify(text)).toMatchObject({ verdict: 'valid' });
    expect(parseCertificateFile(new TextEncoder().encode(text)).credential.holder.names).toEqual(['Third Name']);
  });

  it('of a corrected certificate is not made anew with those of its batch', async () => {
    const { hash, batch } = await linked();
    const corrected = await supersedeCertificate(setting.installation, hash, 'Another Name');
    expect(await createHolderLinks(setting.installation, registrar, { batchId: batch.batch_id })).toEqual([]);
    const cohort = await createHolderLinks(setting.installation, registrar, { cohortId: batch.cohort_id });
    expect(cohort).toMatchObject([{ credentialHash: corrected.credentialHash }]);
  });

  it('goes with its holder when they are erased', async () => {
    const { link, token, hash } = await linked();
    expect((await eraseLearner(setting.installation, link.learnerId)).rows).toMatchObject({ holder_link: 1 });
    await expect(openHolderLink(setting.installation, token)).rejects.toMatchObject({ code: 'holder-link-not-found' });
    await expect(listHolderLinks(setting.installation, { credentialHash: hash })).rejects.toMatchObject({
      code: 'learner-erased',
    });
  });
});

describe('which certificates are meant', () => {
  const hash = `0x${'ab'.repeat(32)}`;

  it('is one, or a batch, or a cohort', () => {
    expect(certificateChoice({ certificate: hash })).toEqual({ credentialHash: hash });
    expect(certificateChoice({ batch: 'b' })).toEqual({ batchId: 'b' });
    expect(certificateChoice({ cohort: 'c' })).toEqual({ cohortId: 'c' });
  });

  it('has to be said, and once', () => {
    expect(() => certificateChoice({})).toThrow(expect.objectContaining({ code: 'malformed-request' }));
    expect(() => certificateChoice({ batch: 'b', cohort: 'c' })).toThrow(
      expect.objectContaining({ code: 'malformed-request' }),
    );
    expect(() => certificateChoice({ certificate: '0x12' })).toThrow(
      expect.objectContaining({ code: 'malformed-hex' }),
    );
  });

  it('is refused where nothing of the kind is known', async () => {
    const of = (choice: Parameters<typeof createHolderLinks>[2]) =>
      createHolderLinks(setting.installation, registrar, choice);
    const unknown: CredentialHash = parseCredentialHash(hash);
    await expect(of({ credentialHash: unknown })).rejects.toMatchObject({ code: 'credential-not-found' });
    await expect(of({ batchId: 'none' })).rejects.toMatchObject({ code: 'batch-not-found' });
    await expect(of({ cohortId: 'none' })).rejects.toMatchObject({ code: 'cohort-not-found' });
  });
});
