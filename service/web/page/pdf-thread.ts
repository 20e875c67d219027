import * as reader from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type AttachedCertificate, attachedCertificate } from '../../formats/pdf/attached-certificate.ts';

/** A thread that reads PDFs. */
export interface PdfThread {
  read(pdf: Uint8Array): Promise<AttachedCertificate>;
  /** Ends it, whatever it is doing. */
  end(): void;
}

/** Starts a thread with PDF.js, from this page's own origin. */
export function openPdfThread(): PdfThread {
  const port = new Worker(workerUrl, { type: 'module' });
  // A thread that dies, out of memory or because it could not be loaded, answers nothing any more.
  const death = new Promise<AttachedCertificate>((resolve) => {
    port.addEventListener('error', () => resolve({ kind: 'problem', problem: 'damaged', credentialHash: null }));
  });
  const worker = reader.PDFWorker.create({ port });
  return {
    read: (pdf) => Promise.race([attachedCertificate(pdf, reader, worker), death]),
    end: () => port.terminate(),
  };
}
