import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../registrar/export/read-zip.ts';
import { cairn } from './cairn.ts';
import { smallCohort } from './small-cohort.ts';
import { DID, registerIssuer, startWorkplace, type Workplace } from './workplace.ts';

/** One registrar's day, told in order: each step rests on those before it. */
describe('the life of a certificate, by commands', () => {
  let work: Workplace;
  let files: string[];
  const batchOf = async (award: string): Promise<Record<string, unknown>> => {
    const { records } = await work.run('status');
    return records.find((record) => record['kind'] === 'batch' && record['awardId'] === award) ?? {};
  };
  const certificate = (at: number): string => files[at] ?? 'missing';
  const verdictOf = async (file: string): Promise<string> => {
    const { records, status } = await work.run('verify', file);
    const { verdict, reason } = records[0] ?? {};
    expect(status).toBe(verdict === 'valid' ? 0 : verdict === 'invalid' ? 1 : 2);
    return reason === null ? String(verdict) : `${verdict}: ${reason}`;
  };

  beforeAll(async () => {
    work = await startWorkplace();
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('begins with an installation on a chain of one’s own, whose code is the one that ships', async () => {
    const { status, summary } = await work.init();
    expect(status).toBe(0);
    expect(summary).toMatchObject({
      kind: 'summary',
      registry: work.chain.registry,
      codeHash: work.chain.pin.codeHash,
    });
  });

  it('makes three keys, each encrypted, and registers the issuer with them', async () => {
    const { status, summary } = await registerIssuer(work);
    expect(status).toBe(0);
    expect(summary).toMatchObject({ issuerId: '1', did: DID });
    expect(await work.chain.reader.issuer(1n)).toMatchObject({ did: DID, admin: summary['admin'] });
    const keystore = await readFile(join(work.folder, '.cairn', 'keys', 'admin.json'), 'utf8');
    expect(JSON.parse(keystore)).toMatchObject({ version: 3 });
  });

  it('writes the issuer id down, and pins it', async () => {
    const config: unknown = JSON.parse(await readFile(join(work.folder, '.cairn', 'config.json'), 'utf8'));
    const pins: unknown = JSON.parse(await readFile(join(work.folder, '.cairn', 'pins.json'), 'utf8'));
    expect(config).toMatchObject({ issuer: { issuerId: '1' } });
    expect(pins).toMatchObject({ issuers: [{ did: DID, issuerId: '1' }] });
  });

  it('registers once, however often it is asked', async () => {
    const { status, summary } = await work.run('issuer', 'register');
    expect(status).toBe(0);
    expect(summary['issuerId']).toBe('1');
    expect(await work.chain.reader.issuerCount()).toBe(1n);
  });

  it('shows the keys with what they may do', async () => {
    const { records } = await work.run('issuer', 'show');
    expect(records.filter(({ kind }) => kind === 'key')).toMatchObject([
      { role: 'admin', inForce: true },
      { role: 'anchor', inForce: true, capabilities: ['anchor', 'suspend'] },
      { role: 'revoke', inForce: true, capabilities: ['revoke'] },
    ]);
  });

  it('brings the results in, and the same again changes nothing', async () => {
    const first = await work.run('import', 'oulad', 'oulad');
    expect(first.summary).toMatchObject({ cohorts: 2, enrolments: smallCohort.learners, results: smallCohort.results });
    expect((await work.run('import', 'oulad', 'oulad')).summary['changed']).toBe(0);
  });

  it('evaluates every learner', async () => {
    expect((await work.run('evaluate')).summary).toMatchObject({ learners: smallCohort.learners });
    expect((await work.run('evaluate')).summary['changed']).toBe(0);
  });

  it('shows what would be issued, for whom, what stands out and what it costs, and issues nothing', async () => {
    const { summary, records } = await work.run('issue', '--dry-run', '--price', '3100', '--currency', 'CHF');
    expect(summary).toMatchObject({ dryRun: true, batches: 2, credentials: 15, possible: true });
    expect(summary['cost']).toMatchObject({ basis: 'estimated', currency: 'CHF', expectedMoney: expect.any(String) });
    expect(records[0]).toMatchObject({ batchId: null, root: null });
    expect(records.filter(({ kind }) => kind === 'certificate')).toHaveLength(15);
    expect(records).toContainEqual(
      expect.objectContaining({ finding: 'name-missing', count: smallCohort.certificates }),
    );
    const { stdout } = await work.read('issue', '--dry-run', '--price', '3100');
    expect(stdout).toMatch(/Would issue 15 certificates in 2 batches, each with one transaction/);
    expect(stdout).toMatch(/EUR\) at a base fee of/);
    expect(stdout).toMatch(/For whom \(10 of 15; all with --list\)/);
    expect((await work.run('status')).summary['batches']).toBe(0);
  });

  it('issues a batch per award, once', async () => {
    const { records } = await work.run('issue');
    expect(records.filter(({ kind }) => kind === 'batch')).toMatchObject([
      { awardId: 'certificate', credentials: smallCohort.certificates },
      { awardId: 'participation', credentials: smallCohort.statements },
    ]);
    const again = await work.run('issue');
    expect([again.status, again.summary['batches']]).toEqual([0, 0]);
  });

  it('hands nothing out before the chain calls it final', async () => {
    const { batchId } = await batchOf('certificate');
    const { status, error } = await work.run('export', String(batchId), '--out', 'certificates');
    expect([status, error?.code]).toEqual([3, 'batch-not-final']);
  });

  it('anchors both batches, and then there is nothing left to anchor', async () => {
    const { status, summary } = await work.run('anchor');
    expect([status, summary['batches'], summary['certificates']]).toEqual([0, 2, 15]);
    expect((await work.run('anchor')).summary['batches']).toBe(0);
    expect((await work.run('status')).summary).toMatchObject({ final: 15, states: { final: 2 } });
  });

  it('exports certificate files and PDFs, each of which is valid', async () => {
    const { batchId } = await batchOf('certificate');
    const { summary } = await work.run('export', String(batchId), '--out', 'certificates');
    expect(summary).toMatchObject({ files: smallCohort.certificates, pdfs: smallCohort.certificates });
    const names = await readdir(join(work.folder, 'certificates'));
    const ending = (end: string) =>
      names.filter((name) => name.endsWith(end)).map((name) => join('certificates', name));
    files = ending('.cairn.json');
    const verified = await work.run('verify', ...files, ...ending('.pdf').slice(0, 2));
    expect(verified.status).toBe(0);
    expect(verified.summary).toMatchObject({ documents: 9, valid: 9, invalid: 0, unknown: 0 });
    expect(names).toContain('index.csv');
  });

  it('exports everything into one archive, on the disk or on stdout, and nothing else goes there', async () => {
    const { summary } = await work.run('export', '--all', '--out', 'all.zip', '--files', '--names');
    expect(summary).toMatchObject({ batches: 2, certificates: 15, files: 15, pdfs: 0 });
    expect([...(await readZip(join(work.folder, 'all.zip'))).keys()]).toHaveLength(15);
    const { stdout, stderr, status } = await work.read('export', '--all', '--out', '-', '--index');
    expect(status).toBe(0);
    expect(stdout.slice(0, 4)).toBe('PK\x03\x04');
    expect(stderr).toMatch(/Wrote 15 certificates to stdout/);
  });

  it('is told which certificates to export, once', async () => {
    const { error } = await work.run('export', '--all', '--cohort', 'x', '--out', 'x');
    expect(error?.code).toBe('malformed-command');
  });

  it('tells people the verdict first, then who issued it, by domain', async () => {
    const { stdout, status } = await work.read('verify', certificate(0));
    expect(status).toBe(0);
    const [first, , issuer] = stdout.split('\n');
    expect(first).toBe('VALID: This certificate is real, unchanged and in force.');
    expect(issuer).toMatch(/^Issued by +academy\.example$/);
  });

  it('verifies in a folder without an installation, by pins and a node that are named', async () => {
    await writeFile(join(work.folder, 'trusted.json'), await readFile(join(work.folder, '.cairn', 'pins.json')));
    const options = { cwd: join(work.folder, 'oulad') };
    const file = join('..', certificate(0));
    const named = await cairn(['verify', file, '--pins', '../trusted.json', '--rpc', work.chain.anvil.url], options);
    expect(named.status).toBe(0);
    const unnamed = await cairn(['verify', file, '--json'], options);
    expect([unnamed.status, unnamed.records[0]?.['reason']]).toEqual([2, 'unknown-registry']);
  });

  it('revokes for ever', async () => {
    const { status, summary } = await work.run('revoke', certificate(0), '--reason', 'issued-in-error');
    expect([status, summary['certificates']]).toEqual([0, 1]);
    expect(await verdictOf(certificate(0))).toBe('invalid: revoked');
    const told = await work.read('verify', certificate(0));
    expect(told.stdout).toMatch(/Revoked +\d{4}-\d\d-\d\d .* UTC, in block \d+/);
    expect(told.stdout).toMatch(/Because +issued in error/);
    expect(told.stdout).toMatch(/Revoked by +0x[0-9a-f]{40}/);
    const { records } = await work.run('verify', certificate(0));
    expect(records[0]).toMatchObject({ reason: 'revoked', change: { reason: 'issued-in-error' } });
    const again = await work.run('revoke', certificate(0), '--reason', 'issued-in-error');
    expect([again.status, again.error?.code]).toEqual([3, 'status-unchanged']);
  });

  it('ends with the worst of several verdicts', async () => {
    const { status, stdout } = await work.read('verify', certificate(1), certificate(0), 'nothing.json');
    expect(status).toBe(1);
    expect(stdout).toContain('3 documents: 1 valid, 1 not valid, 0 could not be checked, 1 could not be read.');
  });

  it('suspends, and reinstates', async () => {
    expect((await work.run('suspend', certificate(1), '--reason', 'certificate-hold')).status).toBe(0);
    expect(await verdictOf(certificate(1))).toBe('invalid: suspended');
    expect((await work.run('reinstate', certificate(1), '--reason', 'unspecified')).status).toBe(0);
    expect(await verdictOf(certificate(1))).toBe('valid');
  });

  it('supersedes in one step: the new certificate is valid, the old one revoked', async () => {
    const { status, summary } = await work.run(
      ...['supersede', certificate(2), '--name', 'Zoë Müller', '--out', 'corrected.cairn.json'],
    );
    expect(status).toBe(0);
    expect(await verdictOf('corrected.cairn.json')).toBe('valid');
    expect(await verdictOf(certificate(2))).toBe('invalid: revoked');
    expect((await work.read('verify', 'corrected.cairn.json')).stdout).toContain('Zoë Müller');
    const again = await work.run('supersede', certificate(2));
    expect(again.summary['credentialHash']).toBe(summary['credentialHash']);
  });

  it('revokes a whole batch with the admin’s key', async () => {
    const { batchId } = await batchOf('participation');
    const { summary } = await work.run('revoke', '--batch', String(batchId), '--reason', 'key-compromise');
    expect(summary).toMatchObject({ command: 'revoke-batch', certificates: smallCohort.statements });
    const { records } = await work.run('status', String(batchId));
    expect(records.filter(({ kind }) => kind === 'act')).toMatchObject([
      { act: 'anchor', state: 'final' },
      { act: 'revoke-batch', state: 'final' },
    ]);
  });

  it('ends with a status that counts it all', async () => {
    expect((await work.run('status')).summary).toMatchObject({ batches: 3, certificates: 16, final: 16 });
  });
});
