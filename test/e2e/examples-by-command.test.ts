import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHash32 } from '../../service/core/hex.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { registerIssuer, startWorkplace, type Workplace } from '../cli/workplace.ts';
import { certificatesIn, type ExampleCohort, earnedBy, exampleCohorts } from './example-cohorts.ts';

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

const file = ({ pathway, format }: ExampleCohort) => `${pathway}.${format}`;
const certificates = exampleCohorts.reduce((sum, example) => sum + certificatesIn(example), 0);

describe('the worked examples, by command', () => {
  it('are written out for a copy, and checked without a finding', async () => {
    for (const example of exampleCohorts) {
      const yaml = example.format === 'yaml' ? ['--as', 'yaml'] : [];
      await done('pathway', 'export', example.pathway, ...yaml, '--out', file(example));
    }
    expect(await done('pathway', 'check', ...exampleCohorts.map(file), '--strict')).toMatchObject({
      errors: 0,
      warnings: 0,
    });
  });

  it.each(exampleCohorts)(
    '$pathway is published, and its digest is final on the chain since a time that is told',
    {
      timeout: 60_000,
    },
    async (example) => {
      const { edition } = shippedPathway(example.pathway);
      const published = await done('pathway', 'publish', file(example));
      expect(published).toMatchObject({ new: true, edition, published: { warnings: [] }, onChain: { state: 'final' } });
      const digest = parseHash32(String(published['digest']));
      const seconds = await work.chain.reader.publishedAt(1n, 'pathway-version', digest);
      expect(published['onChain']).toMatchObject({ since: new Date((seconds ?? 0) * 1000).toISOString() });
    },
  );

  it('published again stay as they are', async () => {
    const [example] = exampleCohorts;
    if (example === undefined) throw new Error('there are examples');
    expect(await done('pathway', 'publish', file(example))).toMatchObject({ new: false, onChain: { state: 'final' } });
  });

  it.each(exampleCohorts)(
    '$pathway takes a cohort with its results, and prior learning that was recognised',
    {
      timeout: 60_000,
    },
    async ({ pathway, cohortId, startsOn, csv, recognition }) => {
      await writeFile(join(work.folder, `${cohortId}.csv`), csv);
      await done('cohort', 'create', cohortId, '--pathway', pathway, '--starts', startsOn);
      await done('import', 'csv', `${cohortId}.csv`, '--cohort', cohortId);
      if (recognition === undefined) return;
      const { learnerId, moduleId, decidedBy, equivalent, evidence, on } = recognition;
      await done(
        ...['recognise', learnerId, moduleId, '--cohort', cohortId, '--by', decidedBy, '--on', on],
        ...['--basis', 'equivalent', '--equivalent', equivalent, '--evidence', `${evidence.title}|${evidence.url}`],
      );
      const { records } = await work.run('recognitions', 'list', '--cohort', cohortId);
      expect(records[0]).toMatchObject({ learnerId, moduleId, decidedBy, equivalent, evidence: [evidence] });
    },
  );

  it('give each learner exactly what they have earned', async () => {
    await done('evaluate');
    const { records, summary } = await work.run('issue', '--dry-run', '--list');
    expect(summary).toMatchObject({ possible: true, credentials: certificates, cost: { publications: 0 } });
    for (const { pathway, cohortId, earned } of exampleCohorts) {
      const list = records.flatMap(({ kind, learnerId, awardId, distinction, ...record }) =>
        kind === 'certificate' && record['cohortId'] === cohortId
          ? [{ learnerId: String(learnerId), awardId: String(awardId), distinction: distinction === true }]
          : [],
      );
      expect(earnedBy(list, shippedPathway(pathway).awards)).toEqual(earned);
    }
  });

  it('end in anchored certificates, each of which is valid', { timeout: 120_000 }, async () => {
    expect(await done('issue')).toMatchObject({ credentials: certificates });
    expect(await done('anchor')).toMatchObject({ certificates });
    for (const { cohortId } of exampleCohorts) {
      await done('export', '--cohort', cohortId, '--files', '--out', `certificates-${cohortId}`);
    }
    const files = (await readdir(work.folder, { recursive: true })).filter((name) => name.endsWith('.cairn.json'));
    expect(files).toHaveLength(certificates);
    expect((await work.run('verify', ...files)).status).toBe(0);
  });

  it('are listed with since when their digests stand on the chain', async () => {
    const { stdout } = await work.read('pathway', 'list');
    for (const { pathway } of exampleCohorts)
      expect(stdout).toMatch(new RegExp(`${pathway}@.* since \\d{4}-\\d\\d-\\d\\d`));
    expect(stdout).toMatch(/oulad-aaa@2 .* before its first batch/);
  });
});
