import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHash32 } from '../../service/core/hex.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { registerIssuer, startWorkplace, type Workplace } from '../cli/workplace.ts';
import { certificatesIn, earnedBy, exampleCohorts } from './example-cohorts.ts';

let work: Workplace;
beforeAll(async () => {
  work = await startWorkplace();
  await work.init();
  await registerIssuer(work);
}, 60_000);
afterAll(() => work.close());

/** Runs a command that has to succeed; returns its summary. */
async function done(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { status, summary, error } = await work.run(...args);
  expect([status, error], args.join(' ')).toEqual([0, null]);
  return summary;
}

describe.each(exampleCohorts)('the example $pathway, by command', (example) => {
  const { pathway, format, cohortId, startsOn, csv, recognition, earned } = example;
  const file = `${pathway}.${format}`;
  const { edition } = shippedPathway(pathway);

  it('is written out for a copy, and checked without a finding', async () => {
    await done('pathway', 'export', pathway, ...(format === 'yaml' ? ['--yaml'] : []), '--out', file);
    expect(await done('pathway', 'check', file, '--strict')).toMatchObject({ errors: 0, warnings: 0 });
  });

  it('is published, and its digest is final on the chain since a time that is told', { timeout: 60_000 }, async () => {
    const published = await done('pathway', 'publish', file);
    expect(published).toMatchObject({ new: true, edition, published: { warnings: [] }, onChain: { state: 'final' } });
    const seconds = await work.chain.reader.publishedAt(
      1n,
      'pathway-version',
      parseHash32(String(published['digest'])),
    );
    expect(published['onChain']).toMatchObject({ since: new Date((seconds ?? 0) * 1000).toISOString() });
    const again = await done('pathway', 'publish', file);
    expect([again['new'], again['onChain']]).toEqual([false, published['onChain']]);
  });

  it('takes a cohort with its results, and prior learning that was recognised', async () => {
    await writeFile(join(work.folder, `${cohortId}.csv`), csv);
    await done('cohort', 'create', cohortId, '--pathway', `${pathway}@${edition}`, '--starts', startsOn);
    await done('import', 'csv', `${cohortId}.csv`, '--cohort', cohortId);
    if (recognition === undefined) return;
    const { learnerId, moduleId, decidedBy, equivalent, evidence, on } = recognition;
    await done(
      ...['recognise', learnerId, moduleId, '--cohort', cohortId, '--by', decidedBy, '--on', on],
      ...['--basis', 'equivalent', '--equivalent', equivalent, '--evidence', `${evidence.title}|${evidence.url}`],
    );
    const { records } = await work.run('recognitions', 'list', '--cohort', cohortId);
    expect(records[0]).toMatchObject({
      learnerId,
      moduleId,
      decidedBy,
      equivalent,
      evidence: [evidence],
      withdrawn: null,
    });
  });

  it('gives each learner exactly what they have earned', async () => {
    await done('evaluate', cohortId);
    const { records, summary } = await work.run('issue', cohortId, '--dry-run', '--list');
    expect(summary).toMatchObject({ possible: true, cost: { publications: 0 } });
    const list = records.flatMap(({ kind, learnerId, awardId, distinction }) =>
      kind === 'certificate'
        ? [{ learnerId: String(learnerId), awardId: String(awardId), distinction: distinction === true }]
        : [],
    );
    const awards = shippedPathway(pathway).awards.map(({ id }) => id);
    expect(earnedBy(list, awards)).toEqual(earned);
  });

  it('ends in anchored certificates, each of which is valid', { timeout: 60_000 }, async () => {
    expect(await done('issue', cohortId)).toMatchObject({ credentials: certificatesIn(example) });
    expect(await done('anchor')).toMatchObject({ certificates: certificatesIn(example) });
    await done('export', '--cohort', cohortId, '--out', `certificates-${cohortId}`);
    const names = await readdir(join(work.folder, `certificates-${cohortId}`), { recursive: true });
    const files = names.filter((name) => name.endsWith('.cairn.json'));
    expect(files).toHaveLength(certificatesIn(example));
    const verified = await work.run('verify', ...files.map((name) => join(`certificates-${cohortId}`, name)));
    expect(verified.status).toBe(0);
  });
});

describe('the pathways of an installation', () => {
  it('are listed with since when their digests stand on the chain', async () => {
    const { records } = await work.run('pathway', 'list');
    const states = new Map(
      records.flatMap(({ kind, id, onChain }) => (kind === 'pathway' ? [[String(id), onChain] as const] : [])),
    );
    for (const { pathway } of exampleCohorts) expect(states.get(pathway)).toMatchObject({ state: 'final' });
    expect(states.get('oulad-aaa')).toBeNull();
    const { stdout } = await work.read('pathway', 'list');
    expect(stdout).toMatch(/data-stewardship-professional@1 .* since \d{4}-\d\d-\d\d/);
    expect(stdout).toMatch(/oulad-aaa@2 .* before its first batch/);
  });
});
