import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBatchId } from '../../service/core/batch-id.ts';
import { anchorBatches } from '../../service/registrar/anchor-batches.ts';
import { changeStatus } from '../../service/registrar/change-status.ts';
import { exportBatch } from '../../service/registrar/export-batch.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { type AnvilInstallation, at, type SealedTestBatch, startInstallation } from './installation-on-anvil.ts';

let setting: AnvilInstallation;
let sealed: SealedTestBatch;
beforeAll(async () => {
  setting = await startInstallation();
  sealed = await setting.seal(12);
  await anchorBatches(setting.installation, [sealed.batch.batch_id]);
});
afterAll(() => setting.close());

describe('exporting a batch', () => {
  it('writes a file a certificate, named by nothing personal, each of which core finds valid', async () => {
    const { installation, folder } = setting;
    const out = join(folder, 'out', 'deep');
    const progress: number[] = [];
    const summary = await exportBatch(installation, sealed.batch.batch_id, out, ({ done }) => progress.push(done));
    expect(summary).toEqual({ directory: out, files: 12, erased: 0 });
    expect(progress).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    const names = await readdir(out);
    expect(names).toHaveLength(12);
    for (const name of names) {
      expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.cairn\.json$/);
      expect(await setting.verify(await readFile(join(out, name), 'utf8'))).toMatchObject({ verdict: 'valid' });
    }
  });

  it('again puts every file back as it was', async () => {
    const { installation, folder } = setting;
    const out = join(folder, 'again');
    await exportBatch(installation, sealed.batch.batch_id, out);
    const [name = ''] = await readdir(out);
    const before = await readFile(join(out, name), 'utf8');
    await writeFile(join(out, name), 'spoilt');
    await exportBatch(installation, sealed.batch.batch_id, out);
    expect(await readFile(join(out, name), 'utf8')).toBe(before);
    expect(await readdir(out)).toHaveLength(12);
  });

  it('hands nothing out before the batch is final, and makes no folder', async () => {
    const { installation, folder } = setting;
    const { batch } = await setting.seal(1);
    const out = join(folder, 'too-early');
    await expect(exportBatch(installation, batch.batch_id, out)).rejects.toMatchObject({ code: 'batch-not-final' });
    await expect(readdir(out)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of what is not known here says so', async () => {
    await expect(
      exportBatch(setting.installation, '0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a', setting.folder),
    ).rejects.toMatchObject({ code: 'batch-not-found' });
  });
});

describe('nothing personal', () => {
  const personal = ['Learner', 'Åström', 'learner-', 'cohort-', '@college'];

  it('is in any transaction or event on the chain', async () => {
    const { installation, chain } = setting;
    await changeStatus(installation, 'revoke', [at(sealed.hashes, 0)], 'issued-in-error');
    const { number } = await chain.reader.head();
    let everything = '';
    for (let block = 0; block <= number; block += 1) {
      const found = await chain.node.result('eth_getBlockByNumber', [`0x${block.toString(16)}`, true]);
      for (const [, digits = ''] of JSON.stringify(found).matchAll(/"0x([0-9a-f]+)"/g)) {
        everything += Buffer.from(digits, 'hex').toString('utf8');
      }
    }
    // The issuer's own name is there, so what is looked for would be found.
    expect(everything).toContain('did:web:college.example');
    for (const word of personal) expect(everything).not.toContain(word);
  });

  it('is in what anyone may ask of the service', async () => {
    const { installation } = setting;
    const registrar = createPublicRegistrar(installation);
    const batchId = parseBatchId(sealed.batch.batch_id);
    const hash = at(sealed.hashes, 1);
    const answers = [
      await registrar.proof(hash),
      await registrar.status(hash),
      await registrar.batch(batchId),
      await registrar.manifest(batchId),
      await registrar.statusList(batchId),
      registrar.didDocument(),
      await registrar.health(),
    ];
    const text = JSON.stringify(answers, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
    for (const word of personal) expect(text).not.toContain(word);
    const learners = await installation.store.db.selectFrom('learner').selectAll().execute();
    for (const { learner_id, email } of learners) {
      expect(text).not.toContain(learner_id);
      expect(text).not.toContain(email);
    }
  });
});
