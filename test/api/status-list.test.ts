import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CredentialHash } from '../../service/core/hex.ts';
import { isJsonObject } from '../../service/core/json.ts';
import { changeStatus, revokeBatch } from '../../service/registrar/corrections/change-status.ts';
import { ask } from './asked.ts';
import { hashAt, type RunningService, type SeededBatch, startRunningService } from './running-service.ts';

let service: RunningService;

beforeAll(async () => {
  service = await startRunningService();
});

afterAll(async () => await service.close());

const listOf = (batchId: string) => ask(`${service.origin}/status/${batchId}`);

/** The indices whose bits are set, read as the W3C says: unpacked, the first bit is the leftmost of the first byte. */
async function setBits(batch: SeededBatch): Promise<{ bits: number[]; length: number }> {
  const { json } = await listOf(batch.batchId);
  const subject = json.credentialSubject;
  const list = isJsonObject(subject) ? subject.encodedList : null;
  if (typeof list !== 'string' || !list.startsWith('u')) throw new Error('no encoded list');
  const bytes = gunzipSync(Buffer.from(list.slice(1), 'base64url'));
  const bits: number[] = [];
  for (const [position, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit += 1) if ((byte >> (7 - bit)) & 1) bits.push(position * 8 + bit);
  }
  return { bits, length: bytes.length * 8 };
}

describe('GET /status/{batchId}', () => {
  it('is a Bitstring Status List credential of the address that certificates name', async () => {
    const batch = await service.issue(2, 'anchored');
    const { status, json, headers } = await listOf(batch.batchId);
    const head = await service.chain.reader.head();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/vc\b/);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(json).toMatchObject({
      id: `${service.origin}/status/${batch.batchId}`,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: service.installation.issuer.did,
      readAtBlock: { chainId: 31337, number: head.number, hash: head.hash },
      credentialSubject: {
        id: `${service.origin}/status/${batch.batchId}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
      },
    });
    const validity = Date.parse(String(json.validUntil)) - Date.parse(String(json.validFrom));
    expect(validity).toBeGreaterThan(0);
    expect(validity).toBeLessThanOrEqual(600_000);
  });

  it('sets exactly the bits of revoked and suspended certificates, across words', async () => {
    const batch = await service.issue(600, 'anchored');
    expect(await setBits(batch)).toEqual({ bits: [], length: 131_072 });
    const revoked = [0, 1, 7, 8, 255, 256, 511, 512, 599];
    const suspended = [2, 254, 257, 598];
    await changeStatus(service.installation, 'revoke', hashesAt(batch, revoked), 'unspecified');
    await changeStatus(service.installation, 'suspend', hashesAt(batch, suspended), 'certificate-hold');
    const both = [...revoked, ...suspended].sort((a, b) => a - b);
    expect(await setBits(batch)).toEqual({ bits: both, length: 131_072 });
    await changeStatus(service.installation, 'reinstate', hashesAt(batch, suspended), 'unspecified');
    expect((await setBits(batch)).bits).toEqual(revoked);
  });

  it('sets every bit of a batch that is revoked as a whole, and none beyond it', async () => {
    const batch = await service.issue(11, 'anchored');
    await revokeBatch(service.installation, batch.batchId, 'issued-in-error');
    expect((await setBits(batch)).bits).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('answers many at once from one reading, the same bits for all', async () => {
    const batch = await service.issue(3, 'anchored');
    const answers = await Promise.all(Array.from({ length: 20 }, () => setBits(batch)));
    expect(new Set(answers.map(({ bits }) => bits.join()))).toEqual(new Set(['']));
  });

  it('is not there for a batch that is not final, not known, or no batch id', async () => {
    const sealed = await service.issue(1, 'sealed');
    expect(await listOf(sealed.batchId)).toMatchObject({ status: 409, json: { code: 'batch-not-final' } });
    const unknown = await listOf('0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a');
    expect(unknown).toMatchObject({ status: 404, json: { code: 'batch-not-found' } });
    expect(await listOf('0')).toMatchObject({ status: 400, json: { code: 'malformed-reference' } });
  });

  it('sets every bit of a batch whose anchor became void', async () => {
    const batch = await service.issue(4, 'anchored');
    const { chain } = service;
    const key = chain.signer(2).address;
    await chain.send(chain.signer(1), chain.calls.declareCompromised(1n, key, 1));
    expect((await setBits(batch)).bits).toEqual([0, 1, 2, 3]);
    const { json } = await ask(`${service.origin}/v1/credentials/${hashAt(batch, 0)}/status`);
    expect(json).toMatchObject({ anchored: true, voided: true, revoked: false });
  });
});

function hashesAt(batch: SeededBatch, indices: readonly number[]): CredentialHash[] {
  return indices.map((index) => hashAt(batch, index));
}
