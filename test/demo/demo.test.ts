import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLearners } from '../../scripts/demo/generated-cohort.ts';
import { startLocalNode } from '../../service/chain/local-node.ts';
import { certificateInPdf, isPdf } from '../../service/registrar/certificates/certificate-in-pdf.ts';
import { verifyBy } from '../registrar/installation-on-anvil.ts';
import { answers, pinsIn, runDemo, type Summary, startDemo, summaryOf } from './demo-process.ts';

const LONG = process.env['CAIRN_LONG'] === '1';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-demo-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Rows of the database that the demonstration has left. */
function rows(query: string): unknown[] {
  const database = new Database(join(folder, '.cairn', 'cairn.sqlite'), { readonly: true });
  const found = database.prepare(query).all();
  database.close();
  return found;
}

const issued = () => rows('select credential_hash, batch_id, leaf_index from credential order by credential_hash');

/** The text of a certificate file, or of the one that is attached to a PDF. */
async function textOf(bytes: Uint8Array): Promise<string> {
  return new TextDecoder().decode(isPdf(bytes) ? await certificateInPdf(bytes) : bytes);
}

/** The verdicts on the sample files, on the demonstration's chain, which is up for the while. */
async function verdicts({ files, rpcUrl }: Summary): Promise<Record<string, string>> {
  const node = await startLocalNode({
    port: Number(new URL(rpcUrl).port),
    state: join(folder, '.cairn', 'chain', 'state.json'),
  });
  const pins = await pinsIn(folder);
  const found: Record<string, string> = {};
  for (const [name, path] of Object.entries(files)) {
    const bytes = await readFile(path);
    const { verdict, reason } = await verifyBy(pins, await textOf(bytes));
    found[name] = reason === null ? verdict : `${verdict}: ${reason}`;
  }
  await node.stop();
  return found;
}
const VERDICTS = { valid: 'valid', pdf: 'valid', revoked: 'invalid: revoked', tampered: 'invalid: proof-invalid' };

/** What stays the same from start to start. */
const lasting = ({ certificates, statements, batches, files, rpcUrl, registry, verifyUrl }: Summary) => ({
  certificates,
  statements,
  batches,
  files,
  rpcUrl,
  registry,
  verifyUrl,
});

describe('the demonstration', { timeout: 240_000 }, () => {
  let first: Summary;

  it('goes from results to certificate files, ends with the summary, and leaves no node behind', async () => {
    const { summary, steps } = await runDemo(folder);
    first = summary;
    expect(summary.certificates).toBeGreaterThan(100);
    expect(summary.statements).toBeLessThan(generatedLearners().length);
    expect(summary.batches).toBe(3);
    expect(summary.waysIn).toBeNull();
    expect(summary.gasUsed / summary.batches).toBeLessThan(49_500);
    expect(steps.filter((line) => line.startsWith('✓')).length).toBeGreaterThanOrEqual(9);
    expect(await answers(summary.rpcUrl)).toBe(false);
    expect(await verdicts(summary)).toEqual(VERDICTS);
  });

  it('at a second start finds its state: the same port, registry and files, and nothing issued anew', async () => {
    const before = issued();
    const acts = rows('select * from act order by act_id');
    const { summary } = await runDemo(folder);
    expect(lasting(summary)).toEqual(lasting(first));
    expect(summary.gasUsed).toBe(first.gasUsed);
    expect(issued()).toEqual(before);
    expect(rows('select * from act order by act_id')).toEqual(acts);
    expect(await verdicts(summary)).toEqual(VERDICTS);
  });

  it('notices that the chain lost everything, and catches up with the same registry and roots', async () => {
    const before = issued();
    await rm(join(folder, '.cairn', 'chain'), { recursive: true });
    const { summary, steps } = await runDemo(folder);
    expect(steps.find((line) => line.includes('What the chain holds'))).toContain(
      "had been lost with the chain's tail",
    );
    expect(lasting(summary)).toEqual(lasting(first));
    expect(issued()).toEqual(before);
    expect(rows("select * from batch where state <> 'final'")).toEqual([]);
    // The revocation is the same one, done again: not refused because it came before its batch.
    expect(rows("select state from act where kind = 'revoke'")).toEqual([{ state: 'final' }]);
    expect(await verdicts(summary)).toEqual(VERDICTS);
  });

  it('goes back to the state of an earlier start when its file is unreadable', async () => {
    const state = join(folder, '.cairn', 'chain', 'state.json');
    const half = (await readFile(state, 'utf8')).slice(0, 1_000);
    await writeFile(state, half);
    const { summary } = await runDemo(folder);
    expect(lasting(summary)).toEqual(lasting(first));
    expect(await verdicts(summary)).toEqual(VERDICTS);
  });

  it('stays up without --once until it is told to stop, and leaves no node behind', async () => {
    const demo = startDemo(folder, '--json');
    while (demo.output.length === 0 && demo.child.exitCode === null) await sleep(50);
    const summary = summaryOf(demo.output);
    expect((await fetch(summary.verifyUrl)).status).toBe(200);
    expect((await fetch(new URL('/.well-known/did.json', summary.verifyUrl))).status).toBe(200);
    expect(await answers(summary.rpcUrl)).toBe(true);
    const { deskKey = '', holderUrl = '', learnerUrl = '' } = summary.waysIn ?? {};
    expect((await fetch(summary.deskUrl)).status).toBe(200);
    const asRegistrar = { headers: { authorization: `Bearer ${deskKey}` } };
    expect(await (await fetch(new URL('/v1/session', summary.deskUrl), asRegistrar)).json()).toMatchObject({
      role: 'registrar',
    });
    const [, token = ''] = holderUrl.split('#');
    expect((await fetch(new URL(`/v1/certificates/${token}`, summary.deskUrl))).status).toBe(200);
    const signedIn = await fetch(new URL('/v1/learn/sessions', summary.deskUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(learnerUrl).origin },
      body: JSON.stringify({ code: learnerUrl.split('#code=')[1] }),
    });
    expect(signedIn.status).toBe(201);
    // Neither is kept where somebody could read it.
    expect(
      rows('select * from api_key')
        .map((row) => JSON.stringify(row))
        .join(),
    ).not.toContain(deskKey);
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    expect(await answers(summary.rpcUrl)).toBe(false);
  });

  it('says what is in the way when its port is taken, without a stack trace', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(Number(new URL(first.rpcUrl).port), '127.0.0.1', resolve));
    const demo = startDemo(folder, '--once', '--json');
    expect(await demo.ended).toBe(3);
    await new Promise((resolve) => server.close(resolve));
    const text = demo.steps.join('\n');
    expect(text).toContain('[port-in-use]');
    expect(text).not.toContain('    at ');
  });
});

describe('the demonstration, killed in the middle of its steps', { timeout: 600_000 }, () => {
  it('ends well when it is started again', async () => {
    await rm(join(folder, '.cairn'), { recursive: true });
    let killed = 0;
    for (let round = 0; round < (LONG ? 25 : 3); round += 1) {
      const demo = startDemo(folder, '--once', '--json');
      await sleep(2_000 + Math.random() * 6_000);
      demo.child.kill('SIGKILL');
      if ((await demo.ended) === 'SIGKILL') killed += 1;
      // The node's guard learns of it and ends the node in good order.
      await sleep(1_000);
    }
    expect(killed).toBeGreaterThan(0);
    const { summary } = await runDemo(folder);
    const { certificates, statements, batches } = summary;
    expect({ batches, issued: certificates + statements }).toMatchObject({ batches: 3 });
    const once = rows('select learner_id, award_id, count(*) as times from credential group by 1, 2 having times > 1');
    expect(once).toEqual([]);
    expect(rows("select * from batch where state <> 'final'")).toEqual([]);
    expect(await verdicts(summary)).toEqual(VERDICTS);
    expect(await answers(summary.rpcUrl)).toBe(false);
  });
});
