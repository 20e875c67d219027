import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatePdf } from '../../service/formats/certificate-pdf.ts';
import { samplePdfInput } from '../formats/certificate-samples.ts';
import { pdfWith } from '../formats/pdf/pdf-with.ts';
import { cairn } from './cairn.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

let work: Workplace;
const hash = `0x${'4e'.repeat(32)}`;
beforeAll(async () => {
  work = await startWorkplace();
  await writeFile(join(work.folder, 'sample.pdf'), await certificatePdf(samplePdfInput()));
  await writeFile(join(work.folder, 'printed.pdf'), await pdfWith({ text: `Certificate hash ${hash}` }));
  await writeFile(join(work.folder, 'cut.pdf'), '%PDF-1.7');
}, 60_000);
afterAll(() => work.close(), 60_000);

describe('cairn verify of a PDF', () => {
  it('judges the certificate that is attached, and says that the print is checked by nothing', async () => {
    const { stdout, status } = await cairn(['verify', 'sample.pdf'], { cwd: work.folder });
    // Nobody pins the registry of the sample.
    expect(status).toBe(2);
    expect(stdout).toContain('Amélie Nguyễn-Österreich');
    expect(stdout).toMatch(/What is printed on its page is checked by nothing/);
  });

  it('could not check one that has lost its certificate, and says where to go with the hash', async () => {
    const { stdout, status } = await cairn(['verify', 'printed.pdf'], { cwd: work.folder });
    expect(status).toBe(2);
    expect(stdout).toMatch(/has no certificate attached/);
    expect(stdout).toContain(`npx cairn verify ${hash}`);
  });

  it('finds a damaged one not valid', async () => {
    const { status, records } = await work.run('verify', 'cut.pdf');
    expect(status).toBe(1);
    expect(records[0]).toMatchObject({ attachedToPdf: true, reason: 'malformed' });
  });
});
