import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askIssuerServer } from '../../service/audit/ask-issuer-server.ts';
import { readForAudit } from '../../service/audit/read-for-audit.ts';
import { auditReport } from '../../service/core/audit/audit-report.ts';
import { WHOLE_REGISTRY } from '../../service/core/audit/audit-scope.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';
import { statusWords } from '../../service/core/status-words.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { Revocations } from '../../service/registrar/verification/revocations.ts';
import { someRoot } from '../chain/certificate-on-chain.ts';
import { startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { ask } from './asked.ts';
import { hashAt, type RunningService, type SeededBatch, startRunningService } from './running-service.ts';

let service: RunningService;
let anchored: SeededBatch;
let root: string;

beforeAll(async () => {
  service = await startRunningService();
  anchored = await service.issue(7, 'anchored');
  await service.issue(2, 'sealed');
  ({ root } = await service.installation.store.db
    .selectFrom('batch')
    .select('root')
    .where('batch_id', '=', anchored.batchId)
    .$castTo<{ root: string }>()
    .executeTakeFirstOrThrow());
}, 60_000);
afterAll(async () => await service.close());

const revocations = (query = '') => ask(`${service.origin}/v1/revocations${query}`);
const listOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  isJsonArray(value) ? value.filter((entry) => isJsonObject(entry)) : [];

describe('GET /v1/revocations', () => {
  it('is empty before anything is revoked, as of the newest block', async () => {
    const { status, json } = await revocations();
    expect(status).toBe(200);
    expect(json).toMatchObject({ revocations: [], next: null, block: await service.chain.reader.head() });
  });

  it('tells who, when, why, which and in which transaction, once it is on the chain', async () => {
    const { installation } = service;
    await changeStatus(installation, 'revoke', [hashAt(anchored, 2), hashAt(anchored, 3)], 'academic-misconduct');
    await changeStatus(installation, 'suspend', [hashAt(anchored, 5)], 'certificate-hold');
    const { json } = await revocations();
    const head = await service.chain.reader.head();
    const [only, another] = listOf(json.revocations);
    expect(another).toBeUndefined();
    const block = await service.chain.reader.blockAt(Number(only?.['blockNumber']));
    expect(only).toEqual({
      kind: 'credentials-revoked',
      issuerId: '1',
      root,
      indices: [{ first: 2, last: 3 }],
      reason: 'academic-misconduct',
      by: service.chain.signer(3).address,
      time: block?.timestamp,
      blockNumber: block?.number,
      transactionHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      logIndex: expect.any(Number),
      final: true,
    });
    expect(json.block).toEqual(head);
  });

  it('narrows by issuer, batch and time', async () => {
    const { json } = await revocations();
    const time = new Date(Number(listOf(json.revocations)[0]?.['time']) * 1000);
    const moment = (seconds: number): string => new Date(time.getTime() + seconds * 1000).toISOString();
    const day = moment(0).slice(0, 10);
    const found = async (query: string) => listOf((await revocations(query)).json.revocations).length;
    expect(await found('?issuerId=1')).toBe(1);
    expect(await found('?issuerId=2')).toBe(0);
    expect(await found(`?root=${root}`)).toBe(1);
    expect(await found(`?root=${someRoot(9)}`)).toBe(0);
    expect(await found(`?from=${day}&to=${day}`)).toBe(1);
    expect(await found(`?from=${moment(1)}`)).toBe(0);
    expect(await found(`?to=${moment(-1)}`)).toBe(0);
  });

  it('hands out a hundred a page, and each once', async () => {
    const { chain } = service;
    const { calls, send, signer } = chain;
    const large = someRoot(1);
    await send(signer(2), calls.anchor(1n, large, 300));
    for (let index = 0; index < 205; index += 1) {
      await send(signer(3), calls.revoke(1n, large, statusWords([index]), 'superseded'));
    }
    await send(signer(1), calls.revokeBatch(1n, large, 'issued-in-error'));
    const sizes: number[] = [];
    const seen = new Set<string>();
    let cursor: JsonValue | undefined = '';
    while (typeof cursor === 'string') {
      const { json } = await revocations(`?root=${large}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = listOf(json.revocations);
      sizes.push(page.length);
      for (const entry of page) seen.add(`${entry['blockNumber']}-${entry['logIndex']}`);
      cursor = json.next;
    }
    expect(sizes).toEqual([100, 100, 6]);
    expect(seen.size).toBe(206);
    const last = listOf((await revocations(`?root=${large}&cursor=999999-0`)).json.revocations);
    expect(last).toEqual([]);
  });

  it('reads what is final once, and everything of one block once however many ask', async () => {
    const { installation, chain } = service;
    const proxy = await startFaultyProxy(chain.anvil.url);
    const deployment = { ...installation.deployment, rpcUrls: [proxy.url] };
    const fresh = new Revocations({ deployment, now: () => new Date() });
    const first = await fresh.page({});
    const asked = (method: string): number => proxy.asked.filter((name) => name === method).length;
    const [logs, code] = [asked('eth_getLogs'), asked('eth_getCode')];
    await Promise.all([fresh.page({}), fresh.page({})]);
    expect(asked('eth_getLogs')).toBe(logs);
    await chain.mine(1);
    expect((await fresh.page({})).revocations).toEqual(first.revocations);
    // One range of one block; the block of the deployment is not looked for again.
    expect([asked('eth_getLogs') - logs, asked('eth_getCode') - code]).toEqual([1, 3]);
    await proxy.stop();
  });

  it.each([
    ['an issuer that is no number', '?issuerId=one', 'malformed-request'],
    ['a root that is none', '?root=0x12', 'malformed-hex'],
    ['a day that the calendar lacks', '?from=2026-02-30', 'malformed-date'],
    ['a cursor that no page has named', '?cursor=next', 'malformed-request'],
  ])('refuses %s', async (_, query, code) => {
    expect(await revocations(query)).toMatchObject({ status: 400, json: { code } });
  });
});

describe('GET /v1/manifests', () => {
  it('lists the batches whose manifests are handed out, with what the chain knows them by', async () => {
    const { status, json } = await ask(`${service.origin}/v1/manifests`);
    expect(status).toBe(200);
    expect(json).toEqual({
      manifests: [
        {
          batchId: anchored.batchId,
          chainId: 31337,
          registry: service.chain.registry,
          issuerId: '1',
          root,
          size: 7,
        },
      ],
      next: null,
    });
    const other = await ask(`${service.origin}/v1/manifests?root=${someRoot(9)}`);
    expect(other.json.manifests).toEqual([]);
    const rest = await ask(`${service.origin}/v1/manifests?cursor=${anchored.batchId}`);
    expect(rest.json.manifests).toEqual([]);
  });
});

describe("the word of the issuer's server, compared with the chain", () => {
  const audit = async (change: (path: string, json: JsonObject) => JsonObject = (_, json) => json) => {
    const real = globalThis.fetch;
    const answer = await askIssuerServer(service.origin, {
      fetch: async (input, init) => {
        const response = await real(input, init);
        const json: JsonObject = JSON.parse(await response.text());
        return new Response(JSON.stringify(change(new URL(String(input)).pathname, json)), { status: response.status });
      },
    });
    const reading = await readForAudit(service.installation.deployment, { now: new Date() });
    const { word, manifests } = answer;
    return auditReport(reading, { scope: WHOLE_REGISTRY, asOf: null, manifests, servers: [word] });
  };

  it('agrees where the server is honest, but for a root that it has no manifest of', async () => {
    const { differences, recomputedRoots, notChecked } = await audit();
    expect(differences).toEqual([
      expect.objectContaining({ code: 'root-without-manifest', place: { issuerId: 1n, root: someRoot(1) } }),
    ]);
    expect(recomputedRoots).toBe(1);
    expect(notChecked).toEqual([]);
  });

  it.each([
    [
      'leaves out a revocation',
      'server-revocation',
      (path: string, json: JsonObject) =>
        path === '/v1/revocations' && isJsonArray(json['revocations'])
          ? {
              ...json,
              revocations: json['revocations'].filter((entry) => isJsonObject(entry) && entry['root'] !== root),
            }
          : json,
    ],
    [
      'gives another reason',
      'server-revocation',
      (path: string, json: JsonObject) =>
        path === '/v1/revocations'
          ? JSON.parse(JSON.stringify(json).replace('academic-misconduct', 'superseded'))
          : json,
    ],
    [
      'says another size',
      'server-batch',
      (path: string, json: JsonObject) =>
        path === '/v1/manifests' ? JSON.parse(JSON.stringify(json).replace('"size":7', '"size":8')) : json,
    ],
    [
      'clears the status list',
      'server-status',
      (path: string, json: JsonObject) =>
        path.startsWith('/status/') && isJsonObject(json['credentialSubject'])
          ? { ...json, credentialSubject: { ...json['credentialSubject'], encodedList: EMPTY_LIST } }
          : json,
    ],
  ])('differs where the server %s', async (_, code, change) => {
    const { differences } = await audit(change);
    expect(differences.map((line) => line.code)).toContain(code);
  });

  it('is asked for again by a server that lets few through at a time', async () => {
    let turnedAway = 0;
    const { word } = await askIssuerServer(service.origin, {
      fetch: async (input, init) => {
        turnedAway += 1;
        return turnedAway % 2 === 1
          ? new Response(null, { status: 429, headers: { 'retry-after': '0' } })
          : fetch(input, init);
      },
    });
    expect(word.notChecked).toEqual([]);
    expect(word.batches).toHaveLength(1);
  });

  it('is left open where the server is silent or answers nonsense, and hides nothing else', async () => {
    const silent = await askIssuerServer('http://127.0.0.1:9', { timeoutMs: 500 });
    expect(silent.word.notChecked.map(({ open }) => open)).toEqual([true, true]);
    const { answer, notChecked, records } = await audit(() => ({ nonsense: true }));
    expect(answer).toBe('could-not-tell');
    expect(notChecked.filter(({ code }) => code === 'server').length).toBeGreaterThan(0);
    expect(records.length).toBeGreaterThan(200);
  });
});

/** 16 KiB of nothing, as the W3C packs it. */
const EMPTY_LIST = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA';
