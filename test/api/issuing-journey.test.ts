import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { importPassing } from '../registrar/installation-on-anvil.ts';
import { type ChainService, startChainService } from './chain-service.ts';

let service: ChainService;
let registrar: string;
beforeAll(async () => {
  service = await startChainService();
  registrar = await service.key('registrar');
});
afterAll(async () => await service.close());

const post = (path: string, body: unknown) => service.send('POST', path, registrar, body);

/** The objects in a list of an answer. */
function objects(list: JsonValue | undefined): readonly JsonObject[] {
  return list !== undefined && isJsonArray(list) ? list.filter(isJsonObject) : [];
}

/** Certificates that are evaluated, issued and anchored over HTTP, and final on the chain. */
async function anchored(cohortId: string, learners: number): Promise<{ batchId: string; hashes: string[] }> {
  await importPassing(service.application.installation, cohortId, learners);
  await post('/v1/evaluations', { cohortIds: [cohortId] });
  const issued = await post('/v1/batches', { cohortIds: [cohortId], awardIds: ['certificate'] });
  const batchId = String(objects(issued.json.batches)[0]?.batchId);
  expect(await post('/v1/anchorings', { batchIds: [batchId] })).toMatchObject({ status: 202 });
  await service.until(`/v1/batches/${batchId}`, registrar, ({ json }) => json.state === 'final');
  const manifest = await service.send('GET', `/v1/batches/${batchId}/manifest`);
  const { credentialHashes } = manifest.json;
  return {
    batchId,
    hashes: credentialHashes !== undefined && isJsonArray(credentialHashes) ? credentialHashes.map(String) : [],
  };
}

const status = async (hash: string) => (await service.send('GET', `/v1/credentials/${hash}/status`)).json;

/** Waits until everything that an answer names is final on the chain. */
async function settled(acts: JsonValue | undefined): Promise<void> {
  for (const act of Array.isArray(acts) ? acts : []) {
    await service.until(`/v1/acts/${String(act)}`, registrar, ({ json }) => json.state === 'final');
  }
}

describe('a cohort over HTTP', () => {
  it('is issued once, after a look at what would be', async () => {
    await importPassing(service.application.installation, 'looked-at', 3);
    const order = { cohortIds: ['looked-at'], awardIds: ['certificate'] };
    await post('/v1/evaluations', { cohortIds: ['looked-at'] });
    const foreseen = await post('/v1/previews', { ...order, listed: 2 });
    expect(foreseen).toMatchObject({ status: 200, json: { batches: 1, credentials: 3, possible: true } });
    expect(foreseen.json.list).toMatchObject([{ learnerId: 'looked-at:0', name: 'Learner 0 Åström' }, {}]);
    expect(foreseen.json.cost).toMatchObject({ basis: 'estimated', expected: expect.stringMatching(/^[0-9]+$/) });
    // An order that is no order is not taken for one.
    expect(await post('/v1/batches', { ...order, dryRun: true })).toMatchObject({ status: 400 });
    expect((await service.send('GET', '/v1/batches', registrar)).json.batches).toEqual([]);
    const issued = await post('/v1/batches', order);
    expect(issued).toMatchObject({ status: 201, json: { batches: [{ credentials: 3, awardId: 'certificate' }] } });
    expect((await post('/v1/batches', order)).json.batches).toEqual([]);
    const { json } = await service.send('GET', '/v1/batches', registrar);
    expect(json.batches).toMatchObject([{ cohortId: 'looked-at', state: 'sealed', size: 3 }]);
  });

  it('is anchored by the service itself, which answers at once and tells how it stands', async () => {
    await importPassing(service.application.installation, 'anchored', 2);
    await post('/v1/evaluations', { cohortIds: ['anchored'] });
    const issued = await post('/v1/batches', { cohortIds: ['anchored'], awardIds: ['certificate'] });
    const [batch] = objects(issued.json.batches);
    const accepted = await post('/v1/anchorings', { batchIds: [batch?.batchId] });
    expect(accepted).toMatchObject({ status: 202, json: { batches: [{ batchId: batch?.batchId }] } });
    await settled(objects(accepted.json.batches).map(({ actId }) => actId ?? ''));
    const { json } = await service.send('GET', `/v1/batches/${String(batch?.batchId)}`);
    expect(json).toMatchObject({ state: 'final', hints: { blockNumber: expect.any(Number) } });
    const again = await post('/v1/anchorings', { batchIds: [batch?.batchId] });
    expect(again).toMatchObject({ status: 202, json: { batches: [{ state: 'final' }] } });
  });

  it('anchors all that is sealed when no batch is named', async () => {
    const accepted = await post('/v1/anchorings', {});
    expect(accepted.json.batches).toMatchObject([{ cohortId: 'looked-at', state: 'sealed' }]);
    await settled(objects(accepted.json.batches).map(({ actId }) => actId ?? ''));
    expect((await post('/v1/anchorings', {})).json.batches).toEqual([]);
  });
});

describe('the certificates of a batch', () => {
  const listOf = async (batchId: string, body: unknown = {}) => await post(`/v1/batches/${batchId}/certificates`, body);

  it('are listed with their holders and where they stand, by pages and by what is looked for', async () => {
    const { batchId, hashes } = await anchored('listed', 3);
    const first = await listOf(batchId, { limit: 2 });
    expect(first.json).toMatchObject({ next: 2, certificates: [{ index: 0, standing: 'in-force' }, { index: 1 }] });
    expect((await listOf(batchId, { from: 2, limit: 2 })).json).toMatchObject({
      next: null,
      certificates: [{ index: 2 }],
    });
    const found = await listOf(batchId, { matching: 'LEARNER 1 ' });
    expect(found.json.certificates).toMatchObject([{ learnerId: 'listed:1', name: 'Learner 1 Åström', revision: 1 }]);
    expect(objects((await listOf(batchId, { matching: '%' })).json.certificates)).toEqual([]);
    const byHash = await listOf(batchId, { matching: hashes[2] });
    expect(objects(byHash.json.certificates).map(({ index }) => index)).toEqual([2]);
    const hash = String(objects(found.json.certificates)[0]?.credentialHash);
    await settled((await post('/v1/revocations', { credentialHashes: [hash], reason: 'unspecified' })).json.acts);
    expect((await listOf(batchId, { matching: hash })).json.certificates).toMatchObject([{ standing: 'revoked' }]);
  });

  it('are handed out as files once they are final, and verify', async () => {
    const { hashes } = await anchored('handed-out', 1);
    const file = await service.send('GET', `/v1/credentials/${hashes[0]}/certificate`, registrar);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f-]{36}\.cairn\.json"$/);
    const verdict = await service.send('POST', '/v1/verify', undefined, file.json);
    expect(verdict.json).toMatchObject({ verdict: 'valid' });
    await importPassing(service.application.installation, 'not-yet', 1);
    await post('/v1/evaluations', { cohortIds: ['not-yet'] });
    const issued = await post('/v1/batches', { cohortIds: ['not-yet'], awardIds: ['certificate'] });
    const batchId = String(objects(issued.json.batches)[0]?.batchId);
    const [sealed] = objects((await listOf(batchId)).json.certificates);
    expect(sealed).toMatchObject({ standing: 'pending' });
    const early = await service.send('GET', `/v1/credentials/${String(sealed?.credentialHash)}/certificate`, registrar);
    expect(early).toMatchObject({ status: 409, json: { code: 'anchor-pending' } });
  });
});

describe('a key', () => {
  it('is told what it is, and for whom', async () => {
    expect(await service.send('GET', '/v1/session', registrar)).toMatchObject({
      status: 200,
      json: {
        name: 'a registrar',
        role: 'registrar',
        cohorts: null,
        issuer: { name: 'Example College', issuerId: '1' },
      },
    });
  });
});

describe('a certificate over HTTP', () => {
  it('is suspended, reinstated and revoked', async () => {
    const { hashes } = await anchored('changed', 2);
    const [hash = '', other = ''] = hashes;
    const change = (change: string, reason: string) =>
      post('/v1/revocations', { change, reason, credentialHashes: [hash] });
    const suspended = await change('suspend', 'certificate-hold');
    expect(suspended).toMatchObject({ status: 202, json: { change: 'suspend', certificates: 1 } });
    await settled(suspended.json.acts);
    expect(await status(hash)).toMatchObject({ suspended: true, revoked: false });
    await settled((await change('reinstate', 'unspecified')).json.acts);
    expect(await status(hash)).toMatchObject({ suspended: false });
    await settled((await change('revoke', 'issued-in-error')).json.acts);
    expect(await status(hash)).toMatchObject({ revoked: true });
    expect(await status(other)).toMatchObject({ revoked: false });
    expect(await change('revoke', 'issued-in-error')).toMatchObject({
      status: 409,
      json: { code: 'status-unchanged' },
    });
  });

  it('is corrected: the new one is anchored, then the old one revoked, and the same again tells how it stands', async () => {
    const { hashes } = await anchored('corrected', 1);
    const [hash = ''] = hashes;
    const order = { credentialHash: hash, name: 'Zoë Müller' };
    const accepted = await post('/v1/supersessions', order);
    expect(accepted).toMatchObject({ status: 202, json: { supersededHash: hash, state: 'issued' } });
    const newHash = String(accepted.json.credentialHash);
    await service.until(`/v1/credentials/${hash}/status`, registrar, ({ json }) => json.supersededBy === newHash);
    expect(await status(hash)).toMatchObject({ revoked: true });
    expect(await status(newHash)).toMatchObject({ revoked: false, anchored: true });
    expect((await post('/v1/supersessions', order)).json).toMatchObject({ credentialHash: newHash, state: 'done' });
    const { text } = await certificateOf(service.application.installation, parseCredentialHash(newHash));
    expect(text).toContain('Zoë Müller');
    expect(accepted.text).not.toContain('Zoë');
  });

  it('is not known where it was not issued, nor by a scope that it is not in', async () => {
    const unknown = { credentialHashes: [`0x${'ab'.repeat(32)}`], reason: 'unspecified' };
    expect(await post('/v1/revocations', unknown)).toMatchObject({ status: 404 });
    const reason = await post('/v1/revocations', { ...unknown, reason: 'because' });
    expect(reason).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
  });
});

describe('a service that has no key for revoking', () => {
  it('says what to do, begins nothing, and goes on with all else', async () => {
    const closed = await startChainService({ without: ['revoke'] });
    try {
      const token = await closed.key('registrar');
      const { installation } = closed.application;
      await importPassing(installation, 'closed', 1);
      await closed.send('POST', '/v1/evaluations', token, {});
      const issued = await closed.send('POST', '/v1/batches', token, { awardIds: ['certificate'] });
      const batchId = String(objects(issued.json.batches)[0]?.batchId);
      await closed.send('POST', '/v1/anchorings', token, {});
      await closed.until(`/v1/batches/${batchId}`, token, ({ json }) => json.state === 'final');
      const manifest = await closed.send('GET', `/v1/batches/${batchId}/manifest`);
      const hash = /0x[0-9a-f]{64}(?="\n {2}\])/.exec(manifest.text)?.[0];
      const refused = { status: 409, json: { code: 'key-missing', remedy: expect.stringContaining('npx cairn') } };
      const order = { credentialHashes: [hash], reason: 'unspecified' };
      const answer = await closed.send('POST', '/v1/revocations', token, order);
      expect(answer).toMatchObject(refused);
      expect(answer.text).not.toContain('config.json');
      const correction = await closed.send('POST', '/v1/supersessions', token, { credentialHash: hash, name: 'Z' });
      expect(correction).toMatchObject(refused);
      expect((await closed.send('GET', '/v1/batches', token)).json.batches).toHaveLength(1);
    } finally {
      await closed.close();
    }
  });
});
