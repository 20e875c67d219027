import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { learnerCookieName } from '../../service/api/learner-cookie.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { readAuditLog } from '../../service/registrar/audit-log/read-audit-log.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { type MailCatcher, startMailCatcher } from '../mail/mail-catcher.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

const start = new Date('2026-11-24T09:00:00Z');
const own = { 'sec-fetch-site': 'same-origin' };

let catcher: MailCatcher;
let desk: DeskService;
let registrar: string;
beforeAll(async () => {
  catcher = await startMailCatcher();
  const { login: _, ...server } = catcher.server;
  const mail = { server, login: null, from: 'learn@college.example', replyTo: null, connections: 2 };
  desk = await startDeskService(undefined, { mail: { ...mail, messagesPerMinute: 6_000 }, pausesMs: [10, 10] });
  await putCohort(desk.installation, 'a', dataStewardshipPathway, {});
  registrar = await desk.key('registrar');
});
afterAll(async () => {
  await desk.close();
  await catcher.close();
});

let number = 0;
/** A learner whom no other test knows. */
let zoe: { readonly learnerId: string; readonly name: string; readonly email: string };
beforeEach(async () => {
  desk.clock.now = start;
  number += 1;
  zoe = { learnerId: `s-${number}`, name: 'Zoë Müller', email: `Zoe.${number}@College.example` };
  await enrol(zoe);
});

const enrol = async (...learners: readonly object[]) => {
  const { status } = await desk.send('POST', '/v1/enrolments', registrar, { cohortId: 'a', learners });
  expect(status).toBe(200);
};
const askFor = (email: string, language?: string) =>
  desk.send('POST', '/v1/learn/sign-in-links', undefined, { email, language }, own);
const use = (code: string, headers: Record<string, string> = own) =>
  desk.send('POST', '/v1/learn/sessions', undefined, { code }, headers);
const later = (minutes: number) => {
  desk.clock.now = new Date(start.getTime() + minutes * 60_000);
};
const mailedTo = (address: string) =>
  catcher.caught.filter(({ to }) => to.includes(address)).map(({ raw }) => plain(raw));
/** Quoted-printable, its soft line breaks and what it escapes undone. */
const plain = (raw: string) =>
  Buffer.from(
    raw
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
const codeIn = (text: string) => /https:\/\/college\.example\/learn#code=([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
/** The code of the next link that is mailed to an address. */
const mailedCode = async (email: string): Promise<string> => {
  const before = mailedTo(email).length;
  expect((await askFor(email)).status).toBe(202);
  await expect.poll(() => mailedTo(email).length).toBe(before + 1);
  return codeIn(mailedTo(email).at(-1) ?? '');
};
const links = () => desk.installation.store.db.selectFrom('sign_in_link').selectAll().execute();
const reported = () => desk.log.filter((line) => line.includes('a message by which a learner signs in'));
const byHand = async (body: object, key = registrar) => await desk.send('POST', '/v1/learner-sign-in-links', key, body);
const codeByHand = async (hours?: number) => {
  const { json } = await byHand({ learnerId: zoe.learnerId, ...(hours === undefined ? {} : { hours }) });
  return codeIn(String(json['url']));
};
const cookieOf = (answer: { readonly headers: Headers }) => answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';

describe('a link to sign in', () => {
  it('is mailed to the address as it is stored, and opens a session', async () => {
    const code = await mailedCode(zoe.email);
    const [message = ''] = mailedTo(zoe.email);
    expect(message).toMatch(/^From: Example College <learn@college\.example>\r$/m);
    expect(message).toMatch(/^Subject: Sign in: Example College\r$/m);
    expect(message).toContain('Hello Zoë Müller,');
    expect(message).toContain('It works once, for 15 minutes');
    expect(message).not.toMatch(/<img|https?:\/\/(?!college\.example\/learn#)/);
    const answer = await use(code);
    expect(answer).toMatchObject({ status: 201, json: { expiresAt: '2026-12-24T09:00:00.000Z' } });
    const session = await desk.send('GET', '/v1/learn/session', undefined, undefined, { cookie: cookieOf(answer) });
    expect(session).toMatchObject({ status: 200, json: { mailbox: 'Z…@College.example', signedInBy: 'mail' } });
  });

  it('hands the session over in a cookie that no script reads, no other site sends, and TLS alone carries', async () => {
    const answer = await use(await codeByHand());
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Secure-cairn-learner=[\w-]{43}; Path=\/v1\/learn; Expires=Thu, 24 Dec 2026 09:00:00 GMT; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.text).not.toContain(cookieOf(answer).split('=')[1]);
    expect(learnerCookieName('http://localhost:8080')).toBe('cairn-learner');
  });

  it('is written in the language of whoever asks', async () => {
    await askFor(zoe.email, 'de-AT');
    await expect.poll(() => mailedTo(zoe.email)).toHaveLength(1);
    const [message = ''] = mailedTo(zoe.email);
    expect(message).toContain('Subject: Anmeldung: Example College');
    expect(message).toMatch(/^Content-Language: de-AT\r$/m);
  });

  it('is used once', async () => {
    const code = await mailedCode(zoe.email);
    expect((await use(code)).status).toBe(201);
    expect(await use(code)).toMatchObject({ status: 410, json: { code: 'sign-in-link-used' } });
  });

  it('lets in one of those who use it at once', async () => {
    const code = await mailedCode(zoe.email);
    const answers = await Promise.all(Array.from({ length: 8 }, () => use(code)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 410)]);
  });

  it('is good for fifteen minutes, and not a moment longer', async () => {
    const [one, other] = [await mailedCode(zoe.email), await mailedCode(zoe.email)];
    desk.clock.now = new Date(start.getTime() + 15 * 60_000 - 1);
    expect((await use(one)).status).toBe(201);
    later(15);
    expect(await use(other)).toMatchObject({ status: 410, json: { code: 'sign-in-link-expired' } });
    later(2 * 24 * 60);
    await use(await codeByHand());
    expect(await use(other)).toMatchObject({ status: 404, json: { code: 'sign-in-link-not-found' } });
  });

  it.each(['', 'zoe', 'A'.repeat(43), 'A'.repeat(200)])('is none that ends with %o', async (code) => {
    expect(await use(code)).toMatchObject({ status: 404, json: { code: 'sign-in-link-not-found' } });
  });

  it('is in no table and no log but as a hash, and neither is the session', async () => {
    const code = await mailedCode(zoe.email);
    const token = cookieOf(await use(code)).split('=')[1] ?? '';
    await use(code);
    await use(`${code}x`);
    const sessions = await desk.installation.store.db.selectFrom('learner_session').selectAll().execute();
    const { entries } = await readAuditLog(desk.installation, { limit: 10_000 });
    for (const kept of [await links(), sessions, entries, desk.log]) {
      expect(JSON.stringify(kept)).not.toContain(code);
      expect(JSON.stringify(kept)).not.toContain(token);
    }
    expect(desk.log.join('\n')).not.toMatch(/zoe/i);
  });

  it('is told to the audit log when it is used, under a reference and no name', async () => {
    await use(await mailedCode(zoe.email));
    const { entries } = await readAuditLog(desk.installation, { action: 'sessions.open', last: true, limit: 2 });
    expect(entries).toMatchObject([
      { phase: 'began', details: { by: 'mail' }, actor: { kind: 'learner', name: 'a learner' } },
      { phase: 'done' },
    ]);
  });

  it('goes with the learner when they are erased, or their address is corrected', async () => {
    const [mailed, given] = [await mailedCode(zoe.email), await codeByHand()];
    await enrol({ ...zoe, email: `corrected-${zoe.email}` });
    for (const code of [mailed, given]) expect((await use(code)).status).toBe(404);
    const code = await codeByHand();
    expect((await eraseLearner(desk.installation, zoe.learnerId)).rows).toMatchObject({ sign_in_link: 1 });
    expect((await use(code)).status).toBe(404);
  });

  it('is neither asked for nor used by a page of another site', async () => {
    const code = await codeByHand();
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}]) {
      expect(await use(code, headers)).toMatchObject({ status: 403, json: { code: 'cross-site-request' } });
      const asked = await desk.send('POST', '/v1/learn/sign-in-links', undefined, { email: zoe.email }, { ...headers });
      expect(asked.status).toBe(403);
    }
    expect(mailedTo(zoe.email)).toEqual([]);
  });
});

describe('whether an address is that of a learner', () => {
  const shown = ({ status, headers, text }: Awaited<ReturnType<typeof askFor>>) => ({
    status,
    text,
    headers: [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name)),
  });

  it('is told to nobody who asks for a link: the answer is the same to the byte, and comes before anybody looks', async () => {
    const known = shown(await askFor(zoe.email));
    const reads = catcher.caught.length;
    const unknown = shown(await askFor('nobody@college.example'));
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 202, text: '{"minutes":15}' });
    expect(catcher.caught.length - reads).toBeLessThanOrEqual(1);
  });

  it('is told by no limit either: after three links no more are sent, and the answer stays the same', async () => {
    const first = shown(await askFor(zoe.email));
    for (let n = 1; n < 8; n += 1) expect(shown(await askFor(zoe.email))).toEqual(first);
    await expect.poll(() => mailedTo(zoe.email).length).toBe(3);
    expect(shown(await askFor(zoe.email))).toEqual(first);
    later(16);
    await mailedCode(zoe.email);
    expect(mailedTo(zoe.email)).toHaveLength(4);
  });

  it.each(['', 'zoe', 'zoe@', 'a b@college.example', 'a@b@college.example', 'zoe@college.example\r\nBcc: x@y.example'])(
    'is not looked for where it is none: %o',
    async (email) => {
      expect(await askFor(email)).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
    },
  );
});

describe('an address that is typed', () => {
  it('finds the one that is stored whatever its capitals, and the message goes to that one', async () => {
    await askFor(zoe.email.toUpperCase());
    await expect.poll(() => mailedTo(zoe.email)).toHaveLength(1);
  });

  it('in one form of Unicode or of a domain finds the same in another', async () => {
    const decomposed = `zoe\u0308-${number}@bu\u0308cher.example`;
    await enrol({ learnerId: `u-${number}`, email: `zoë-${number}@xn--bcher-kva.example` });
    await askFor(decomposed);
    await expect.poll(() => catcher.caught.at(-1)?.to).toEqual([`zoë-${number}@bücher.example`]);
  });

  it('of two mailboxes that differ in their capitals has each written to about its own', async () => {
    const other = { learnerId: `o-${number}`, name: 'Other', email: zoe.email.toLowerCase() };
    await enrol(other);
    await askFor(zoe.email);
    await expect.poll(() => [mailedTo(zoe.email).length, mailedTo(other.email).length]).toEqual([1, 1]);
    await use(codeIn(mailedTo(other.email)[0] ?? ''));
    const sessions = await desk.installation.store.db.selectFrom('learner_session').selectAll().execute();
    expect(sessions.at(-1)?.learner_id).toBe(other.learnerId);
  });

  it('that several learner ids have opens one session for all of them, by one message', async () => {
    const same = { learnerId: `t-${number}`, name: 'Zoë', email: zoe.email.replace('College', 'COLLEGE') };
    await enrol(same);
    const code = await mailedCode(zoe.email);
    expect(mailedTo(zoe.email)[0]).toContain('Hello,');
    await use(code);
    const sessions = await desk.installation.store.db.selectFrom('learner_session').selectAll().execute();
    expect(sessions.slice(-2).map(({ learner_id }) => learner_id)).toEqual([same.learnerId, zoe.learnerId].toSorted());
    expect(new Set(sessions.slice(-2).map(({ token_hash }) => token_hash)).size).toBe(1);
  });
});

describe('a message that', () => {
  it('is put off by the server is sent again, with the same link', async () => {
    catcher.treat(zoe.email, { rcpt: 451 }, 1);
    const code = await mailedCode(zoe.email);
    expect(catcher.asked.get(zoe.email)).toBe(2);
    expect((await use(code)).status).toBe(201);
  });

  it.each([
    ['is refused for good', { rcpt: 550 }, 1],
    ['is put off for too long', { rcpt: 451 }, 3],
    ['finds the server gone before it is handed over', { hangUp: 'at-recipient' }, 3],
  ] as const)(
    '%s leaves no link behind, nor counts as one of three; the log knows the learner by reference',
    async (_, treatment, attempts) => {
      const before = reported().length;
      catcher.treat(zoe.email, treatment);
      expect((await askFor(zoe.email)).status).toBe(202);
      await expect.poll(() => reported().length).toBe(before + 1);
      expect(catcher.asked.get(zoe.email)).toBe(attempts);
      expect((await links()).filter(({ learner_id }) => learner_id === zoe.learnerId)).toEqual([]);
      const { reference } = await desk.installation.store.db
        .selectFrom('learner')
        .select('reference')
        .where('learner_id', '=', zoe.learnerId)
        .executeTakeFirstOrThrow();
      expect(JSON.parse(reported().at(-1) ?? '')).toMatchObject({ code: 'mail-unavailable', learner: reference });
      expect(desk.log.join('\n')).not.toMatch(/zoe/i);
      catcher.treat(zoe.email, treatment, 0);
      for (let n = 0; n < 3; n += 1) await mailedCode(zoe.email);
    },
  );

  it('was taken, and whose answer was lost, is not sent twice, and its link works', async () => {
    const before = reported().length;
    catcher.treat(zoe.email, { hangUp: 'after-taking' }, 1);
    const code = await mailedCode(zoe.email);
    await expect.poll(() => reported().length).toBe(before + 1);
    expect(reported().at(-1)).toContain('nobody can tell whether it arrived');
    expect(mailedTo(zoe.email)).toHaveLength(1);
    expect((await use(code)).status).toBe(201);
  });
});

describe('a link that is made by hand', () => {
  it('is shown once, and signs its learner in within a day', async () => {
    const { status, json } = await byHand({ learnerId: zoe.learnerId });
    expect([status, json]).toMatchObject([201, { learnerId: zoe.learnerId, expiresAt: '2026-11-25T09:00:00.000Z' }]);
    later(24 * 60 - 1);
    const answer = await use(codeIn(String(json['url'])));
    const session = await desk.send('GET', '/v1/learn/session', undefined, undefined, { cookie: cookieOf(answer) });
    expect(session.json).toMatchObject({ signedInBy: 'hand' });
  });

  it('is good for as many hours as is said, up to a week', async () => {
    const code = await codeByHand(1);
    later(60);
    expect(await use(code)).toMatchObject({ status: 410, json: { code: 'sign-in-link-expired' } });
    for (const hours of [0, 169, 1.5]) expect((await byHand({ learnerId: zoe.learnerId, hours })).status).toBe(400);
  });

  it('is told to the audit log: who made it, and for whom by reference', async () => {
    await codeByHand();
    const { entries } = await readAuditLog(desk.installation, { action: 'learners.link', last: true, limit: 2 });
    expect(entries).toMatchObject([
      { phase: 'began', actor: { kind: 'api-key' }, details: { hours: 24 } },
      { phase: 'done', details: { learner: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(zoe.learnerId);
  });

  it('is not made for nobody, nor by a key that is for some of their cohorts alone', async () => {
    expect(await byHand({ learnerId: 'nobody' })).toMatchObject({ status: 404, json: { code: 'learner-not-found' } });
    await putCohort(desk.installation, 'b', dataStewardshipPathway, {});
    const restricted = await desk.key('registrar', { cohorts: ['a'] });
    expect((await byHand({ learnerId: zoe.learnerId }, restricted)).status).toBe(201);
    const both = { cohortId: 'b', learners: [{ learnerId: zoe.learnerId }] };
    expect((await desk.send('POST', '/v1/enrolments', registrar, both)).status).toBe(200);
    expect(await byHand({ learnerId: zoe.learnerId }, restricted)).toMatchObject({
      status: 403,
      json: { code: 'scope-lacking' },
    });
    expect((await byHand({ learnerId: 'nobody' }, restricted)).status).toBe(403);
  });
});

describe('where no mail is configured', () => {
  it('that is said, to everybody the same', async () => {
    const without = await startDeskService();
    const ask = () => without.send('POST', '/v1/learn/sign-in-links', undefined, { email: 'zoe@b.example' }, own);
    expect(await ask()).toMatchObject({ status: 409, json: { code: 'mail-not-configured' } });
    expect((await without.send('GET', '/v1/learn/sign-in-ways')).json).toMatchObject({ mail: false });
    expect((await desk.send('GET', '/v1/learn/sign-in-ways')).json).toMatchObject({ mail: true });
    await without.close();
  });
});
