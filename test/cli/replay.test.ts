import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatEvidence } from '../../service/pathway/evaluation/evidence/certificate-evidence.ts';
import { shippedFrameworks } from '../../service/pathway/examples/shipped-frameworks.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { excellent } from '../issuing/credential-input.ts';
import { certificateWithEvidence } from '../issuing/replay/certificate-with-evidence.ts';
import { cairn } from './cairn.ts';

/** A folder without an installation, with a certificate and evidence: what an auditor has. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-replay-'));
  const made = certificateWithEvidence(dataStewardshipPathway, 'certificate', excellent, shippedFrameworks);
  if (made === null) throw new Error('the record does not earn the award');
  const { credential, evidence } = made;
  const [first, ...others] = evidence.record.results;
  if (first === undefined) throw new Error('the record has results');
  const results = [{ ...first, score: '12' }, ...others];
  await write('certificate.json', JSON.stringify(credential.json));
  await write('evidence.json', formatEvidence(evidence));
  await write('changed.json', formatEvidence({ ...evidence, record: { ...evidence.record, results } }));
  await write('newer.json', formatEvidence(evidence).replace('"version": 1', '"version": 9'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const replay = (...args: readonly string[]) => cairn(['evaluate', ...args], { cwd: folder });

describe('cairn evaluate --replay', () => {
  it('takes the decision again from two files, and says what it looked at', async () => {
    const { status, stdout, stderr } = await replay('--replay', 'certificate.json', '--evidence', 'evidence.json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^THE SAME: Taken again from its evidence, the decision behind this certificate comes out as it was\./,
    );
    expect(stdout.match(/✓ passed/g)).toHaveLength(9);
    expect(stdout).toContain('byte for byte');
    expect(stdout).toContain('npx cairn verify certificate.json');
  });

  it('says what of it comes out otherwise, with exit status 1', async () => {
    const { status, stdout } = await replay('--replay', 'certificate.json', '--evidence', 'changed.json');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^NOT THE SAME \(decision-differs\): /);
    expect(stdout).toMatch(/✗ failed +decision +Decided again from the record, the trace comes out otherwise: at \//);
    const programs = await replay('--replay', 'certificate.json', '--evidence', 'changed.json', '--json');
    expect(programs.records[0]).toMatchObject({ kind: 'replay', replay: 'not-same', reason: 'decision-differs' });
    expect(programs.summary).toMatchObject({ command: 'evaluate', replay: 'not-same' });
  });

  it('could not tell from evidence of a newer version, or without any, with exit status 2', async () => {
    const [newer, none] = await Promise.all([
      replay('--replay', 'certificate.json', '--evidence', 'newer.json', '--json'),
      replay('--replay', 'certificate.json'),
    ]);
    expect(newer).toMatchObject({ status: 2, records: [{ replay: 'unknown', reason: 'evidence-unreadable' }, {}] });
    expect(none.status).toBe(2);
    expect(none.stdout).toMatch(/^COULD NOT TELL \(evidence-missing\): /);
    expect(none.stdout).toContain('there is no installation in this folder');
  });

  it('refuses what it cannot be asked, or cannot read', async () => {
    const refused = [
      [['--evidence', 'evidence.json'], 'malformed-command'],
      [['autumn', '--replay', 'certificate.json'], 'malformed-command'],
      [['--replay', 'certificate.json', '--evidence', 'nowhere.json'], 'file-unreadable'],
      [['--replay', 'evidence.json'], 'malformed-certificate-file'],
    ] as const;
    const runs = await Promise.all(refused.map(([args]) => replay(...args, '--json')));
    expect(runs.map(({ status, error }) => [status, error?.code])).toEqual(refused.map(([, code]) => [3, code]));
  });
});
