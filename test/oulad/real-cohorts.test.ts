import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { totals } from '../../service/registrar/cohorts/totals.ts';
import { openExport } from '../../service/registrar/export/certificate-export.ts';
import { writeFolder } from '../../service/registrar/export/write-export.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importOulad } from '../../service/registrar/results/import-oulad.ts';
import { anchorEvents } from '../anchoring/anchoring-setting.ts';
import { type AnvilInstallation, at, startInstallation } from '../registrar/installation-on-anvil.ts';

const folder = resolve(import.meta.dirname, '../..', process.env['CAIRN_OULAD'] ?? '../shared/data/oulad');
const absent = !existsSync(folder);
if (absent) {
  console.warn(
    `Skipped: the real cohorts from results to verdict, for ${folder} is absent. Fetch the Open University Learning ` +
      'Analytics Dataset from https://analyse.kmi.open.ac.uk/open-dataset and name its folder in CAIRN_OULAD.',
  );
}

/** Batches from which certificates are drawn, and how many of each. */
const BATCHES_DRAWN = 4;
const DRAWN_OF_EACH = 5;

function draw<T>(list: readonly T[], count: number): T[] {
  return list
    .map((element) => ({ element, lot: Math.random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, count)
    .map(({ element }) => element);
}

describe.skipIf(absent)('the real cohorts of OULAD', () => {
  let setting: AnvilInstallation;
  beforeAll(async () => {
    setting = await startInstallation();
    await importOulad(setting.installation, folder);
    await evaluateCohorts(setting.installation, []);
    await issueAwards(setting.installation);
    await anchorBatches(setting.installation);
  }, 240_000);
  afterAll(() => setting.close());

  it('are imported whole, and again without a change', async () => {
    expect(await importOulad(setting.installation, folder)).toEqual({
      cohorts: 22,
      assessments: 206,
      enrolments: 32_593,
      results: 173_912,
      changed: 0,
    });
  });

  it('earn 15,385 certificates, 12,361 with Pass and 3,024 with Distinction, and 21,150 statements', async () => {
    const issued = await totals(setting.installation, 'oulad');
    expect(issued.batches).toBe(44);
    expect(issued.awards).toEqual([
      { awardId: 'certificate', credentials: 15_385, batches: 22 },
      { awardId: 'participation', credentials: 21_150, batches: 22 },
    ]);
    const { db } = setting.installation.store;
    const counts = await db
      .selectFrom('credential')
      .innerJoin('decision', (join) =>
        join
          .onRef('decision.cohort_id', '=', 'credential.cohort_id')
          .onRef('decision.learner_id', '=', 'credential.learner_id')
          .onRef('decision.award_id', '=', 'credential.award_id'),
      )
      .select((eb) => ['decision.distinction', eb.fn.countAll<number>().as('count')])
      .where('credential.award_id', '=', 'certificate')
      .groupBy('decision.distinction')
      .orderBy('decision.distinction')
      .execute();
    expect(counts).toEqual([
      { distinction: 0, count: 12_361 },
      { distinction: 1, count: 3_024 },
    ]);
  });

  it('are anchored in 44 batches, one event each, all final', async () => {
    const batches = await setting.installation.store.db.selectFrom('batch').selectAll().execute();
    expect(batches).toHaveLength(44);
    for (const { batch_id, state } of batches) {
      expect(state).toBe('final');
      expect(await anchorEvents(setting, batch_id)).toBe(1);
    }
    expect(await anchorBatches(setting.installation)).toEqual([]);
    expect(await issueAwards(setting.installation)).toEqual([]);
  });

  it('give certificates of which those drawn at random verify, with what was earned', {
    timeout: 120_000,
  }, async () => {
    const { db } = setting.installation.store;
    const batches = await db.selectFrom('batch').select(['batch_id', 'award_id', 'size']).execute();
    for (const { batch_id, award_id, size } of draw(batches, BATCHES_DRAWN)) {
      const out = join(setting.folder, batch_id);
      await mkdir(out);
      const forms = { files: true, pdf: false, index: false, evidence: false };
      await writeFolder(await openExport(setting.installation, { batchId: batch_id }, { forms }), out);
      const names = await readdir(out);
      expect(names).toHaveLength(size ?? 0);
      for (const name of draw(names, DRAWN_OF_EACH)) {
        const text = await readFile(join(out, name), 'utf8');
        const { verdict, checks, certificate } = await setting.verify(text);
        expect({ verdict, failed: checks.filter(({ outcome }) => outcome === 'fail') }).toEqual({
          verdict: 'valid',
          failed: [],
        });
        const { achievement } = at([certificate?.credential], 0) ?? {};
        expect(achievement?.achievementType).toBe(
          award_id === 'certificate' ? 'Certificate' : 'ext:StatementOfParticipation',
        );
      }
    }
  });
});
