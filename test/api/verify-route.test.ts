import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../../service/core/json.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { certificatePdfOf } from '../../service/registrar/certificates/certificate-pdf-of.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { pdfWith } from '../formats/pdf/pdf-with.ts';
import { type Answer, ask, post } from './asked.ts';
import { hashAt, type RunningService, type SeededBatch, startRunningService } from './running-service.ts';

let service: RunningService;
let batch: SeededBatch;

beforeAll(async () => {
  service = await startRunningService();
  batch = await service.issue(5, 'anchored');
});

afterAll(async () => await service.close());

const verify = (body: BodyInit, contentType?: string): Promise<Answer> =>
  post(`${service.origin}/v1/verify`, body, contentType);

const fileOf = async (index: number): Promise<string> =>
  (await certificateOf(service.installation, hashAt(batch, index))).text;

async function credentialIn(text: string): Promise<JsonObject> {
  const file = parseStrictJson(new TextEncoder().encode(text));
  if (!isJsonObject(file) || !isJsonObject(file.credential)) throw new Error('no certificate file');
  return file.credential;
}

describe('POST /v1/verify', () => {
  it('finds a certificate valid whose issuer is confirmed by its live domain', async () => {
    const { status, json, headers } = await verify(await fileOf(0));
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json).toMatchObject({
      verdict: 'valid',
      reason: null,
      credentialHash: hashAt(batch, 0),
      issuer: { did: service.installation.issuer.did, knownBy: 'did-document' },
    });
  });

  it('does not repeat who the certificate is for', async () => {
    expect((await verify(await fileOf(0))).text).not.toMatch(/Learner|Åström|@college/);
  });

  it('finds a revoked certificate invalid', async () => {
    await changeStatus(service.installation, 'revoke', [hashAt(batch, 1)], 'academic-misconduct');
    expect((await verify(await fileOf(1))).json).toMatchObject({ verdict: 'invalid', reason: 'revoked' });
  });

  it('finds a certificate invalid in which a letter was changed', async () => {
    const tampered = (await fileOf(0)).replace(/Learner \d+/, 'Learner 999');
    expect((await verify(tampered)).json).toMatchObject({ verdict: 'invalid', reason: 'proof-invalid' });
  });

  it('completes a bare credential of ours with its anchor', async () => {
    const credential = await credentialIn(await fileOf(2));
    const { json } = await verify(JSON.stringify(credential), 'application/vc');
    expect(json).toMatchObject({ verdict: 'valid', credentialHash: hashAt(batch, 2), anchor: { index: 2, size: 5 } });
  });

  it('takes a PDF for the certificate that is attached to it, however large for a document', async () => {
    const { bytes } = await certificatePdfOf(service.installation, hashAt(batch, 2));
    const large = Buffer.concat([bytes, Buffer.alloc(300 * 1024, '\n')]);
    const { json } = await verify(large, 'application/pdf');
    expect(json).toMatchObject({ verdict: 'valid', credentialHash: hashAt(batch, 2) });
  });

  it('finds a certificate invalid that was changed inside its PDF', async () => {
    const text = (await fileOf(2)).replace(/Learner \d+/, 'Learner 999');
    const tampered = await pdfWith({ attachments: [{ name: 'certificate.cairn.json', content: Buffer.from(text) }] });
    expect((await verify(Buffer.from(tampered), 'application/pdf')).json).toMatchObject({ reason: 'proof-invalid' });
  });

  it('could not check a PDF that has lost its certificate, and names the hash that it still bears', async () => {
    const printed = await pdfWith({ text: `Certificate hash ${hashAt(batch, 2)}` });
    const { status, json } = await verify(Buffer.from(printed), 'application/pdf');
    expect(status).toBe(200);
    expect(json).toMatchObject({ verdict: 'unknown', reason: 'document-required' });
    expect(json).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({
          name: 'document',
          evidence: {
            code: 'pdf-without-certificate',
            problem: 'no-certificate',
            credentialHash: hashAt(batch, 2),
          },
        }),
      ]),
    });
  });

  it('finds a PDF malformed that is damaged, or bears several certificates', async () => {
    const one = { name: 'a.cairn.json', content: Buffer.from(await fileOf(2)) };
    const several = await pdfWith({ attachments: [one, { ...one, name: 'b.cairn.json' }] });
    for (const bytes of [Buffer.from(several), Buffer.from('%PDF-1.7')]) {
      expect((await verify(bytes, 'application/pdf')).json).toMatchObject({ verdict: 'invalid', reason: 'malformed' });
    }
  });

  it('asks for the file when a bare credential is not of ours', async () => {
    const credential = await credentialIn(await fileOf(2));
    const other = JSON.stringify({ ...credential, validFrom: '2020-01-01T00:00:00Z' });
    expect((await verify(other)).json).toMatchObject({ verdict: 'unknown', reason: 'document-required' });
  });

  it.each([
    ['broken JSON', '{"type":'],
    ['nothing at all', ''],
    ['duplicate keys', '{"type":1,"type":2}'],
    ['another document', '{"hello":"world"}'],
    ['too deep a document', '['.repeat(40) + ']'.repeat(40)],
  ])('has a verdict on %s', async (_name, body) => {
    const { status, json } = await verify(body);
    expect(status).toBe(200);
    expect(json).toMatchObject({ verdict: 'invalid', reason: 'malformed', credentialHash: null });
  });

  it('refuses a body of more than 256 KiB', async () => {
    const answer = await verify(JSON.stringify('x'.repeat(256 * 1024)));
    expect(answer).toMatchObject({ status: 413, json: { code: 'content-too-large' } });
    expect((await verify(JSON.stringify('x'.repeat(256 * 1024 - 2)))).status).toBe(200);
  });

  it('refuses a body that is not said to be JSON, or is compressed', async () => {
    const refused = { status: 415, json: { code: 'unsupported-media-type' } };
    expect(await verify('{}', 'text/plain')).toMatchObject(refused);
    expect(await verify('{}', 'application/jsonx')).toMatchObject(refused);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const body = new Uint8Array(gzipSync('{}'));
    expect(await ask(`${service.origin}/v1/verify`, { method: 'POST', body, headers })).toMatchObject(refused);
  });

  it('says that it could not tell when the chain is away, and never that all is well', async () => {
    const file = await fileOf(0);
    const { installation } = service;
    const away = { ...installation.deployment, rpcUrls: ['http://127.0.0.1:1'] };
    const pins = { deployments: [away], issuers: [] };
    service.answerWith(createPublicRegistrar({ ...installation, deployment: away, pins }));
    expect((await verify(file)).json).toMatchObject({ verdict: 'unknown', reason: 'chain-unavailable' });
    service.answerWith(null);
  });
});
