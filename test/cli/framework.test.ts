import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { CompetencyFrameworkDefinition } from '../../service/pathway/framework/competency-framework.ts';
import { competency, writtenFramework } from '../pathway/framework/framework-fixture.ts';
import { cairn } from './cairn.ts';
import { expectRefused } from './refusal.ts';

/** An installation that never asks its chain. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-framework-'));
  await mkdir(join(folder, '.cairn'));
  const deployment = {
    ...{ name: 'no chain is asked here', chainId: 31337, registry: `0x${'11'.repeat(20)}` },
    ...{ codeHash: `0x${'22'.repeat(32)}`, finality: 'finalized', maxHeadAgeSeconds: 60, rpcUrls: [] },
  };
  const configuration = {
    ...{ type: 'CairnConfiguration', version: 1, publicUrl: 'https://academy.example', deployment, keys: {} },
    ...{ listen: { host: '127.0.0.1', port: 0 }, issuer: { did: 'did:web:academy.example', name: 'Academy' } },
    frameworkSignOffs: ['industry', 'accreditor'],
  };
  await writeFile(join(folder, '.cairn', 'config.json'), JSON.stringify(configuration));
  await writeFile(join(folder, '.cairn', 'pins.json'), '{"deployments": [], "issuers": []}');
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]) => cairn(['framework', ...args, '--json'], { cwd: folder });
const read = (...args: readonly string[]) => cairn(['framework', ...args], { cwd: folder });
const write = (name: string, changes: Partial<CompetencyFrameworkDefinition> = {}) =>
  writeFile(join(folder, name), stringify(writtenFramework(changes), { defaultStringType: 'QUOTE_DOUBLE' }));

describe('a framework, by commands', () => {
  it('is checked with the lines of its file, without an installation', async () => {
    await write('broken.yaml', { reviewOn: '2027-02-30' });
    const checked = await cairn(['framework', 'check', 'broken.yaml'], { cwd: folder, env: { CAIRN_HOME: 'none' } });
    expect(checked.status).toBe(1);
    expect(checked.stdout).toMatch(/^broken\.yaml:\d+:\d+ error: 2027-02-30 is no day of the calendar\.$/m);
    const { summary, records } = await run('check', 'broken.yaml', '--format', 'people');
    expect(summary).toMatchObject({
      errors: 1,
      files: [{ reference: 'urn:cairn:framework:welding:1', usable: false }],
    });
    expect(records).toContainEqual(expect.objectContaining({ code: 'date-not-a-day', pointer: '/reviewOn' }));
  });

  it('is drafted, put before its reviewers, and made a draft again by a change, which voids what they said', async () => {
    await write('welding.yaml');
    expect((await run('draft', 'welding.yaml')).summary).toMatchObject({
      change: 'new',
      standing: 'draft',
      findings: 0,
    });
    expect((await run('submit', 'welding')).summary).toMatchObject({ new: true, standing: 'in-review' });
    const board = ['--reviewer', 'Advisory board', '--comment', 'Just what we hire for.'];
    expect((await run('sign-off', 'welding', '--role', 'industry', '--approve', ...board)).summary).toMatchObject({
      ...{ role: 'industry', decision: 'approved', reviewerName: 'Advisory board', counts: true },
      review: [
        { role: 'industry', standing: 'approved' },
        { role: 'accreditor', standing: 'missing' },
      ],
    });
    await write('welding.yaml', { title: 'Welding, amended' });
    expect((await run('draft', 'welding.yaml')).summary).toMatchObject({ change: 'replaced', voidSignOffs: 1 });
    const { stdout } = await read('show', 'welding');
    expect(stdout).toMatch(/^industry +missing$/m);
    expect(stdout).toMatch(/industry approved \(of an earlier text: void\), Advisory board, written down by/);
    expect(stdout).toContain('Just what we hire for.');
  });

  it('is published with the sign-offs that are asked for, or with a reason for going without', async () => {
    await run('submit', 'welding@1');
    await run('sign-off', 'welding', '--role', 'industry', '--approve');
    const refused = await run('publish', 'welding');
    expectRefused(refused, 'framework-not-signed-off');
    expect(refused.error?.details).toMatchObject({ missing: ['accreditor'], rejected: [] });
    const reason = 'There is no accreditor in this field.';
    expect((await run('publish', 'welding', '--without', 'accreditor', '--reason', reason)).summary).toMatchObject({
      ...{ new: true, standing: 'published', publishedWithout: { roles: ['accreditor'], reason } },
    });
    await write('welding.yaml', { title: 'Another' });
    expectRefused(await run('draft', 'welding.yaml'), 'framework-published');
  });

  it('has its editions listed and told apart', async () => {
    await write('next.yaml', { title: 'Welding, amended', edition: '2', competencies: [competency('run-bead')] });
    const { stdout } = await read('diff', 'welding@1', 'next.yaml');
    expect(stdout).toContain('urn:cairn:framework:welding:1 → urn:cairn:framework:welding:2');
    expect(stdout).toMatch(/A competency is gone \(breaking\)\n {4}- can join two pieces of metal/);
    expect(stdout).toMatch(/^\d+ changes, 3 of them break what refers to the earlier edition\.$/m);
    const list = await read('list');
    expect(list.stdout).toMatch(/^data-stewardship@2026\.1 +Data Stewardship +published +20 +2029-06-30 +Cairn$/m);
    expect(list.stdout).toMatch(/^welding@1 +Welding, amended +published +4 +– +here$/m);
  });

  it('is refused by a command that says too little or too much', async () => {
    expectRefused(await run('sign-off', 'welding', '--role', 'industry'), 'malformed-command');
    expectRefused(await run('sign-off', 'welding', '--role', 'industry', '--approve', '--reject'), 'malformed-command');
    expectRefused(await run('submit', 'welding', '--digest', '0x12'), 'malformed-command');
  });
});
