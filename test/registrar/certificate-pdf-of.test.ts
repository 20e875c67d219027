import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificatePdfOf } from '../../service/registrar/certificates/certificate-pdf-of.ts';
import { type AnvilInstallation, at, startInstallation } from './installation-on-anvil.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

describe('the PDF of a certificate', () => {
  it('is not handed out before the chain calls the batch final', async () => {
    const { hashes } = await setting.seal(1);
    await expect(certificatePdfOf(setting.installation, at(hashes, 0))).rejects.toMatchObject({
      code: 'anchor-pending',
    });
  });

  it('is named by nothing personal, and is the same bytes each time', async () => {
    const { batch, hashes } = await setting.seal(2);
    await anchorBatches(setting.installation, [batch.batch_id]);
    const pdf = await certificatePdfOf(setting.installation, at(hashes, 1));
    expect(pdf.fileName).toMatch(/^[0-9a-f-]{36}\.pdf$/);
    expect(Buffer.from(pdf.bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7');
    const again = await certificatePdfOf(setting.installation, at(hashes, 1));
    expect(Buffer.from(again.bytes).equals(pdf.bytes)).toBe(true);
  });
});
