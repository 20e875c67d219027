import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../mail/mail-catcher.ts';
import { expectRefused } from './refusal.ts';
import { smallCohort } from './small-cohort.ts';
import { registerIssuer, startWorkplace, type Workplace } from './workplace.ts';

/** A registrar's way from final certificates to their holders, told in order. */
describe('certificates in people’s hands, by commands', () => {
  let work: Workplace;
  let catcher: MailCatcher;
  const env = { CAIRN_SMTP_PASSWORD: 'secret' };
  const cohort = ['--cohort', smallCohort.id] as const;

  beforeAll(async () => {
    work = await startWorkplace();
    catcher = await startMailCatcher({ security: 'none', login: { user: 'cairn', password: 'secret' } });
    await work.init();
    await registerIssuer(work);
    await work.run('import', 'oulad', 'oulad');
    await work.run('enrol', smallCohort.id, 'oulad:104', '--name', 'Zoë Müller', '--email', 'zoe@example.org');
    await work.run('enrol', smallCohort.id, 'oulad:105', '--email', 'gone@example.org');
    await work.run('evaluate');
    await work.run('issue', smallCohort.id, '--award', 'certificate');
    await work.run('anchor');
    catcher.treat('gone@example.org', { rcpt: 550 });
  }, 120_000);
  afterAll(async () => {
    await catcher.close();
    await work.close();
  }, 60_000);

  it('sends nothing where no mail server is configured, and says so', async () => {
    expectRefused(await work.run('deliver', ...cohort), 'mail-not-configured');
  });

  it('says on a dry run who would be written to, and who has no address', async () => {
    await work.configure((file) => ({
      ...file,
      mail: {
        host: 'localhost',
        port: catcher.server.port,
        security: 'none',
        user: 'cairn',
        from: 'certificates@academy.example',
      },
    }));
    expectRefused(await work.run('deliver', ...cohort, '--dry-run'), 'mail-not-configured');
    const { summary } = await work.runWith(env, 'deliver', ...cohort, '--dry-run');
    expect(summary).toMatchObject({ recipients: 2, sent: 0, dryRun: true });
    expect(summary['withoutAddress']).toHaveLength(smallCohort.certificates - 2);
    expect(catcher.caught).toEqual([]);
  });

  it('writes to each holder once, and tells whose server refused', async () => {
    const { status, records, summary } = await work.runWith(env, 'deliver', ...cohort);
    expect(status).toBe(0);
    expect(summary).toMatchObject({ recipients: 2, sent: 1, failed: 1 });
    expect(records[0]).toMatchObject({ kind: 'failed', learnerId: 'oulad:105', smtpCode: 550 });
    expect(catcher.caught.map(({ to, user }) => [to, user])).toEqual([[['zoe@example.org'], 'cairn']]);
    const again = await work.runWith(env, 'deliver', ...cohort);
    expect(again.summary).toMatchObject({ recipients: 1, sent: 0, alreadySent: 1 });
  });

  it('makes links, lists them, and withdraws them', async () => {
    const made = await work.run('link', 'create', ...cohort, '--expires', '2099-12-31');
    expect(made.summary).toMatchObject({ links: smallCohort.certificates, expiresOn: '2099-12-31' });
    const [link] = made.records;
    expect(link?.['url']).toMatch(/^https:\/\/academy\.example\/certificate#[A-Za-z0-9_-]{43}$/);
    const listed = await work.run('link', 'list', ...cohort);
    expect(listed.stdout).not.toContain(String(link?.['url']).split('#')[1]);
    expect(listed.records.find(({ linkId }) => linkId === link?.['linkId'])).toMatchObject({ state: 'open' });
    expect((await work.run('link', 'withdraw', String(link?.['linkId']))).summary).toMatchObject({ withdrawn: 1 });
    const readable = await work.read('link', 'list', ...cohort);
    expect(readable.stdout).toMatch(/Link +State +Learner/);
    expect(readable.stdout).toContain('withdrawn');
  });

  it.each([
    ['a link for nothing', ['link', 'create'], 'malformed-command'],
    ['a link for two things', ['link', 'create', '--batch', 'a', '--cohort', 'b'], 'malformed-command'],
    ['to withdraw what nobody made', ['link', 'withdraw', 'x'], 'holder-link-not-found'],
    ['to deliver again to nobody knows whom', ['deliver', ...cohort, '--again', 'all'], 'malformed-command'],
  ])('refuses %s', async (_, args, code) => {
    expectRefused(await work.run(...args), code);
  });
});
