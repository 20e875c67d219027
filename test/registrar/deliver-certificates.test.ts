import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { pinsToJson } from '../../service/core/pins-json.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import { type DeliverOptions, deliverCertificates } from '../../service/registrar/holders/deliver-certificates.ts';
import { listHolderLinks } from '../../service/registrar/holders/list-holder-links.ts';
import type { MailSettings } from '../../service/registrar/holders/mail-settings.ts';
import { openHolderLink } from '../../service/registrar/holders/open-holder-link.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { type CatcherOptions, type MailCatcher, startMailCatcher } from '../mail/mail-catcher.ts';
import { type AnvilInstallation, at, cohortOf, sealedBatchOf, startInstallation } from './installation-on-anvil.ts';

const rita: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };
const login = { user: 'cairn', password: 'correct horse' };

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

let catcher: MailCatcher;
beforeEach(async () => {
  catcher = await startMailCatcher({ login });
});
afterEach(() => catcher.close());

function settings(change: Partial<MailSettings> = {}): MailSettings {
  const { login: _, ...server } = catcher.server;
  return {
    server,
    login,
    from: 'certificates@college.example',
    replyTo: null,
    connections: 2,
    messagesPerMinute: 6_000,
    ...change,
  };
}

const withMail = (change: Partial<MailSettings> = {}): Installation => ({
  ...setting.installation,
  mail: settings(change),
});

/** A cohort with certificates that are final: who has an address gets it, by the name that stands before its @. */
async function cohortWith(addresses: readonly (string | null)[]) {
  const id = `cohort-${randomUUID()}`;
  await importCohort(
    setting.installation,
    cohortOf(id),
    addresses.map((email, n) => ({
      learnerId: `${id}:${n}`,
      name: `Learner ${n}`,
      email,
      finalResult: 'pass',
      results: [],
    })),
  );
  await evaluateCohorts(setting.installation, [id]);
  const [issued] = await issueAwards(setting.installation, { cohortIds: [id], awardIds: ['certificate'] });
  await anchorBatches(setting.installation, [issued?.batchId ?? '']);
  const { batch, hashes } = await sealedBatchOf(setting.installation, issued?.batchId ?? null);
  return { id, batch, hashes, learner: (n: number) => `${id}:${n}` };
}

const deliver = (cohortId: string, options: DeliverOptions = {}, installation = withMail()) =>
  deliverCertificates(installation, rita, { cohortId }, { pausesMs: [10, 20], ...options });

const reached = () => catcher.caught.flatMap(({ to }) => to).toSorted();
const linkIn = (raw: string) =>
  /https:\/\/college\.example\/certificate#([A-Za-z0-9_-]{43})/.exec(unwrapped(raw))?.[1] ?? '';
/** Quoted-printable, its soft line breaks and what it escapes undone. */
const unwrapped = (raw: string) =>
  raw
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('writing to holders', () => {
  it('brings each their own link, in a message that names no result', async () => {
    const cohort = await cohortWith(['a@example.org', 'b@example.org', 'c@example.org']);
    const summary = await deliver(cohort.id, { expiresOn: '2099-12-31' });
    expect(summary).toMatchObject({ recipients: 3, sent: 3, failed: [], interrupted: [], withoutAddress: [] });
    expect(reached()).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
    const tokens = catcher.caught.map(({ raw }) => linkIn(raw));
    expect(new Set(tokens).size).toBe(3);
    for (const { raw, to } of catcher.caught) {
      const held = await openHolderLink(setting.installation, linkIn(raw));
      expect(held.holderNames).toEqual([`Learner ${'abc'.indexOf(at(to, 0).charAt(0))}`]);
      expect(held.link.expiresOn).toBe('2099-12-31');
      expect(unwrapped(raw)).toContain('31 December 2099');
      expect(raw).toMatch(/^From: Example College <certificates@college\.example>\r$/m);
      expect(raw).toMatch(/^Subject: Your certificate: [^\r]+\r$/m);
      expect(unwrapped(raw)).not.toMatch(/distinction|<img|https?:\/\/(?!college\.example\/certificate)/i);
    }
    expect(await listHolderLinks(setting.installation, { cohortId: cohort.id })).toMatchObject(
      Array.from({ length: 3 }, () => ({ state: 'open', createdBy: 'rita', delivery: { state: 'sent' } })),
    );
  });

  it('says on a dry run whom it would write to, and sends nothing', async () => {
    const cohort = await cohortWith(['a@example.org', null]);
    expect(await deliver(cohort.id, { dryRun: true })).toMatchObject({
      dryRun: true,
      recipients: 1,
      sent: 0,
      withoutAddress: [cohort.learner(1)],
    });
    expect(reached()).toEqual([]);
    expect(await listHolderLinks(setting.installation, { cohortId: cohort.id })).toEqual([]);
  });

  it('writes to nobody twice, unless it is told to', async () => {
    const cohort = await cohortWith(['a@example.org', 'b@example.org']);
    await deliver(cohort.id);
    expect(await deliver(cohort.id)).toMatchObject({ recipients: 0, sent: 0, alreadySent: 2 });
    expect(reached()).toHaveLength(2);
    expect(await deliver(cohort.id, { again: 'interrupted' })).toMatchObject({ sent: 0, alreadySent: 2 });
    expect(await deliver(cohort.id, { again: 'everybody' })).toMatchObject({ sent: 2 });
    expect(reached()).toHaveLength(4);
  });

  it('names those without an address, or with one that is none', async () => {
    const cohort = await cohortWith([null, 'a@example.org', 'b@example.org, evil@example.org']);
    expect(await deliver(cohort.id)).toMatchObject({
      sent: 1,
      withoutAddress: [cohort.learner(0)],
      unusableAddress: [cohort.learner(2)],
    });
    expect(reached()).toEqual(['a@example.org']);
  });

  it('leaves out what is revoked, suspended, corrected, or not final', async () => {
    const cohort = await cohortWith(['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org']);
    const hashOf = async (n: number) => {
      const row = await setting.installation.store.db
        .selectFrom('credential')
        .select('credential_hash')
        .where('learner_id', '=', cohort.learner(n))
        .executeTakeFirstOrThrow();
      return parseCredentialHash(row.credential_hash);
    };
    await changeStatus(setting.installation, 'revoke', [await hashOf(0)], 'issued-in-error');
    await changeStatus(setting.installation, 'suspend', [await hashOf(1)], 'certificate-hold');
    await supersedeCertificate(setting.installation, await hashOf(2), 'A Right Name');
    expect(await deliver(cohort.id)).toMatchObject({ sent: 2, notInForce: 2 });
    expect(reached()).toEqual(['c@example.org', 'd@example.org']);
    expect(unwrapped(catcher.caught.find(({ to }) => to[0] === 'c@example.org')?.raw ?? '')).toContain(
      'Hello A Right Name,',
    );
    const { batch } = await setting.seal(2);
    expect(await deliver(batch.cohort_id)).toMatchObject({ recipients: 0, notFinal: 2 });
  });

  it('keeps to its connections and its pace', async () => {
    const cohort = await cohortWith(Array.from({ length: 12 }, (_, n) => `l${n}@example.org`));
    const started = performance.now();
    await deliver(cohort.id, {}, withMail({ connections: 3, messagesPerMinute: 1_200 }));
    expect(reached()).toHaveLength(12);
    expect(catcher.mostConnections).toBe(3);
    // Twelve messages have eleven gaps of 50 milliseconds.
    expect(performance.now() - started).toBeGreaterThan(540);
  });

  it('passes over a learner who is erased while it goes on, and brings nothing of them back', async () => {
    const cohort = await cohortWith(['a@example.org', 'gone@example.org', 'c@example.org']);
    const going = deliver(cohort.id, {}, withMail({ connections: 1, messagesPerMinute: 120 }));
    await vi.waitFor(() => expect(reached()).toEqual(['a@example.org']), 5_000);
    await eraseLearner(setting.installation, cohort.learner(1));
    expect(await going).toMatchObject({ sent: 2, failed: [], interrupted: [] });
    expect(reached()).toEqual(['a@example.org', 'c@example.org']);
    expect(await listHolderLinks(setting.installation, { cohortId: cohort.id })).toHaveLength(2);
  });

  it('goes with the learner when they are erased', async () => {
    const cohort = await cohortWith(['gone@example.org']);
    catcher.treat('gone@example.org', { rcpt: 550 });
    await deliver(cohort.id);
    const { rows } = await eraseLearner(setting.installation, cohort.learner(0));
    expect(rows).toMatchObject({ delivery: 1, holder_link: 1 });
    const left = await setting.installation.store.db.selectFrom('delivery').selectAll().execute();
    expect(JSON.stringify(left)).not.toContain('gone@example.org');
  });
});

describe('when a message does not arrive', () => {
  it('refused for good, it is that learner’s failure, its link is withdrawn, and the others go on', async () => {
    const cohort = await cohortWith(['a@example.org', 'gone@example.org', 'c@example.org']);
    catcher.treat('gone@example.org', { rcpt: 550 });
    const summary = await deliver(cohort.id);
    expect(summary).toMatchObject({
      sent: 2,
      failed: [{ learnerId: cohort.learner(1), smtpCode: 550, failure: expect.stringContaining('not here') }],
    });
    expect(catcher.asked.get('gone@example.org')).toBe(1);
    const links = await listHolderLinks(setting.installation, { cohortId: cohort.id });
    expect(links.map(({ learnerId, state }) => [learnerId, state])).toEqual(
      expect.arrayContaining([[cohort.learner(1), 'withdrawn']]),
    );
    // The next run tries again: the address may be right by then.
    catcher.treat('gone@example.org', { rcpt: 550 }, 0);
    expect(await deliver(cohort.id)).toMatchObject({ recipients: 1, sent: 1, alreadySent: 2 });
  });

  it.each([
    ['a recipient is put off', { rcpt: 451 }],
    ['a message is put off', { data: 452 }],
    ['the connection is lost before the message', { hangUp: 'at-recipient' }],
  ] as const)('and %s twice, it is sent the third time, once', async (_, treatment) => {
    const cohort = await cohortWith(['slow@example.org', 'b@example.org']);
    catcher.treat('slow@example.org', treatment, 2);
    expect(await deliver(cohort.id)).toMatchObject({ sent: 2, failed: [], interrupted: [] });
    expect(reached()).toEqual(['b@example.org', 'slow@example.org']);
  });

  it('and is put off each time, it failed for this run', async () => {
    const cohort = await cohortWith(['slow@example.org', 'b@example.org']);
    catcher.treat('slow@example.org', { rcpt: 450 });
    expect(await deliver(cohort.id)).toMatchObject({
      sent: 1,
      failed: [{ learnerId: cohort.learner(0), smtpCode: 450 }],
    });
    expect(catcher.asked.get('slow@example.org')).toBe(3);
  });

  it.each([
    ['has not taken it', 'before-taking', 0],
    ['has taken it', 'after-taking', 1],
  ] as const)(
    'and the connection is lost when the server %s, nobody can tell: it is said so, and not sent again unasked',
    async (_, hangUp, taken) => {
      const cohort = await cohortWith(['lost@example.org', 'b@example.org']);
      catcher.treat('lost@example.org', { hangUp }, 1);
      expect(await deliver(cohort.id)).toMatchObject({ sent: 1, failed: [], interrupted: [cohort.learner(0)] });
      expect(await deliver(cohort.id)).toMatchObject({ recipients: 0, interrupted: [cohort.learner(0)] });
      expect(reached().filter((address) => address === 'lost@example.org')).toHaveLength(taken);
      expect(await deliver(cohort.id, { again: 'interrupted' })).toMatchObject({ sent: 1, interrupted: [] });
      expect(reached().filter((address) => address === 'lost@example.org')).toHaveLength(taken + 1);
      expect(await deliver(cohort.id)).toMatchObject({ recipients: 0, interrupted: [], alreadySent: 2 });
    },
  );
});

describe('a run', () => {
  it('sends nothing where nothing is configured, and says so', async () => {
    const cohort = await cohortWith(['a@example.org']);
    await expect(deliver(cohort.id, {}, setting.installation)).rejects.toMatchObject({ code: 'mail-not-configured' });
    const noPassword = withMail({ login: { user: 'cairn', password: null } });
    await expect(deliver(cohort.id, {}, noPassword)).rejects.toMatchObject({
      code: 'mail-not-configured',
      remedy: expect.stringContaining('CAIRN_SMTP_PASSWORD'),
    });
  });

  it.each<[string, CatcherOptions, Partial<MailSettings>, string]>([
    ['the login is wrong', {}, { login: { user: 'cairn', password: 'wrong' } }, 'mail-refused'],
    ['the sender is not taken', { refusedSender: 'certificates@college.example' }, {}, 'mail-refused'],
    [
      'the server is not there',
      {},
      { server: { host: 'localhost', port: 9, security: 'none', authority: null } },
      'mail-unavailable',
    ],
  ])('ends when %s, with nobody in doubt, and the next one goes on', async (_, options, change, code) => {
    const cohort = await cohortWith(['a@example.org', 'b@example.org']);
    await catcher.close();
    catcher = await startMailCatcher({ login, ...options });
    await expect(deliver(cohort.id, {}, withMail(change))).rejects.toMatchObject({
      code,
      message: expect.stringContaining('0 of 2'),
    });
    await catcher.close();
    catcher = await startMailCatcher({ login });
    expect(await deliver(cohort.id)).toMatchObject({ sent: 2, interrupted: [] });
  });

  it('is the only one: another is told so', async () => {
    const cohort = await cohortWith(Array.from({ length: 4 }, (_, n) => `l${n}@example.org`));
    const first = deliver(cohort.id, {}, withMail({ messagesPerMinute: 600 }));
    await sleep(150);
    await expect(deliver(cohort.id)).rejects.toMatchObject({ code: 'delivery-under-way' });
    expect(await first).toMatchObject({ sent: 4 });
  });

  it('that is killed with a message on its way is taken up by the next, which tells of whom nobody knows', async () => {
    const cohort = await cohortWith(Array.from({ length: 5 }, (_, n) => `l${n}@example.org`));
    catcher.treat('l2@example.org', { silent: true }, 1);
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('./delivering-process.ts', import.meta.url)),
        join(setting.folder, 'cairn.sqlite'),
        JSON.stringify(pinsToJson(setting.installation.pins)),
        JSON.stringify(settings({ connections: 1 })),
        cohort.id,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const waitFor = async (isThere: () => boolean) => {
      for (let turn = 0; turn < 400 && !isThere(); turn += 1) await sleep(25);
      expect(isThere()).toBe(true);
    };
    await waitFor(() => catcher.asked.has('l2@example.org'));
    await sleep(100);
    child.kill('SIGKILL');
    await ended;
    expect(reached()).toEqual(['l0@example.org', 'l1@example.org']);
    // The lease of a process that was killed runs out by itself.
    await sleep(5_200);
    expect(await deliver(cohort.id)).toMatchObject({ sent: 2, alreadySent: 2, interrupted: [cohort.learner(2)] });
    expect(reached()).toEqual(['l0@example.org', 'l1@example.org', 'l3@example.org', 'l4@example.org']);
  });
});
