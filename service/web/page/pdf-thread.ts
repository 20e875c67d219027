import * as reader from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type AttachedCertificate, attachedCertificate } from '../../formats/pdf/attached-certificate.ts';

/** A thread that reads PDFs. */
export interface PdfThread {
  /** Rejects when the thread itself fails. */
  read(pdf: Uint8Array): Promise<AttachedCertificate>;
  /** Ends it, whatever it is doing. */
  end(): void;
}

/** Starts a thread with PDF.js, from this page's own origin. */
export function openPdfThread(): PdfThread {
  const port = new Worker(workerUrl, { type: 'module' });
  // Out of memory, or not to be loaded: that says nothing about the PDF.
  const death = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new Error('the thread that reads PDFs has ended')));
  });
  const worker = reader.PDFWorker.create({ port });
  return {
    read: (pdf) => Promise.race([attachedCertificate(pdf, reader, worker), death]),
    end: () => port.terminate(),
  };
}
