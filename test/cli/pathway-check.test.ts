import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { soundPathway } from '../pathway/check/broken/sound-pathway.ts';
import { writtenFramework } from '../pathway/framework/framework-fixture.ts';
import { cairn } from './cairn.ts';

const EXAMPLE = new URL('../../service/pathway/examples/oulad-aaa.json', import.meta.url);

const QUOTED = { defaultStringType: 'QUOTE_DOUBLE' } as const;

/** Wrong in ways that people are wrong in. */
const BROKEN = `# A course that is not finished.
type: CairnPathway
version: 2
id: first-aid
edition: 1.10
titel: First aid
description: What to do until help comes.
language: en
modules:
  - id: bleeding
    title: Bleeding
    workloadHours: 30
tiers: []
awards: none
`;

describe('cairn pathway check', () => {
  let folder: string;
  const run = (...args: readonly string[]) => cairn(['pathway', 'check', ...args], { cwd: folder });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-check-'));
    const example = await readFile(EXAMPLE, 'utf8');
    await writeFile(join(folder, 'good.json'), example);
    await writeFile(join(folder, 'good.yaml'), stringify(JSON.parse(example), QUOTED));
    await writeFile(join(folder, 'broken.yaml'), BROKEN);
    await writeFile(join(folder, 'broken.json'), '{\n  "type": "CairnPathway",\n  "version": 2,\n}\n');
    await writeFile(join(folder, 'traps.yml'), 'type: CairnPathway\nprovider:\n  country: no\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('finds nothing wrong in a good definition, and says what it is', async () => {
    const { status, stdout } = await run('good.yaml');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Pathway {2}urn:cairn:pathway:oulad-aaa:\S+\nDigest {3}0x[0-9a-f]{64}\nAwards /);
    expect(stdout).toMatch(/\n\nNothing is wrong in good\.yaml\.\n$/);
  });

  it('finds the same digest in JSON and in YAML', async () => {
    const { summary } = await run('good.json', 'good.yaml', '--json');
    expect(summary).toMatchObject({ kind: 'summary', command: 'pathway check', errors: 0, warnings: 0 });
    const [json, yaml] = Object(summary['files']);
    expect(yaml).toEqual({ ...json, file: 'good.yaml' });
    expect(json).toMatchObject({ usable: true, id: 'oulad-aaa' });
  });

  it('shows what is wrong as compilers do, and ends with 1', async () => {
    const { status, stdout, stderr } = await run('broken.yaml');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toBe(
      [
        'broken.yaml:2:1 error: "title" is missing.',
        '    2 │ type: CairnPathway',
        '      │ ^^^^^^^^^^^^^^^^^^',
        '  Add it: one line of text with nothing blank around it.',
        '  form-missing-member at /title',
        '',
        'broken.yaml:5:10 error: "edition" is the number 1.1, where text is asked for.',
        '    5 │ edition: 1.10',
        '      │          ^^^^',
        '  Write it in quotation marks: "1.10".',
        '  form-wrong-value at /edition',
        '',
        'broken.yaml:6:1 error: "titel" is no member that can stand here.',
        '    6 │ titel: First aid',
        '      │ ^^^^^',
        '  Is "title" meant? Otherwise leave it out.',
        '  form-unknown-member at /titel',
        '',
        'broken.yaml:12:20 error: "workloadHours" is the number 30, where text is asked for.',
        '   12 │     workloadHours: 30',
        '      │                    ^^',
        '  Write it in quotation marks: "30".',
        '  form-wrong-value at /modules/0/workloadHours',
        '',
        'broken.yaml:13:1 error: "tiers" is an empty list.',
        '   13 │ tiers: []',
        '      │ ^^^^^',
        '  Add an entry.',
        '  form-wrong-value at /tiers',
        '',
        'broken.yaml:14:9 error: "awards" is the text "none", where a list is asked for.',
        '   14 │ awards: none',
        '      │         ^^^^',
        '  Write a list: in brackets, or each entry on a line after "- ".',
        '  form-wrong-value at /awards',
        '',
        '6 errors in broken.yaml.',
        '',
      ].join('\n'),
    );
  });

  it('tells programs the same, a line each', async () => {
    const { status, records, summary } = await run('traps.yml', 'broken.json', '--json');
    expect(status).toBe(1);
    expect(records.slice(0, -1)).toEqual([
      {
        ...{ kind: 'finding', file: 'traps.yml', code: 'form-unquoted', severity: 'error', pointer: '' },
        sentence: 'Without quotation marks, some programs take no for true or false.',
        remedy: 'If it is text, write it in quotation marks: "no".',
        ...{ line: 3, column: 12, endLine: 3, endColumn: 14 },
      },
      {
        ...{ kind: 'finding', file: 'broken.json', code: 'form-not-readable', severity: 'error', pointer: '' },
        sentence: 'Expected a name in quotes.',
        remedy: 'Correct it here, or a little before; a file in YAML has a name that ends in .yaml.',
        ...{ line: 4, column: 1, endLine: 4, endColumn: 2 },
      },
    ]);
    expect(summary).toMatchObject({ errors: 2, warnings: 0, files: [{ usable: false }, { usable: false }] });
  });

  it('holds a definition against frameworks in files beside it, on any day', async () => {
    await writeFile(join(folder, 'welding.yaml'), stringify(writtenFramework({ reviewOn: '2028-01-01' }), QUOTED));
    await writeFile(join(folder, 'welder.yaml'), stringify(soundPathway, QUOTED));
    const held = ['welder.yaml', '--framework', 'welding.yaml', '--as-of'];
    const codes = async (...args: readonly string[]) => {
      const { status, records } = await run(...args, '--json');
      return [status, records.slice(0, -1).map(({ code, line }) => `${code} ${line}`)];
    };
    const line =
      stringify(soundPathway, QUOTED)
        .split('\n')
        .findIndex((text) => text.includes('"metal-basics"')) + 1;
    const elsewhere = `reference-to-nothing ${line}`;
    expect(await codes(...held, '2027-03-01')).toEqual([1, [elsewhere]]);
    expect(await codes(...held, '2028-02-01')).toEqual([
      1,
      [expect.stringMatching(/^framework-review-due /), elsewhere],
    ]);
    expect(await codes('welder.yaml', '--as-of', '2027-03-01')).toEqual([
      ...[1, expect.arrayContaining([expect.stringMatching(/^framework-unknown /)])],
    ]);
    expect((await run(...held, '2027-02-30', '--json')).error?.code).toBe('malformed-date');
    expect((await run('welder.yaml', '--framework', 'welder.yaml', '--json')).error?.code).toBe('malformed-framework');
  });

  it('ends with 0 for warnings, and strictly with 1', async () => {
    const example: unknown = JSON.parse(await readFile(EXAMPLE, 'utf8'));
    await writeFile(join(folder, 'due.json'), JSON.stringify({ ...Object(example), reviewOn: '2020-01-01' }, null, 2));
    const due = await run('due.json');
    expect([due.status, due.stdout]).toEqual([
      0,
      expect.stringMatching(/^due\.json:\d+:15 warning: [\s\S]*\n1 warning in due\.json\.\n$/),
    ]);
    expect((await run('due.json', '--strict')).status).toBe(1);
  });

  it('writes one JSON document, or SARIF, to the terminal or into a file', async () => {
    const json = await run('broken.json', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ errors: 1, findings: [{ file: 'broken.json', line: 4 }] });
    const sarif = await run('broken.yaml', 'good.json', '--format', 'sarif', '--out', 'findings.sarif');
    expect([sarif.status, sarif.stdout]).toEqual([1, '6 errors in 2 files.\nAll of it stands in findings.sarif.\n']);
    const log: unknown = JSON.parse(await readFile(join(folder, 'findings.sarif'), 'utf8'));
    expect(log).toHaveProperty('runs.0.results.length', 6);
    expect(log).toHaveProperty('runs.0.results.1.locations.0.physicalLocation.region.startLine', 5);
    await run('broken.yaml', '--out', 'findings.txt');
    expect(await readFile(join(folder, 'findings.txt'), 'utf8')).toContain('form-wrong-value at /edition\n');
  });

  it('refuses what cannot be read or written, and an unknown format', async () => {
    expect((await run('nothing.yaml', '--json')).error?.code).toBe('file-unreadable');
    expect((await run('good.json', '--out', 'no/such/folder', '--json')).error?.code).toBe('output-unwritable');
    expect((await run('good.json', '--format', 'xml', '--json')).error?.code).toBe('malformed-command');
  });
});
