import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, recheckFinal } from '../../service/anchoring/advance.ts';
import { runUntilSettled } from '../../service/anchoring/run-anchoring.ts';
import { readRegistryEvents } from '../../service/chain/read-events.ts';
import { CairnError } from '../../service/core/errors.ts';
import { parseHash32 } from '../../service/core/hex.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { type Pathway, parsePathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import {
  chainPublicationOf,
  publishOnChain,
  requestPublicationHere,
} from '../../service/registrar/pathways/chain-publication.ts';
import { keepPathway } from '../../service/registrar/pathways/keep-pathway.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { openStore } from '../../service/store/store.ts';
import {
  type AnvilInstallation,
  at,
  cohortOf,
  passingLearner,
  startInstallation,
  through,
  withKey,
} from '../registrar/installation-on-anvil.ts';
import {
  anchorEvents,
  anchoringOf,
  nonceOf,
  request,
  setAutomine,
  settle,
  snapshot,
  standing,
} from './anchoring-setting.ts';
import { type FailingRequests, type Loss, startFailingRequests } from './failing-request.ts';

const LONG = process.env['CAIRN_LONG'] === '1';

let setting: AnvilInstallation;
let proxy: FailingRequests;
beforeAll(async () => {
  setting = await startInstallation({ published: false });
  proxy = await startFailingRequests(setting.chain.anvil.url);
});
afterAll(async () => {
  await proxy.stop();
  await setting.close();
});

const admin = () => setting.chain.signer(1);
let editions = 0;

/** An edition that nobody has published yet. */
function newEdition(): Pathway {
  editions += 1;
  return parsePathway({ ...Object(shippedPathway('oulad-aaa').source), edition: `test-${editions}` });
}

/** A sealed batch of a cohort of an edition. */
async function sealOf(installation: Installation, pathway: Pathway): Promise<string> {
  const id = `cohort-${pathway.edition}-${Math.random().toString(36).slice(2)}`;
  await importCohort(installation, { ...cohortOf(id), pathway }, [passingLearner(id, 0)]);
  await evaluateCohorts(installation, [id]);
  return at(await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] }), 0).batchId;
}

/** What of a version, and of the batches that were anchored, the chain has in its order. */
async function onChain(pathway: Pathway): Promise<{ published: number[]; anchored: number[] }> {
  const { chain } = setting;
  const { number } = await chain.reader.head();
  const events = await readRegistryEvents(chain.node, { registry: chain.registry, fromBlock: 0, toBlock: number });
  const places = (wanted: (event: (typeof events)[number]) => boolean) =>
    events.flatMap((event, place) => (wanted(event) ? [place] : []));
  const digest = pathwayDigest(pathway);
  return {
    published: places((event) => event.kind === 'document-published' && event.digest === digest),
    anchored: places((event) => event.kind === 'batch-anchored'),
  };
}

describe('a pathway version that is used for the first time', () => {
  it('stands on the chain before its first batch, once, and since when is written down', async () => {
    const { installation, chain } = setting;
    const pathway = newEdition();
    const key = await installation.signer('anchor');
    const nonce = await nonceOf(setting, key);
    const batchIds = [await sealOf(installation, pathway), await sealOf(installation, pathway)];
    await anchorBatches(installation, batchIds);
    await anchorBatches(installation, [await sealOf(installation, pathway)]);
    const { published, anchored } = await onChain(pathway);
    expect(published).toHaveLength(1);
    expect(anchored.filter((place) => place > at(published, 0))).toHaveLength(3);
    expect(await nonceOf(setting, key)).toBe(nonce + 4);
    const seconds = await chain.reader.publishedAt(
      installation.issuer.issuerId ?? 0n,
      'pathway-version',
      pathwayDigest(pathway),
    );
    expect(await chainPublicationOf(installation, pathwayDigest(pathway))).toMatchObject({
      state: 'final',
      since: new Date((seconds ?? 0) * 1000).toISOString(),
      transactionHash: expect.stringMatching(/^0x/),
      failure: null,
    });
  });

  it('is waited for: nothing of its batches is signed before a block has it, nor final before it is', async () => {
    const slow = { ...setting.installation };
    const installation = { ...slow, deployment: { ...slow.deployment, finality: { confirmations: 3 } } };
    const pathway = newEdition();
    const batchId = await sealOf(installation, pathway);
    const anchoring = await anchoringOf(installation);
    await request(installation, batchId);
    const states: string[] = [];
    for (let pass = 0; pass < 8; pass += 1) {
      await advance(anchoring);
      const publication = await chainPublicationOf(installation, pathwayDigest(pathway));
      states.push(`${publication?.state} ${(await standing(installation, batchId)).act.state}`);
      if (pass > 3) await setting.chain.mine(1);
    }
    expect(states).toEqual([
      'submitted pending',
      'included pending',
      'included submitted',
      ...['included included', 'included included', 'final included', 'final final', 'final final'],
    ]);
  });

  it('by a key that has been replaced since is waited for until it is final', async () => {
    const { chain } = setting;
    const slow = { ...setting.installation.deployment, finality: { confirmations: 3 } };
    const installation = { ...setting.installation, deployment: slow };
    const pathway = newEdition();
    const batchId = await sealOf(installation, pathway);
    await request(installation, batchId);
    const both = [await installation.signer('anchor'), chain.signer(7)];
    const anchoring = await anchoringOf(installation, { keys: both });
    for (let pass = 0; pass < 2; pass += 1) await advance(anchoring);
    await chain.send(
      admin(),
      chain.calls.addKey(installation.issuer.issuerId ?? 0n, at(both, 1).address, ['anchor'], 0, 0),
    );
    await request(installation, batchId, at(both, 1));
    for (let pass = 0; pass < 3; pass += 1) await advance(anchoring);
    expect((await standing(installation, batchId)).transactions).toEqual([]);
    await settle(anchoring, () => chain.mine(1));
    expect((await standing(installation, batchId)).batch.state).toBe('final');
  });

  it('and refused by the contract holds its batches back with the reason, and is tried again', async () => {
    const { chain, installation } = setting;
    const key = chain.signer(8);
    const other = withKey(installation, 'anchor', key);
    const pathway = newEdition();
    const batchId = await sealOf(other, pathway);
    await expect(anchorBatches(other, [batchId])).rejects.toMatchObject({
      code: 'act-refused',
      details: { cause: 'key-not-added' },
      message: expect.stringContaining('pathway version'),
    });
    expect(await chainPublicationOf(other, pathwayDigest(pathway))).toMatchObject({ state: 'refused' });
    await chain.send(admin(), chain.calls.addKey(installation.issuer.issuerId ?? 0n, key.address, ['anchor'], 0, 0));
    expect(await anchorBatches(other, [batchId])).toHaveLength(1);
    expect((await onChain(pathway)).published).toHaveLength(1);
  });
});

describe('a publication on the chain', () => {
  it('whose transaction is reverted is told with the reason, and made again when it is asked for', async () => {
    const { installation, chain } = setting;
    const pathway = await keepPathway(installation.store.db, newEdition());
    const digest = pathwayDigest(pathway);
    const key = chain.signer(9);
    const other = withKey(installation, 'anchor', key);
    const { timestamp } = await chain.reader.head();
    const ends = timestamp + 30;
    await chain.send(admin(), chain.calls.addKey(installation.issuer.issuerId ?? 0n, key.address, ['anchor'], 0, ends));
    const actId = await requestPublicationHere(other, digest);
    const anchoring = await anchoringOf(other);
    await setAutomine(setting, false);
    await advance(anchoring, new Set([actId]));
    // Its block comes when the key is over.
    await chain.node.result('evm_setNextBlockTimestamp', [ends + 1]);
    await chain.mine(1);
    await setAutomine(setting, true);
    for (let pass = 0; pass < 2; pass += 1) await advance(anchoring, new Set([actId]));
    expect(await chainPublicationOf(other, digest)).toMatchObject({ state: 'refused', since: null });
    expect((await onChain(pathway)).published).toEqual([]);
    expect(await publishOnChain(installation, digest)).toMatchObject({ state: 'final', failure: null });
    expect((await onChain(pathway)).published).toHaveLength(1);
  });

  it('that an earlier life of this store has made is found, with its time, and not sent again', async () => {
    const { installation } = setting;
    const pathway = await keepPathway(installation.store.db, newEdition());
    const folder = await mkdtemp(join(tmpdir(), 'cairn-backup-'));
    await installation.store.db.executeQuery({
      sql: 'pragma wal_checkpoint(truncate)',
      parameters: [],
      query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
      queryId: { queryId: 'checkpoint' },
    });
    await copyFile(installation.store.file, join(folder, 'cairn.sqlite'));
    const before = await publishOnChain(installation, pathwayDigest(pathway));
    const restored = { ...installation, store: await openStore(join(folder, 'cairn.sqlite')) };
    const nonce = await nonceOf(setting, await installation.signer('anchor'));
    expect(await publishOnChain(restored, pathwayDigest(pathway))).toMatchObject({
      state: 'final',
      since: before?.since,
      transactionHash: null,
    });
    await anchorBatches(restored, [await sealOf(restored, pathway)]);
    expect(await nonceOf(setting, await installation.signer('anchor'))).toBe(nonce + 1);
    expect((await onChain(pathway)).published).toHaveLength(1);
    await restored.store.close();
    await rm(folder, { recursive: true });
  });

  it('that a chain lost with its tail is noticed, and made again before what follows it', async () => {
    const { installation } = setting;
    const pathway = newEdition();
    const batchId = await sealOf(installation, pathway);
    const goBack = await snapshot(setting);
    await anchorBatches(installation, [batchId]);
    await goBack();
    expect(await recheckFinal(await anchoringOf(installation))).toBeGreaterThanOrEqual(2);
    expect(await chainPublicationOf(installation, pathwayDigest(pathway))).toMatchObject({
      state: 'submitted',
      since: null,
    });
    await settle(await anchoringOf(installation));
    const { published, anchored } = await onChain(pathway);
    expect(published).toHaveLength(1);
    expect(at(anchored, -1 + anchored.length)).toBeGreaterThan(at(published, 0));
  });

  it('asked for twice at once is made once', async () => {
    const { installation } = setting;
    const pathway = await keepPathway(installation.store.db, newEdition());
    const nonce = await nonceOf(setting, await installation.signer('anchor'));
    await Promise.all([1, 2].map(() => publishOnChain(installation, pathwayDigest(pathway))));
    expect(await nonceOf(setting, await installation.signer('anchor'))).toBe(nonce + 1);
  });
});

/** Publishes and anchors while requests are lost, running again whenever a run ends; returns the requests of it all. */
async function publishThrough(losses: ReadonlyMap<number, Loss>): Promise<number> {
  const installation = through(setting.installation, proxy.url);
  const key = await installation.signer('anchor');
  const pathway = newEdition();
  const batchId = await sealOf(installation, pathway);
  await request(installation, batchId);
  const nonce = await nonceOf(setting, key);
  const anchoring = await anchoringOf(installation);
  proxy.fail(losses);
  for (let run = 0; ; run += 1) {
    try {
      await runUntilSettled(anchoring, { pollMs: 0 });
      break;
    } catch (error) {
      if (!(error instanceof CairnError) || error.code !== 'chain-unavailable' || run > losses.size) throw error;
    }
  }
  const { count } = proxy;
  proxy.fail(new Map());
  expect(await chainPublicationOf(installation, parseHash32(pathwayDigest(pathway)))).toMatchObject({ state: 'final' });
  expect(await anchorEvents(setting, batchId)).toBe(1);
  const { published, anchored } = await onChain(pathway);
  expect(published).toHaveLength(1);
  expect(at(anchored, anchored.length - 1)).toBeGreaterThan(at(published, 0));
  expect(await nonceOf(setting, key)).toBe(nonce + 2);
  return count;
}

describe('publishing, when a request is lost', () => {
  it('at any point, before the node acts or after, publishes once, and before the batch', {
    timeout: 120_000,
  }, async () => {
    const requests = await publishThrough(new Map());
    expect(requests).toBeGreaterThan(20);
    expect(requests).toBeLessThan(120);
    for (let place = 1; place <= requests; place += LONG ? 1 : 4) {
      for (const loss of ['request', 'answer'] as const) await publishThrough(new Map([[place, loss]]));
    }
  });
});
