import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBatchId } from '../../service/core/batch-id.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
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
