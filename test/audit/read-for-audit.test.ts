import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readForAudit } from '../../service/audit/read-for-audit.ts';
import type { AuditReading } from '../../service/core/audit/audit-reading.ts';
import { type AuditQuestion, type AuditReport, auditReport } from '../../service/core/audit/audit-report.ts';
import { WHOLE_REGISTRY } from '../../service/core/audit/audit-scope.ts';
import { type FaultyProxy, type RpcRequest, startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { DIDS, FIRST, type PlayedHistory, playHistory, SECOND } from './registry-history.ts';

const EVERYTHING: AuditQuestion = { scope: WHOLE_REGISTRY, asOf: null, manifests: [], servers: [] };

describe('an audit of a registry on a real node', () => {
  let history: PlayedHistory;
  let proxy: FaultyProxy;
  /** When the head of the chain was new: the history plays an hour ahead of the clock. */
  let now: Date;

  beforeAll(async () => {
    history = await playHistory();
    proxy = await startFaultyProxy(history.chain.anvil.url);
    now = new Date((await history.chain.reader.head()).timestamp * 1000);
  });
  afterAll(async () => {
    await proxy.stop();
    await history.chain.anvil.stop();
  });
  beforeEach(() => proxy.fail({ kind: 'none' }));

  const read = (...rpcUrls: readonly string[]): Promise<AuditReading> =>
    readForAudit({ ...history.chain.pin, rpcUrls }, { now, timeoutMs: 2_000 });
  const audit = async (...rpcUrls: readonly string[]): Promise<AuditReport> =>
    auditReport(await read(...rpcUrls), EVERYTHING);
  const lie = (tell: (call: RpcRequest, result: unknown) => unknown): void => proxy.fail({ kind: 'lies', tell });

  it('finds no difference in an honest chain, whose storage is exactly what the events make of it', async () => {
    const report = await audit(proxy.url);
    const { storageRoot, events, block } = report.reading;
    expect(report.differences).toEqual([]);
    expect(report.answer).toBe('no-difference');
    expect(storageRoot?.told).toBe(storageRoot?.recomputed);
    expect(events).toHaveLength(26);
    expect(block).toEqual(await history.chain.reader.head());
    expect(report.notChecked.map(({ code }) => code)).toEqual(['manifests', 'manifests', 'server']);
    expect(report.counts).toEqual({
      issuers: 2,
      keys: 6,
      compromisedKeys: 1,
      documents: 2,
      batches: 5,
      certificates: 317,
      inForce: 300 - 4 - 2 + 7 + 1,
      revoked: 4 + 3 + 1,
      suspended: 2,
      void: 5,
    });
  });

  it('recomputes every root from its manifest', async () => {
    const { spring, voided, anchoredAgain, withdrawn, other } = history;
    const manifests = [spring, voided, anchoredAgain, withdrawn, other].map(({ manifest }) => {
      return { manifest, source: manifest.batchId };
    });
    const report = auditReport(await read(proxy.url), { ...EVERYTHING, manifests });
    expect(report.differences).toEqual([]);
    expect(report.recomputedRoots).toBe(5);
    const less = auditReport(report.reading, { ...EVERYTHING, manifests: manifests.slice(1) });
    expect(less.differences).toEqual([
      expect.objectContaining({ code: 'root-without-manifest', place: { issuerId: FIRST, root: spring.root } }),
    ]);
  });

  it('shows an anchoring that is void now as what was known of it then', async () => {
    const reading = await read(proxy.url);
    const then = auditReport(reading, { ...EVERYTHING, asOf: history.beforeCompromise });
    const anchorings = then.records.filter(({ root }) => root === history.voided.root);
    expect(anchorings.map(({ anchoring }) => anchoring)).toEqual([{ voidThen: false, voidNow: true }]);
    expect([then.counts.void, then.countsNow.void]).toEqual([0, 5]);
    expect(then.records.at(-1)?.time).toBeLessThanOrEqual(history.beforeCompromise);
    expect(then.countsNow).toEqual(auditReport(reading, EVERYTHING).counts);
  });

  it('says which block all is as of, and what of it is final', async () => {
    const report = await audit(proxy.url);
    const { block, finalBlock } = report.reading;
    expect(finalBlock?.number).toBe(block.number - 2);
    expect(report.records.map(({ final }) => final)).toEqual(
      report.records.map(({ blockNumber }) => blockNumber <= block.number - 2),
    );
    expect(report.records.some(({ final }) => !final)).toBe(true);
  });

  it('is never clean when the node leaves out any one event', async () => {
    const honest = await read(proxy.url);
    for (const [left] of honest.events.entries()) {
      lie(({ method }, result) =>
        method === 'eth_getLogs' && Array.isArray(result) ? result.toSpliced(left, 1) : result,
      );
      const report = await audit(proxy.url);
      expect(report.reading.events).toHaveLength(25);
      expect(report.answer, `without event ${left}, ${honest.events[left]?.kind}`).toBe('differences');
    }
  });

  it('is never clean when the node leaves out all that one issuer did, or everything', async () => {
    const ofSecond = `0x${SECOND.toString(16).padStart(64, '0')}`;
    lie(({ method }, result) =>
      method === 'eth_getLogs' && Array.isArray(result)
        ? result.filter(({ topics }) => topics[1] !== ofSecond)
        : result,
    );
    const { differences } = await audit(proxy.url);
    expect(new Set(differences.map(({ code }) => code))).toEqual(
      new Set(['event-left-out', 'storage-root', 'issuer-count']),
    );
    expect(differences.filter(({ code }) => code === 'event-left-out')).toHaveLength(7);
    lie(({ method }, result) => (method === 'eth_getLogs' ? [] : result));
    expect((await audit(proxy.url)).answer).toBe('differences');
  });

  it('could not tell, when a node that leaves out events tells neither the root of the storage nor receipts', async () => {
    lie(({ method }, result) => (method === 'eth_getLogs' && Array.isArray(result) ? result.toSpliced(6, 2) : result));
    const whole = proxy.url;
    const silent = await startFaultyProxy(whole);
    silent.fail({ kind: 'json-rpc-error', code: -32601, message: 'no such method' }, [
      'eth_getProof',
      'eth_getBlockReceipts',
    ]);
    const report = await audit(silent.url);
    expect(report.answer).toBe('could-not-tell');
    expect(report.notChecked.filter(({ open }) => open).map(({ code }) => code)).toEqual(['completeness']);
    // A second node, of somebody else, finds it out.
    const compared = await audit(silent.url, history.chain.anvil.url);
    expect(new Set(compared.differences.map(({ code }) => code))).toEqual(new Set(['endpoints-disagree']));
    expect(compared.differences).toHaveLength(2);
    await silent.stop();
  });

  it('names the very bits that a node tells otherwise', async () => {
    const flipped = `0x${'0'.repeat(64)}`;
    // The second word of the first batch's revocations holds the bits of 256 and 299.
    lie(({ method, params }, result) => {
      const [call] = params;
      const data = typeof call === 'object' && call !== null && 'data' in call ? String(call.data) : '';
      const isWord =
        data.length === 10 + 3 * 64 && data.endsWith(`${history.spring.root.slice(2)}${'1'.padStart(64, '0')}`);
      return method === 'eth_call' && isWord ? flipped : result;
    });
    const { differences } = await audit(proxy.url);
    expect(differences).toEqual(
      [256, 299].map((leaf) => ({
        code: 'revocation-bit',
        place: { issuerId: FIRST, root: history.spring.root, leaves: [{ first: leaf, last: leaf }] },
        expected: 'revoked',
        found: 'not revoked',
      })),
    );
  });

  it('could not tell what happened after an old head', async () => {
    proxy.fail({ kind: 'stale-head', blockNumber: 12 });
    const late = await readForAudit(
      { ...history.chain.pin, rpcUrls: [proxy.url], maxHeadAgeSeconds: 60 },
      { now, timeoutMs: 2_000 },
    );
    const report = auditReport(late, EVERYTHING);
    expect(report.reading.block.number).toBe(12);
    expect(report.answer).toBe('could-not-tell');
    expect(report.notChecked).toContainEqual(expect.objectContaining({ code: 'chain-stale', open: true }));
  });

  it('reads from the next node when one is down, lags or serves another chain, and says which could not be compared', async () => {
    const { url } = history.chain.anvil;
    for (const fault of [{ kind: 'down' }, { kind: 'wrong-chain', chainId: 5 }, { kind: 'html' }] as const) {
      proxy.fail(fault);
      const report = await audit(proxy.url, url);
      expect(report.answer, fault.kind).toBe('no-difference');
      expect(report.notChecked.map(({ code }) => code)).toContain('endpoint-unread');
    }
    proxy.fail({ kind: 'none' });
    expect((await read(proxy.url, url)).agreeing).toEqual([url]);
  });

  it('reads nothing where no node will do', async () => {
    proxy.fail({ kind: 'down' });
    await expect(read(proxy.url)).rejects.toMatchObject({ code: 'chain-unavailable' });
    proxy.fail({ kind: 'wrong-chain', chainId: 5 });
    await expect(read(proxy.url)).rejects.toMatchObject({ code: 'wrong-chain' });
    proxy.fail({ kind: 'none' });
    const { pin } = history.chain;
    const elsewhere = readForAudit({ ...pin, rpcUrls: [proxy.url], codeHash: history.spring.root as never }, { now });
    await expect(elsewhere).rejects.toMatchObject({ code: 'registry-unknown' });
    await expect(read()).rejects.toMatchObject({ code: 'chain-unavailable' });
  });

  it('keeps the records when the contract cannot be asked, and says that they are not compared', async () => {
    lie(({ method, params }, result) => {
      const [call] = params;
      const isRead = method === 'eth_call' && typeof call === 'object' && call !== null;
      return isRead ? '0x' : result;
    });
    const report = await audit(proxy.url);
    expect(report.records).toHaveLength(26);
    expect(report.answer).toBe('could-not-tell');
    expect(report.notChecked).toContainEqual(expect.objectContaining({ code: 'state-unread', open: true }));
  });

  it('audits one issuer by its own records', async () => {
    const report = auditReport(await read(proxy.url), {
      ...EVERYTHING,
      scope: { issuerIds: new Set([SECOND]), root: null },
    });
    expect(report.records.every(({ did }) => did === DIDS[1])).toBe(true);
    expect(report.counts).toMatchObject({ issuers: 1, batches: 1, certificates: 2, revoked: 1 });
  });
});
