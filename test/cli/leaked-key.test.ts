import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefused } from './refusal.ts';
import { registerIssuer, startWorkplace, type Workplace } from './workplace.ts';

describe('a key that may have leaked', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await registerIssuer(work);
    for (const command of [['import', 'oulad', 'oulad'], ['evaluate'], ['issue'], ['anchor']])
      await work.run(...command);
  }, 120_000);
  afterAll(async () => await work.close());

  it('is shown with all that it did, and whether that was signed here', async () => {
    const { summary, records } = await work.run('issuer', 'acts', 'anchor');
    expect(summary).toMatchObject({ acts: 3, foreign: 0 });
    expect(records).toContainEqual(
      expect.objectContaining({ kind: 'act', act: 'batch-anchored', ours: true, cohortId: 'AAA-2013J' }),
    );
    expect(records).toContainEqual(expect.objectContaining({ act: 'document-published', ours: true }));
    const { stdout } = await work.read('issuer', 'acts', 'anchor');
    expect(stdout).toMatch(/This installation signed every batch/);
  });

  it('is not declared compromised by somebody who was not asked', async () => {
    expectRefused(await work.run('issuer', 'compromised', 'anchor', '--since', '2020-01-01'), 'confirmation-required');
    expectRefused(await work.run('issuer', 'compromised', 'anchor', '--since', 'lately', '--yes'), 'malformed-date');
    expectRefused(await work.run('issuer', 'end', 'everyday', '--yes'), 'malformed-command');
  });

  it('is declared compromised, which tells how many of the own certificates become void', async () => {
    const { summary } = await work.run('issuer', 'compromised', 'anchor', '--since', '2020-01-01', '--yes');
    expect(summary).toMatchObject({ voided: 2, ownVoided: 2, ownCertificates: 15, foreignVoided: 0 });
    const { stdout } = await work.read('issuer', 'acts', 'anchor');
    expect(stdout).toMatch(/declared compromised since 2020-01-01 00:00:00 UTC/);
    expectRefused(await work.run('issuer', 'end', 'anchor', '--yes'), 'key-already-ended');
  });
});
