import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../service/api/content-security-policy.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';
import { createApiKey } from '../../service/registrar/access/api-keys.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import { verifyHere } from '../../service/registrar/verification/verify-document.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { type MailCatcher, startMailCatcher } from '../mail/mail-catcher.ts';
import { ask, type Send, senderTo } from './asked.ts';
import { hashAt, type RunningService, startRunningService } from './running-service.ts';

let service: RunningService;
let catcher: MailCatcher;
let send: Send;
let registrar: string;
beforeAll(async () => {
  catcher = await startMailCatcher();
  const { login: _, ...server } = catcher.server;
  service = await startRunningService({
    mail: {
      server,
      login: null,
      from: 'certificates@college.example',
      replyTo: null,
      connections: 1,
      messagesPerMinute: 6_000,
    },
  });
  send = senderTo(service.origin);
  const key = { name: 'a registrar', role: 'registrar', days: 1 } as const;
  registrar = (await createApiKey(service.installation, key)).token;
});
afterAll(async () => {
  await service.close();
  await catcher.close();
});

function objects(list: JsonValue | undefined): readonly JsonObject[] {
  return list !== undefined && isJsonArray(list) ? list.filter(isJsonObject) : [];
}

/** A certificate that is final, or sealed, and a link to it made over HTTP. */
async function linked(then: 'anchored' | 'sealed' = 'anchored', expiresOn?: string) {
  const batch = await service.issue(1, then);
  const hash = hashAt(batch, 0);
  const { status, json } = await send('POST', '/v1/holder-links', registrar, { certificate: hash, expiresOn });
  expect(status).toBe(201);
  const [link = {}] = objects(json.links);
  return { batch, hash, linkId: String(link.linkId), token: String(link.url).split('#')[1] ?? '' };
}

describe("a holder's link over HTTP", () => {
  it('leads to the certificate, its file, its PDF and its evidence, which nobody keeps or lists', async () => {
    const { token, hash } = await linked();
    const held = await send('GET', `/v1/certificates/${token}`);
    expect(held).toMatchObject({
      status: 200,
      json: { credentialHash: hash, state: 'final', forms: ['file', 'pdf', 'evidence'] },
    });
    const file = await send('GET', `/v1/certificates/${token}/file`);
    expect(await verifyHere(service.installation, new TextEncoder().encode(file.text))).toMatchObject({
      verdict: 'valid',
      credentialHash: hash,
    });
    const pdf = await send('GET', `/v1/certificates/${token}/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.text.startsWith('%PDF-')).toBe(true);
    const evidence = await send('GET', `/v1/certificates/${token}/evidence`);
    expect(evidence.json).toMatchObject({ type: 'CairnEvidence', version: 1, record: { finalResult: 'pass' } });
    for (const { headers } of [held, file, pdf, evidence]) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    for (const { headers } of [file, pdf, evidence]) {
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="[0-9a-f-]{36}\.(?:cairn\.json|pdf|evidence\.json)"$/,
      );
    }
  });

  it('of a certificate that is on its way says so', async () => {
    const { token } = await linked('sealed');
    expect(await send('GET', `/v1/certificates/${token}`)).toMatchObject({
      status: 200,
      json: { state: 'pending', forms: [] },
    });
    for (const form of ['file', 'pdf', 'evidence']) {
      expect(await send('GET', `/v1/certificates/${token}/${form}`)).toMatchObject({
        status: 409,
        json: { code: 'anchor-pending' },
      });
    }
  });

  it('that leads nowhere, was withdrawn or is over is told apart', async () => {
    const { token, linkId } = await linked();
    expect(await send('GET', `/v1/certificates/${'A'.repeat(43)}`)).toMatchObject({
      status: 404,
      json: { code: 'holder-link-not-found' },
    });
    expect(await send('DELETE', `/v1/holder-links/${linkId}`, registrar)).toMatchObject({
      status: 200,
      json: { withdrawn: 1, alreadyWithdrawn: 0 },
    });
    for (const path of ['', '/file', '/pdf', '/evidence']) {
      const gone = await send('GET', `/v1/certificates/${token}${path}`);
      expect(gone).toMatchObject({ status: 410, json: { code: 'holder-link-withdrawn' } });
      expect(gone.headers.get('cache-control')).toBe('no-store');
    }
    const over = await linked('anchored', '2099-01-01');
    await service.installation.store.db
      .updateTable('holder_link')
      .set({ expires_on: '2020-01-01' })
      .where('link_id', '=', over.linkId)
      .execute();
    expect(await send('GET', `/v1/certificates/${over.token}`)).toMatchObject({
      status: 410,
      json: { code: 'holder-link-expired', details: { expiresOn: '2020-01-01' } },
    });
  });

  it('hands out the correction that took the place of its certificate', async () => {
    const { token, hash } = await linked();
    const corrected = await supersedeCertificate(service.installation, hash, 'A Right Name');
    const { json } = await send('GET', `/v1/certificates/${token}`);
    expect(json).toMatchObject({ credentialHash: corrected.credentialHash, corrects: hash });
    const file = await send('GET', `/v1/certificates/${token}/file`);
    expect(file.text).toBe(corrected.text);
  });

  it('stands in no log of the service', async () => {
    const { token } = await linked();
    await send('GET', `/v1/certificates/${token}`);
    service.answerWith({ health: () => Promise.reject(new Error('broken')) });
    await send('GET', '/health');
    service.answerWith(null);
    expect(service.log.length).toBeGreaterThan(0);
    expect(service.log.join('\n')).not.toContain(token);
    const { store } = service.installation;
    const entries = await auditEntries(store.db, { limit: 1_000 });
    expect(entries.filter(({ action }) => action === 'links.create').length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain(token);
  });

  it('is listed for the registrar without its address, and withdrawn with all of its batch', async () => {
    const { batch, token, linkId } = await linked();
    await send('GET', `/v1/certificates/${token}`);
    const listed = await send('GET', `/v1/holder-links?batch=${batch.batchId}`, registrar);
    expect(listed.json.links).toMatchObject([
      { linkId, state: 'open', createdBy: 'a registrar', lastOpenedOn: new Date().toISOString().slice(0, 10) },
    ]);
    expect(listed.text).not.toContain(token);
    const withdrawn = await send('DELETE', `/v1/holder-links?batch=${batch.batchId}`, registrar);
    expect(withdrawn.json).toEqual({ withdrawn: 1, alreadyWithdrawn: 0 });
  });

  it.each([
    ['for nothing', {}, 400, 'malformed-request'],
    ['for two things', { batch: 'a', cohort: 'b' }, 400, 'malformed-request'],
    ['for what is no hash', { certificate: '0x12' }, 400, 'malformed-hex'],
    ['for a certificate of nobody', { certificate: `0x${'ab'.repeat(32)}` }, 404, 'credential-not-found'],
    ['with a member that there is not', { cohort: 'a', token: 'mine' }, 400, 'malformed-request'],
  ])('is not made %s', async (_, body, status, code) => {
    expect(await send('POST', '/v1/holder-links', registrar, body)).toMatchObject({ status, json: { code } });
  });
});

describe('deliveries over HTTP', () => {
  it('write to some at a time, and say how many remain, until there are none', async () => {
    const { batchId } = await service.issue(3, 'anchored');
    const order = { batch: batchId, atMost: 2 };
    const dry = await send('POST', '/v1/deliveries', registrar, { ...order, dryRun: true });
    expect(dry).toMatchObject({ status: 200, json: { recipients: 2, remaining: 1, sent: 0, dryRun: true } });
    expect(catcher.caught).toEqual([]);
    const first = await send('POST', '/v1/deliveries', registrar, order);
    expect(first.json).toMatchObject({ sent: 2, remaining: 1 });
    expect((await send('POST', '/v1/deliveries', registrar, order)).json).toMatchObject({ sent: 1, remaining: 0 });
    expect((await send('POST', '/v1/deliveries', registrar, order)).json).toMatchObject({ sent: 0, alreadySent: 3 });
    expect(catcher.caught).toHaveLength(3);
    const [entry] = (
      await auditEntries(service.installation.store.db, { limit: 1_000, action: 'certificates.deliver' })
    )
      .filter(({ phase }) => phase === 'done')
      .slice(-1);
    expect(entry?.details).toContain('"recipients":0');
    expect(entry?.details).not.toMatch(/learner|@/);
  });

  it('write to one holder once more when their certificate is named, and never to everybody', async () => {
    const batch = await service.issue(2, 'anchored');
    await send('POST', '/v1/deliveries', registrar, { batch: batch.batchId });
    const one = { certificate: hashAt(batch, 0), again: 'everybody' };
    expect((await send('POST', '/v1/deliveries', registrar, one)).json).toMatchObject({ sent: 1 });
    expect(await send('POST', '/v1/deliveries', registrar, { batch: batch.batchId, again: 'everybody' })).toMatchObject(
      {
        status: 400,
        json: { code: 'malformed-request' },
      },
    );
  });
});

describe("the holder's page", () => {
  it('is under the policy of pages, and no search engine lists it', async () => {
    for (const path of ['/certificate', '/certificate/', '/certificate?x=1']) {
      const { status, text, headers } = await ask(`${service.origin}${path}`);
      expect({ status, isPage: text.includes('<title>Certificate</title>') }).toEqual({ status: 200, isPage: true });
      expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect((await ask(`${service.origin}/verify`)).headers.get('x-robots-tag')).toBeNull();
  });
});
