import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCredentialHash, parseHash32, parseMerkleRoot } from '../../service/core/hex.ts';
import { verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { isJsonArray, isJsonObject } from '../../service/core/json.ts';
import { parseManifest } from '../../service/core/manifest.ts';
import { parsePins } from '../../service/core/pins.ts';
import { changeStatus, revokeBatch } from '../../service/registrar/corrections/change-status.ts';
import { ask } from './asked.ts';
import { hashAt, type RunningService, type SeededBatch, startRunningService } from './running-service.ts';

let service: RunningService;
let anchored: SeededBatch;
let sealed: SeededBatch;

beforeAll(async () => {
  service = await startRunningService();
  anchored = await service.issue(7, 'anchored');
  sealed = await service.issue(2, 'sealed');
});

afterAll(async () => await service.close());

const unknownHash = parseCredentialHash(`0x${'ab'.repeat(32)}`);
const unknownBatch = '0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a';

describe('GET /v1/credentials/{hash}/proof', () => {
  const proofOf = (hash: string, init?: RequestInit) => ask(`${service.origin}/v1/credentials/${hash}/proof`, init);

  it('hands out the proof of a final batch, and it verifies', async () => {
    for (const [index, hash] of anchored.hashes.entries()) {
      const { status, json } = await proofOf(hash);
      expect(status).toBe(200);
      expect(Object.keys(json).sort()).toEqual(
        [
          'batchId',
          'chainId',
          'credentialHash',
          'hints',
          'index',
          'issuerId',
          'proof',
          'registry',
          'root',
          'size',
        ].sort(),
      );
      expect(json).toMatchObject({
        credentialHash: hash,
        index,
        size: 7,
        issuerId: '1',
        chainId: 31337,
        registry: service.chain.registry,
        batchId: anchored.batchId,
      });
      const proof = (isJsonArray(json.proof) ? json.proof : []).map(parseHash32);
      const root = parseMerkleRoot(json.root);
      expect(await service.chain.reader.batch(1n, root)).toMatchObject({ size: 7, voided: false });
      expect(verifyInclusion({ index, size: 7, credentialHash: hash, proof, root })).toBe(true);
    }
  });

  it('names the transaction that anchored the batch, as a hint', async () => {
    const { json } = await proofOf(hashAt(anchored, 0));
    expect(json.hints).toEqual({
      transactionHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      blockNumber: expect.any(Number),
    });
  });

  it('may be cached, and answers 304 to who has it', async () => {
    const { headers } = await proofOf(hashAt(anchored, 0));
    expect(headers.get('cache-control')).toBe('public, max-age=3600');
    const tag = headers.get('etag') ?? '';
    // `no-cache` is what fetch adds to a conditional request of its own; RFC 9110 leaves the 304 to the server.
    const again = await proofOf(hashAt(anchored, 0), {
      headers: { 'if-none-match': tag, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect((await proofOf(hashAt(anchored, 1))).headers.get('etag')).not.toBe(tag);
  });

  it('has headers but no body for HEAD', async () => {
    const head = await proofOf(hashAt(anchored, 0), { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(300);
    expect(head.text).toBe('');
  });

  it('hands out no proof before the batch is final', async () => {
    const { status, json, headers } = await proofOf(hashAt(sealed, 0));
    expect(status).toBe(409);
    expect(json.code).toBe('anchor-pending');
    expect(json).not.toHaveProperty('proof');
    expect(json).not.toHaveProperty('root');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('knows no certificate that was not issued here', async () => {
    expect(await proofOf(unknownHash)).toMatchObject({ status: 404, json: { code: 'credential-not-found' } });
  });

  it.each(['0x12', 'hello', `0x${'AB'.repeat(32)}`, `0x${'ab'.repeat(33)}`, `${'ab'.repeat(32)}`])(
    'refuses %s, which is no hash',
    async (hash) => {
      expect(await proofOf(hash)).toMatchObject({ status: 400, json: { code: 'malformed-hex' } });
    },
  );
});

describe('GET /v1/credentials/{hash}/status', () => {
  const statusOf = (hash: string) => ask(`${service.origin}/v1/credentials/${hash}/status`);

  it('reads the status from the chain, with the block it was read at', async () => {
    const { status, json, headers } = await statusOf(hashAt(anchored, 0));
    const head = await service.chain.reader.head();
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json).toMatchObject({
      credentialHash: hashAt(anchored, 0),
      batchId: anchored.batchId,
      index: 0,
      did: service.installation.issuer.did,
      anchored: true,
      voided: false,
      revoked: false,
      suspended: false,
      batchRevoked: false,
      supersededBy: null,
      block: { number: head.number, hash: head.hash, timestamp: head.timestamp },
    });
  });

  it('follows revocation, suspension and reinstatement at once', async () => {
    const batch = await service.issue(3, 'anchored');
    await changeStatus(service.installation, 'revoke', [hashAt(batch, 0)], 'academic-misconduct');
    await changeStatus(service.installation, 'suspend', [hashAt(batch, 1)], 'certificate-hold');
    expect((await statusOf(hashAt(batch, 0))).json).toMatchObject({ revoked: true, suspended: false });
    expect((await statusOf(hashAt(batch, 1))).json).toMatchObject({ revoked: false, suspended: true });
    expect((await statusOf(hashAt(batch, 2))).json).toMatchObject({ revoked: false, suspended: false });
    await changeStatus(service.installation, 'reinstate', [hashAt(batch, 1)], 'unspecified');
    expect((await statusOf(hashAt(batch, 1))).json).toMatchObject({ suspended: false });
    await revokeBatch(service.installation, batch.batchId, 'issued-in-error');
    expect((await statusOf(hashAt(batch, 2))).json).toMatchObject({ revoked: false, batchRevoked: true });
  });

  it('says why, when and by whose act, as the chain tells; of what is in force, nothing', async () => {
    const batch = await service.issue(3, 'anchored');
    await changeStatus(service.installation, 'revoke', [hashAt(batch, 0)], 'academic-misconduct');
    await changeStatus(service.installation, 'suspend', [hashAt(batch, 1)], 'certificate-hold');
    const { root, change } = (await statusOf(hashAt(batch, 0))).json;
    if (change === undefined || !isJsonObject(change)) throw new Error('nothing is told of the revocation');
    const { at: time, ...told } = change;
    expect(told['reason']).toBe('academic-misconduct');
    const { json } = await ask(`${service.origin}/v1/revocations?root=${root}`);
    expect(json['revocations']).toMatchObject([{ time, ...told }]);
    expect((await statusOf(hashAt(batch, 1))).json['change']).toMatchObject({ reason: 'certificate-hold' });
    expect((await statusOf(hashAt(batch, 2))).json['change']).toBeNull();
    await revokeBatch(service.installation, batch.batchId, 'issued-in-error');
    expect((await statusOf(hashAt(batch, 2))).json['change']).toMatchObject({ reason: 'issued-in-error' });
  });

  it('has none before the batch is final, or for a certificate that was not issued here', async () => {
    expect(await statusOf(hashAt(sealed, 0))).toMatchObject({ status: 409, json: { code: 'anchor-pending' } });
    expect(await statusOf(unknownHash)).toMatchObject({ status: 404, json: { code: 'credential-not-found' } });
    expect(await statusOf('0x12')).toMatchObject({ status: 400, json: { code: 'malformed-hex' } });
  });
});

describe('GET /v1/batches/{batchId}', () => {
  const batchOf = (batchId: string) => ask(`${service.origin}/v1/batches/${batchId}`);

  it('tells where a batch stands and nothing of its certificates', async () => {
    const { status, json } = await batchOf(anchored.batchId);
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual(
      ['batchId', 'chainId', 'hints', 'issuerId', 'registry', 'root', 'size', 'state'].sort(),
    );
    expect(json).toMatchObject({ batchId: anchored.batchId, state: 'final', size: 7 });
    expect((await batchOf(sealed.batchId)).json).toMatchObject({ state: 'sealed', size: 2, hints: null });
  });

  it('knows no other batch, and refuses what is no batch id', async () => {
    expect(await batchOf(unknownBatch)).toMatchObject({ status: 404, json: { code: 'batch-not-found' } });
    expect(await batchOf('1')).toMatchObject({ status: 400, json: { code: 'malformed-reference' } });
  });
});

describe('GET /v1/batches/{batchId}/manifest', () => {
  const manifestOf = (batchId: string) => ask(`${service.origin}/v1/batches/${batchId}/manifest`);

  it('is the manifest file: the hashes in index order, under the root', async () => {
    const { status, text, headers } = await manifestOf(anchored.batchId);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const manifest = parseManifest(new TextEncoder().encode(text));
    expect(manifest.credentialHashes).toEqual(anchored.hashes);
    expect(manifest).toMatchObject({ batchId: anchored.batchId, size: 7, issuerId: 1n });
  });

  it('is not there before the batch is final, or of a batch that is not known', async () => {
    expect(await manifestOf(sealed.batchId)).toMatchObject({ status: 409, json: { code: 'batch-not-final' } });
    expect(await manifestOf(unknownBatch)).toMatchObject({ status: 404, json: { code: 'batch-not-found' } });
    expect(await manifestOf('x')).toMatchObject({ status: 400, json: { code: 'malformed-reference' } });
  });
});

describe('what the installation says of itself', () => {
  it('serves the DID document that binds its domain to the registered issuer', async () => {
    const { status, json, headers } = await ask(`${service.origin}/.well-known/did.json`);
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(json).toMatchObject({
      id: service.installation.issuer.did,
      service: [{ type: 'CairnIssuer', serviceEndpoint: `urn:cairn:eip155:31337:${service.chain.registry}:1` }],
    });
  });

  it('serves its pins as the file that verifiers read', async () => {
    const { json } = await ask(`${service.origin}/pins.json`);
    expect(parsePins(json)).toEqual(service.installation.publicPins);
  });

  it('is healthy when the store takes writes and a node of the pinned registry keeps up', async () => {
    const { status, json } = await ask(`${service.origin}/health`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'ok',
      store: { writable: true, problem: null },
      chain: { chainId: 31337, problem: null },
    });
  });
});

describe('what anyone may read', () => {
  it('names no learner and no address on any route', async () => {
    const hash = hashAt(anchored, 0);
    const paths = [
      `/v1/credentials/${hash}/proof`,
      `/v1/credentials/${hash}/status`,
      `/v1/batches/${anchored.batchId}`,
      `/v1/batches/${anchored.batchId}/manifest`,
      `/status/${anchored.batchId}`,
      '/.well-known/did.json',
      '/pins.json',
      '/health',
    ];
    for (const path of paths) {
      const { status, text } = await ask(`${service.origin}${path}`);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(/Learner|Åström|@college|urn:uuid/);
    }
  });
});
