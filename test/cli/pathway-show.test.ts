import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threeTierDefinition } from '../pathway/drawing/three-tier-pathway.ts';
import { cairn } from './cairn.ts';
import { expectRefused } from './refusal.ts';

describe('cairn pathway show', () => {
  let folder: string;
  const run = (...args: readonly string[]) => cairn(['pathway', 'show', ...args], { cwd: folder });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-show-'));
    await writeFile(join(folder, 'three-tiers.json'), JSON.stringify(threeTierDefinition));
    const [first, ...others] = threeTierDefinition.modules;
    const late = { ...first, prerequisites: ['thesis'] };
    await writeFile(join(folder, 'late.json'), JSON.stringify({ ...threeTierDefinition, modules: [late, ...others] }));
    await writeFile(join(folder, 'broken.json'), '{"type": "CairnPathway"}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('draws a pathway that ships, without an installation', async () => {
    const { status, stdout } = await run('data-stewardship-foundations');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Foundations of Data Stewardship\ndata-stewardship-foundations@/);
    expect(stdout).toContain('│ 1  Describing data  ');
    expect(stdout).toContain('║ ★  Certificate  ');
  });

  it('lists everything in words where that is asked for', async () => {
    const { stdout } = await run('data-stewardship-foundations', '--detail', '--narrow', '--ascii');
    expect(stdout).toContain('\nTier 1: Foundations\nEQF 5\n');
    expect(stdout).toMatch(/- Data sharing plan\n {8}decides · peer-reviewed by 3 · 100 % · honour code/);
    expect(stdout).toContain('- Missing: Names no licence, or one that the consent does not allow.');
    expect(stdout).not.toMatch(/[│╭▶●]/u);
  });

  it('writes an SVG into a file, for a desk or for a phone', async () => {
    const { status, stdout } = await run('three-tiers.json', '--svg', 'wide.svg');
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^Drew conservation-professional@2026\.1 into wide\.svg\.\n/),
    ]);
    await run('three-tiers.json', '--svg', 'narrow.svg', '--narrow');
    const widths = await Promise.all(
      ['wide.svg', 'narrow.svg'].map(async (name) => {
        const svg = await readFile(join(folder, name), 'utf8');
        expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
        expect(svg).toMatch(/<\/svg>\n$/);
        return Number(/ width="([0-9.]+)"/.exec(svg)?.[1]);
      }),
    );
    expect(widths[0]).toBeGreaterThan(1000);
    expect(widths[1]).toBeLessThanOrEqual(360);
  });

  it('marks what the check finds where it finds it', async () => {
    const { stdout, status } = await run('late.json');
    expect(status).toBe(0);
    expect(stdout).toContain('│ ✗ ');
    expect(stdout).toMatch(/finding/);
  });

  it('gives the drawing to programs', async () => {
    const { summary } = await run('three-tiers.json', '--json');
    expect(summary).toMatchObject({
      command: 'pathway show',
      id: 'conservation-professional',
      edition: '2026.1',
      digest: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    });
    expect(summary['tiers']).toHaveLength(3);
    expect(summary['links']).toContainEqual({
      kind: 'award',
      from: 'award:foundations-micro',
      to: 'award:specialist-certificate',
    });
  });

  it('refuses what is no pathway, what is not there, and names that nobody knows', async () => {
    expectRefused(await run('broken.json', '--json'), 'malformed-pathway');
    expectRefused(await run('missing.json', '--json'), 'file-unreadable');
    expectRefused(await run('nothing@1', '--json'), 'pathway-not-found');
    expectRefused(await run('three-tiers.json', '--svg', 'no/such/folder.svg', '--json'), 'output-unwritable');
  });
});
