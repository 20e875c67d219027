import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../../service/core/certificate-file.ts';
import { readAttachedCertificate } from '../../../service/formats/pdf/read-attached-certificate.ts';
import { parseEvidence } from '../../../service/pathway/evaluation/evidence/parse-evidence.ts';
import { anchorBatches } from '../../../service/registrar/anchoring/anchor-batches.ts';
import { eraseLearner } from '../../../service/registrar/cohorts/erase-learner.ts';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import { changeStatus } from '../../../service/registrar/corrections/change-status.ts';
import { type ExportOptions, openExport } from '../../../service/registrar/export/certificate-export.ts';
import { DEFAULT_FORMS, type ExportForms } from '../../../service/registrar/export/export-forms.ts';
import type { ExportChoice } from '../../../service/registrar/export/export-plan.ts';
import { writeArchive, writeFolder } from '../../../service/registrar/export/write-export.ts';
import { issueAwards } from '../../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../../service/registrar/results/import-cohort.ts';
import {
  type AnvilInstallation,
  at,
  cohortOf,
  passingLearner,
  type SealedTestBatch,
  sealedBatchOf,
  startInstallation,
} from '../installation-on-anvil.ts';
import { readZip } from './read-zip.ts';

let setting: AnvilInstallation;
let sealed: SealedTestBatch;
const FILES: ExportForms = { files: true, pdf: false, index: false, evidence: false };

/** Imports, evaluates and issues a cohort of these names; null for a learner without one. */
async function issue(cohortId: string, names: readonly (string | null)[]): Promise<SealedTestBatch> {
  const { installation } = setting;
  const learners = names.map((name, n) => ({ ...passingLearner(cohortId, n), name }));
  await importCohort(installation, cohortOf(cohortId), learners);
  await evaluateCohorts(installation, [cohortId]);
  const [issued] = await issueAwards(installation, { cohortIds: [cohortId], awardIds: ['certificate'] });
  const batch = await sealedBatchOf(installation, issued?.batchId ?? null);
  await anchorBatches(installation, [batch.batch.batch_id]);
  return batch;
}

async function exportTo(
  place: string,
  choice: ExportChoice,
  options: Partial<ExportOptions> = {},
): Promise<Awaited<ReturnType<typeof writeFolder>>> {
  const exported = await openExport(setting.installation, choice, { forms: DEFAULT_FORMS, ...options });
  const target = join(setting.folder, place);
  return place.endsWith('.zip')
    ? await writeArchive(exported, target, new Date('2026-11-24T10:00:00Z'))
    : await writeFolder(exported, target);
}

function indexOf(bytes: Uint8Array): Record<string, string>[] {
  return parse(Buffer.from(bytes), { columns: true, bom: true });
}

beforeAll(async () => {
  setting = await startInstallation();
  sealed = await issue('spring', [
    'Zoë Åström',
    '=HYPERLINK("https://evil.example")',
    'ليلى عبد الرحمن',
    null,
    '+44 "Bob", Jr.',
    'Ann \u{13000}',
  ]);
}, 60_000);
afterAll(() => setting.close());

describe('exporting a batch into a folder', () => {
  it('writes a file and a PDF a certificate, named by nothing personal, each of which verifies, and an index', async () => {
    const progress: number[] = [];
    const choice = { batchId: sealed.batch.batch_id };
    const summary = await exportTo('out/deep', choice, { onProgress: ({ done }) => progress.push(done) });
    expect(summary).toMatchObject({ batches: 1, certificates: 6, files: 6, pdfs: 5, unprinted: 1, erased: 0 });
    expect(progress).toEqual([1, 2, 3, 4, 5, 6]);
    const names = await readdir(join(setting.folder, 'out/deep'));
    expect(names.filter((name) => name.endsWith('.cairn.json'))).toHaveLength(6);
    for (const name of names.filter((one) => !['index.csv', 'README.txt'].includes(one))) {
      expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.(cairn\.json|pdf)$/);
      const bytes = await readFile(join(setting.folder, 'out/deep', name));
      const attached = name.endsWith('.pdf') ? await readAttachedCertificate(bytes) : { kind: 'certificate', bytes };
      const text = 'bytes' in attached ? Buffer.from(attached.bytes).toString('utf8') : '';
      expect(await setting.verify(text)).toMatchObject({ verdict: 'valid' });
    }
  });

  it('says in the index who holds which, and nothing in it can become a formula', async () => {
    const bytes = await readFile(join(setting.folder, 'out/deep/index.csv'));
    // Spreadsheets take it for UTF-8 by this.
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = indexOf(bytes);
    expect(rows.map(({ name }) => name).sort()).toEqual([
      '',
      '\'+44 "Bob", Jr.',
      '\'=HYPERLINK("https://evil.example")',
      'Ann \u{13000}',
      'Zoë Åström',
      'ليلى عبد الرحمن',
    ]);
    const zoe = rows.find(({ name }) => name === 'Zoë Åström');
    expect(zoe).toMatchObject({
      learner_id: 'spring:0',
      email: 'learner-0@college.example',
      cohort: 'spring',
      state: 'in force',
      batch: sealed.batch.batch_id,
      note: '',
    });
    expect(zoe?.['verify_link']).toBe(`https://college.example/verify#${zoe?.['certificate_hash']}`);
    const file = await readFile(join(setting.folder, 'out/deep', zoe?.['certificate_file'] ?? ''));
    expect(parseCertificateFile(file).credential.holder.names).toEqual(['Zoë Åström']);
    expect(zoe?.['pdf']).toBe(zoe?.['certificate_file']?.replace('.cairn.json', '.pdf'));
  });

  it('holds evidence where that is asked for, and says of what there is none', async () => {
    await setting.installation.store.db
      .updateTable('credential')
      .set({ evidence: null })
      .where('credential_hash', '=', at(sealed.hashes, 0))
      .execute();
    const forms = { ...FILES, index: true, evidence: true };
    const summary = await exportTo('evidence', { batchId: sealed.batch.batch_id }, { forms });
    expect(summary).toMatchObject({ certificates: 6, files: 6, pdfs: 0, evidence: 5, withoutEvidence: 1 });
    const folder = join(setting.folder, 'evidence');
    const rows = indexOf(await readFile(join(folder, 'index.csv')));
    for (const row of rows) {
      if (row['evidence_file'] === '') expect(row['note']).toBe('issued before evidence was kept');
      else {
        const { credential } = parseEvidence(await readFile(join(folder, row['evidence_file'] ?? '')));
        expect(row['certificate_file']).toBe(`${credential.slice('urn:uuid:'.length)}.cairn.json`);
      }
    }
    expect(rows.filter((row) => row['evidence_file'] === '')).toHaveLength(1);
    expect(await readFile(join(folder, 'README.txt'), 'utf8')).toContain('1 have no evidence');
  });

  it('gives the file of a certificate that cannot be printed, and says why there is no PDF', async () => {
    const rows = indexOf(await readFile(join(setting.folder, 'out/deep/index.csv')));
    expect(rows.find(({ name }) => name?.startsWith('Ann'))).toMatchObject({
      pdf: '',
      note: expect.stringContaining('U+13000'),
    });
    expect(await readFile(join(setting.folder, 'out/deep/README.txt'), 'utf8')).toContain('1 have no PDF');
  });

  it('again puts every file back as it was', async () => {
    await exportTo('again', { batchId: sealed.batch.batch_id }, { forms: FILES });
    const folder = join(setting.folder, 'again');
    const name = at(await readdir(folder), 0);
    const before = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), 'spoilt');
    await exportTo('again', { batchId: sealed.batch.batch_id }, { forms: FILES });
    expect(await readFile(join(folder, name), 'utf8')).toBe(before);
    expect(await readdir(folder)).toHaveLength(6);
  });

  it('names files by holder and award when that is asked for', async () => {
    await exportTo('named', { batchId: sealed.batch.batch_id }, { forms: FILES, readableNames: true });
    const names = await readdir(join(setting.folder, 'named'));
    expect(names.some((name) => /^Zoë Åström - .+ \([0-9a-f]{8}\)\.cairn\.json$/.test(name))).toBe(true);
    expect(names.some((name) => name.startsWith('=HYPERLINK(-https---evil.example-)'))).toBe(true);
    expect(names.some((name) => name.startsWith('spring-3 - '))).toBe(true);
  });

  it('hands nothing out before the batch is final, and makes no folder', async () => {
    const { batch } = await setting.seal(1);
    await expect(exportTo('too-early', { batchId: batch.batch_id })).rejects.toMatchObject({ code: 'batch-not-final' });
    await expect(readdir(join(setting.folder, 'too-early'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of a cohort without certificates writes nothing, and says what to do', async () => {
    await importCohort(setting.installation, cohortOf('winter'), [passingLearner('winter', 0)]);
    for (const place of ['empty', 'empty.zip']) {
      const refusal = { code: 'nothing-to-export', remedy: expect.stringContaining('cairn issue') };
      await expect(exportTo(place, { cohortId: 'winter' })).rejects.toMatchObject(refusal);
      expect(await readdir(setting.folder)).not.toContain(place);
    }
  });

  it('of a batch whose learners were all erased says so, and writes nothing', async () => {
    const { batch } = await issue('gone', ['Ada']);
    await eraseLearner(setting.installation, 'gone:0');
    for (const choice of [{ batchId: batch.batch_id }, { cohortId: 'gone' }]) {
      const refusal = { code: 'nothing-to-export', message: expect.stringContaining('erased'), details: { erased: 1 } };
      await expect(exportTo('erased', choice)).rejects.toMatchObject(refusal);
    }
    expect(await readdir(setting.folder)).not.toContain('erased');
  });

  it.each([
    [{ batchId: '0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a' }, 'batch-not-found'],
    [{ cohortId: 'nobody-knows' }, 'cohort-not-found'],
  ])('of what is not known here says so: %j', async (choice, code) => {
    await expect(exportTo('unknown', choice)).rejects.toMatchObject({ code });
  });
});

describe('exporting into an archive', () => {
  it('holds a whole cohort, marks what was withdrawn, leaves out and counts what is not final and who was erased', async () => {
    const { installation } = setting;
    const autumn = await issue('autumn', ['Ada', 'Bao', 'Cem', 'Dee']);
    await changeStatus(installation, 'revoke', [at(autumn.hashes, 1)], 'issued-in-error');
    await changeStatus(installation, 'suspend', [at(autumn.hashes, 2)], 'certificate-hold');
    await eraseLearner(installation, 'autumn:3');
    const summary = await exportTo('autumn.zip', { cohortId: 'autumn' });
    expect(summary).toMatchObject({ certificates: 3, erased: 1, pending: { batches: 0 } });
    const files = await readZip(join(setting.folder, 'autumn.zip'));
    expect([...files.keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(3);
    const states = indexOf(files.get('index.csv') ?? new Uint8Array()).map(({ state }) => state);
    expect(states.filter((state) => state !== 'in force').length).toBe(
      summary.states.revoked + summary.states.suspended,
    );
    expect(files.get('README.txt')?.toString()).toMatch(/1 are not here, whose holders were erased/);
    // Nothing else was ever written beside it.
    expect((await readdir(setting.folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('holds all cohorts, each in a folder of its own', async () => {
    const summary = await exportTo(
      'all.zip',
      { all: true },
      { forms: { files: true, pdf: false, index: true, evidence: false } },
    );
    expect(summary).toMatchObject({ batches: 3, certificates: 9, erased: 2, pending: { batches: 1, certificates: 1 } });
    const files = await readZip(join(setting.folder, 'all.zip'));
    const folders = new Set([...files.keys()].filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
    expect([...folders].sort()).toEqual(['autumn', 'spring']);
    const rows = indexOf(files.get('index.csv') ?? new Uint8Array());
    for (const { certificate_file: file = '' } of rows) expect([...files.keys()]).toContain(file);
  });

  it('is there whole or not at all', async () => {
    await mkdir(join(setting.folder, 'taken.zip'));
    await expect(exportTo('taken.zip', { cohortId: 'spring' })).rejects.toMatchObject({ code: 'output-unwritable' });
    await expect(exportTo('no/such/folder.zip', { cohortId: 'spring' })).rejects.toMatchObject({
      code: 'output-unwritable',
    });
    const broken = { ...setting.installation, branding: { logo: join(setting.folder, 'missing.png') } };
    const exported = await openExport(broken, { cohortId: 'spring' }, { forms: DEFAULT_FORMS });
    const target = join(setting.folder, 'broken.zip');
    await expect(writeArchive(exported, target, new Date())).rejects.toMatchObject({ code: 'logo-unusable' });
    const left = (await readdir(setting.folder)).filter((name) => /part|broken/.test(name));
    expect(left).toEqual([]);
  });
});
