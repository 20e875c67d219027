import { afterEach, describe, expect, it } from 'vitest';
import { composeMessage, type MailMessage } from '../../service/mail/compose-message.ts';
import { isMailAddress } from '../../service/mail/mail-server.ts';
import { MailSession } from '../../service/mail/mail-session.ts';
import { type CatcherOptions, type MailCatcher, startMailCatcher, type Treatment } from './mail-catcher.ts';

let catcher: MailCatcher | null = null;
afterEach(async () => {
  await catcher?.close();
  catcher = null;
});

async function startCatching(options: CatcherOptions = {}): Promise<MailCatcher> {
  catcher = await startMailCatcher(options);
  return catcher;
}

function messageTo(address: string, change: Partial<MailMessage> = {}): MailMessage {
  return {
    id: '3f0c7c1e-0d7e-4f4e-9a43-6f1d2b9c8a55',
    from: { name: 'Example College', address: 'certificates@college.example' },
    replyTo: { name: null, address: 'office@college.example' },
    to: { name: 'Zoë Müller', address },
    subject: 'Your certificate',
    text: 'Hello.\n.\nA line that is a dot ends nothing.\n',
    html: '<p>Hello.</p>',
    language: 'en',
    date: new Date('2026-11-24T10:00:00Z'),
    ...change,
  };
}

const send = async (session: MailSession, address: string) => session.send(await composeMessage(messageTo(address)));

describe('a mail server', () => {
  it.each([
    ['over STARTTLS', 'starttls', true],
    ['over TLS', 'tls', true],
    ['in the clear within one machine', 'none', false],
  ] as const)('is handed messages %s', async (_, security, secure) => {
    const { server, caught } = await startCatching({ security });
    const session = await MailSession.open(server);
    expect(await send(session, 'zoe@example.org')).toEqual({ kind: 'accepted', smtpCode: 250 });
    expect(await send(session, 'li@example.org')).toEqual({ kind: 'accepted', smtpCode: 250 });
    session.close();
    expect(caught.map(({ to }) => to)).toEqual([['zoe@example.org'], ['li@example.org']]);
    expect(caught[0]).toMatchObject({ from: 'certificates@college.example', secure });
    expect(caught[0]?.raw).toContain('A line that is a dot ends nothing.');
  });

  it('is never spoken to in the clear where STARTTLS is demanded, and sees no password', async () => {
    const { server } = await startCatching({ security: 'none', login: { user: 'u', password: 'p' } });
    await expect(MailSession.open({ ...server, security: 'starttls' })).rejects.toMatchObject({
      code: 'mail-unavailable',
    });
  });

  it('whose certificate nobody vouches for is not used', async () => {
    const { server } = await startCatching();
    await expect(MailSession.open({ ...server, authority: null })).rejects.toMatchObject({ code: 'mail-unavailable' });
  });

  it('gets the login, and is told apart when it does not take it', async () => {
    const login = { user: 'cairn', password: 'correct horse' };
    const { server, caught } = await startCatching({ login });
    const session = await MailSession.open(server);
    await send(session, 'zoe@example.org');
    session.close();
    expect(caught[0]?.user).toBe('cairn');
    const wrong = { ...server, login: { ...login, password: 'wrong' } };
    const refusal = await MailSession.open(wrong).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'mail-refused', details: { smtpCode: 535 } });
    expect(JSON.stringify(refusal)).not.toContain('wrong');
  });

  it('that is not there is unavailable', async () => {
    const { server, close } = await startMailCatcher();
    await close();
    await expect(MailSession.open(server)).rejects.toMatchObject({ code: 'mail-unavailable' });
  });

  it('that takes nothing from the sender refuses everything', async () => {
    const { server } = await startCatching({ refusedSender: 'certificates@college.example' });
    const session = await MailSession.open(server);
    await expect(send(session, 'zoe@example.org')).rejects.toMatchObject({ code: 'mail-refused' });
    session.close();
  });

  it.each<[string, Treatment, object, boolean]>([
    ['refuses a recipient', { rcpt: 550 }, { kind: 'refused', smtpCode: 550 }, true],
    ['puts a recipient off', { rcpt: 451 }, { kind: 'deferred', smtpCode: 451 }, true],
    ['refuses a message', { data: 554 }, { kind: 'refused', smtpCode: 554 }, true],
    ['puts a message off', { data: 452 }, { kind: 'deferred', smtpCode: 452 }, true],
    ['hangs up before it has the message', { hangUp: 'at-recipient' }, { kind: 'deferred', smtpCode: null }, false],
    // The pair that no client can tell apart.
    ['hangs up when it has not taken the message', { hangUp: 'before-taking' }, { kind: 'uncertain' }, false],
    ['hangs up when it has taken the message', { hangUp: 'after-taking' }, { kind: 'uncertain' }, false],
  ])('that %s is understood, and goes on with the next', async (_, treatment, outcome, goesOn) => {
    const { server, treat, caught } = await startCatching();
    treat('zoe@example.org', treatment);
    const session = await MailSession.open(server);
    expect(await send(session, 'zoe@example.org')).toMatchObject(outcome);
    expect(session.isOpen).toBe(goesOn);
    const next = goesOn ? session : await MailSession.open(server);
    expect(await send(next, 'li@example.org')).toMatchObject({ kind: 'accepted' });
    next.close();
    expect(caught.at(-1)?.to).toEqual(['li@example.org']);
  });

  it('that has hung up between two messages has surely not taken the second', async () => {
    const { server, close } = await startMailCatcher();
    const session = await MailSession.open(server);
    expect(await send(session, 'zoe@example.org')).toMatchObject({ kind: 'accepted' });
    await close();
    expect(await send(session, 'li@example.org')).toMatchObject({ kind: 'deferred' });
    expect(session.isOpen).toBe(false);
  });
});

describe('a message', () => {
  const headersOf = async (change: Partial<MailMessage>): Promise<Map<string, string[]>> => {
    const { bytes } = await composeMessage(messageTo('zoe@example.org', change));
    const [head = ''] = bytes.toString('latin1').split('\r\n\r\n');
    const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
    const pairs = lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 2),
    ]);
    return new Map(
      [...Map.groupBy(pairs, ([name]) => name ?? '')].map(([name, all]) => [name, all.map(([, value]) => value ?? '')]),
    );
  };

  it('has two parts, says that a program wrote it, and tracks nobody', async () => {
    const headers = await headersOf({});
    expect(headers.get('content-type')?.[0]).toContain('multipart/alternative');
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(headers.get('message-id')).toEqual(['<3f0c7c1e-0d7e-4f4e-9a43-6f1d2b9c8a55@college.example>']);
    expect(headers.get('reply-to')).toEqual(['office@college.example']);
    expect([...headers.keys()].filter((name) => /^x-|track|receipt|disposition/.test(name))).toEqual([]);
  });

  it.each([
    'Zoë Müller',
    'ليلى عبد الرحمن',
    '李伟',
    'Ελένη "Lena" Παπαδοπούλου, M.Sc.',
    'Smith <evil@example.org>',
    `${'Nguyễn '.repeat(28)}`.trim(),
  ])('carries the name %s to one recipient', async (name) => {
    const headers = await headersOf({ to: { name, address: 'zoe@example.org' } });
    const [to = ''] = headers.get('to') ?? [];
    expect(decoded(to)).toContain('<zoe@example.org>');
    expect(decoded(to).replaceAll(/["\\]/g, '')).toContain(name.replaceAll(/["\\]/g, ''));
    expect(to).toMatch(/^[\x20-\x7e]*$/);
    expect(
      (await composeMessage(messageTo('zoe@example.org', { to: { name, address: 'zoe@example.org' } }))).envelope,
    ).toEqual({
      from: 'certificates@college.example',
      to: 'zoe@example.org',
    });
  });

  it.each(['\r\nBcc: evil@example.org', '\nX-Evil: 1', '\r\n\r\n<script>', '\u2028Bcc: evil@example.org', '\u0000'])(
    'lets no name and no subject begin a header: %j',
    async (injection) => {
      const names = [...(await headersOf({})).keys()];
      const headers = await headersOf({
        subject: `A certificate${injection}`,
        from: { name: `College${injection}`, address: 'certificates@college.example' },
        to: { name: `Zoë${injection}`, address: 'zoe@example.org' },
      });
      expect([...headers.keys()]).toEqual(names);
      for (const values of headers.values()) expect(values).toHaveLength(1);
    },
  );
});

describe('an address', () => {
  it.each(['zoe@example.org', 'zoe.müller+certificates@büro.example', "o'brien@college.example", '王@例子.example'])(
    'can be %s',
    (address) => {
      expect(isMailAddress(address)).toBe(true);
    },
  );

  it.each([
    '',
    'zoe',
    'zoe@',
    '@example.org',
    'a@b@c.example',
    'a@b.example, c@d.example',
    'Zoe <zoe@example.org>',
    'zoe@example.org\r\nRCPT TO:<evil@example.org>',
    'zoe @example.org',
    '"zoe"@example.org',
    'zoe\u202e@example.org',
    `${'z'.repeat(250)}@example.org`,
  ])('cannot be %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

/** The text of RFC 2047 encoded words, B and Q. */
function decoded(header: string): string {
  return header.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/(?:=\?utf-8\?([bq])\?([^?]*)\?=)+/gi, (words) => {
    const bytes = [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, encoding = '', text = '']) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64')
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}
