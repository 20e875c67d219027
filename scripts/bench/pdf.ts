import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { DEFAULT_BRANDING } from '../../service/formats/certificate/branding.ts';
import { certificatePdf } from '../../service/formats/certificate-pdf.ts';
import { type CertificatePrinter, openCertificatePrinter } from '../../service/formats/certificate-printer.ts';
import { type Figure, partOfTheBaseline } from './figure.ts';
import { barePage } from './pdf/bare-page.ts';
import { type CertificateToPrint, certificatesToPrint } from './pdf/certificates-to-print.ts';
import { byTurns, secondsOf } from './rounds.ts';

const CERTIFICATES = 300;
const ROUNDS = 5;
const SETTINGS = { publicUrl: 'https://college.example', branding: DEFAULT_BRANDING };
const BASELINE =
  'a bare page of PDFKit: name and award in one embedded font, the same file attached; no frame, code, tags or other scripts';

/** Certificates printed a second, with names of every script, beside bare pages: in one thread, and in one a core. */
export async function benchPdf(note: (text: string) => void): Promise<Figure[]> {
  const certificates = await certificatesToPrint(CERTIFICATES);
  const threads = availableParallelism();
  const printer = openCertificatePrinter(SETTINGS, threads);
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./pdf/bare-page-worker.ts', import.meta.url)),
  );
  try {
    const contenders = {
      bare: () => rate(certificates, () => eachOf(certificates, barePage)),
      printed: () => rate(certificates, () => eachOf(certificates, printedHere)),
      bareOnAll: () => rate(certificates, () => bareOnAll(workers, certificates)),
      printedOnAll: () => rate(certificates, () => printedOnAll(printer, certificates)),
    };
    note('loading fonts');
    for (const contender of Object.values(contenders)) await contender();
    const perSecond = await byTurns(ROUNDS, contenders, (round, name, value) =>
      note(`round ${round}, ${name}: ${value.toFixed(1)} a second`),
    );
    return [
      partOfTheBaseline({
        key: 'oneThread',
        title: 'certificates printed, one thread',
        value: perSecond.printed,
        unit: '/s',
        baseline: perSecond.bare,
        baselineIs: BASELINE,
      }),
      partOfTheBaseline({
        key: 'allCores',
        title: `the same, ${threads} threads`,
        value: perSecond.printedOnAll,
        unit: '/s',
        baseline: perSecond.bareOnAll,
        baselineIs: 'the same bare pages on as many threads',
      }),
    ];
  } finally {
    await printer.close();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function printedHere({ file }: CertificateToPrint): Promise<Uint8Array> {
  return await certificatePdf({ ...SETTINGS, certificate: parseCertificateFile(file), file });
}

async function eachOf(
  certificates: readonly CertificateToPrint[],
  make: (certificate: CertificateToPrint) => Promise<Uint8Array>,
): Promise<void> {
  for (const certificate of certificates) await make(certificate);
}

async function printedOnAll(printer: CertificatePrinter, certificates: readonly CertificateToPrint[]): Promise<void> {
  await Promise.all(certificates.map(({ file }) => printer.print(file)));
}

async function bareOnAll(workers: readonly Worker[], certificates: readonly CertificateToPrint[]): Promise<void> {
  await Promise.all(
    workers.map(async (worker, own) => {
      const answered = once(worker, 'message');
      worker.postMessage(certificates.filter((_, index) => index % workers.length === own));
      await answered;
    }),
  );
}

async function rate(certificates: readonly CertificateToPrint[], work: () => Promise<void>): Promise<number> {
  return certificates.length / (await secondsOf(work));
}
