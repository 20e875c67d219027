import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonValue } from '../../service/core/json.ts';
import { inOneOrder, samplePackage } from '../pathway/framework/case/sample-packages.ts';
import { cairn } from './cairn.ts';
import { expectRefused } from './refusal.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

const STANDARD = samplePackage('state-standard');

describe('cairn framework export of what is published', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('writes an edition by its name, and says when there is none', async () => {
    const { status, stdout } = await work.read('framework', 'export', 'data-stewardship@2026.1', '--out', 'case.json');
    expect(status).toBe(0);
    expect(stdout).toBe('Wrote data-stewardship@2026.1 with 20 items to case.json, a CASE 1.1 package.\n');
    const written = JSON.parse(await readFile(join(work.folder, 'case.json'), 'utf8'));
    expect(written.CFDocument).toMatchObject({
      identifier: '432d84fd-da65-5085-bb0b-837268387a18',
      uri: 'https://academy.example/ims/case/v1p1/CFDocuments/432d84fd-da65-5085-bb0b-837268387a18',
    });
    expectRefused(await work.run('framework', 'export', 'data-stewardship@1999'), 'framework-not-found');
  });
});

describe('cairn framework import and export', () => {
  let folder: string;
  const run = (...args: readonly string[]) => cairn(['framework', ...args], { cwd: folder });
  const read = async (file: string): Promise<Record<string, JsonValue>> =>
    JSON.parse(await readFile(join(folder, file), 'utf8'));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-case-'));
    await writeFile(join(folder, 'standards.json'), JSON.stringify(STANDARD, null, 2));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('take a CASE package in and out again, the same, and show an edit that was made between', async () => {
    const taken = await run('import', 'standards.json', '--out', 'standards.yaml');
    expect(taken.status).toBe(0);
    expect(taken.stdout).toContain('case-second-place at /CFAssociations/18');
    expect(taken.stdout).toMatch(/Framework +northland-science-standards-grades-6-8@2025-Revision, Northland/);
    expect(taken.stdout).toMatch(/Competencies +16 competencies\nWritten to +standards\.yaml\n/);

    const given = await run('export', 'standards.yaml', '--out', 'again.json', '--json');
    expect(given).toMatchObject({ status: 0, summary: { command: 'framework export', items: 16, out: 'again.json' } });
    expect(inOneOrder(await read('again.json'))).toEqual(inOneOrder(STANDARD));

    const framework = await readFile(join(folder, 'standards.yaml'), 'utf8');
    const edited = framework.replace('statement: Life science\n', 'statement: The science of life\n');
    await writeFile(join(folder, 'standards.yaml'), edited);
    await run('export', 'standards.yaml', '--out', 'edited.json');
    expect(JSON.stringify((await read('edited.json'))['CFItems'])).toContain('"fullStatement":"The science of life"');
  });

  it('show the framework where no file is named, and beside it what there is to say of the package', async () => {
    const { status, stdout, stderr } = await run('import', 'standards.json');
    expect(status).toBe(0);
    expect(parse(stdout)).toMatchObject({ type: 'CairnCompetencyFramework', edition: '2025-Revision' });
    expect(stderr).toMatch(/^standards\.json:[0-9]+:5 warning: The item /);
    const programs = await run('import', 'standards.json', '--json');
    expect(programs.records.map(({ kind }) => kind)).toEqual(['finding', 'summary']);
    expect(programs.summary).toMatchObject({ framework: parse(stdout) });
  });

  it('refuse what is no package with each place in the file, and write nothing', async () => {
    await writeFile(join(folder, 'broken.json'), JSON.stringify({ ...STANDARD, CFDocument: { title: 7 } }, null, 1));
    const { status, records } = await run('import', 'broken.json', '--out', 'broken.yaml', '--json');
    expect(status).toBe(1);
    expect(records[0]).toMatchObject({ code: 'form-missing-member', pointer: '/CFDocument/identifier' });
    expect(records.filter(({ kind }) => kind === 'finding').map(({ pointer }) => pointer)).toContain(
      '/CFDocument/title',
    );
    await expect(readFile(join(folder, 'broken.yaml'))).rejects.toThrow('ENOENT');
    expect((await run('export', 'broken.json')).stdout).toContain('form-missing-member at /type');
  });
});
