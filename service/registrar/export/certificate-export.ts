import { availableParallelism } from 'node:os';
import { CairnError } from '../../core/errors.ts';
import type { CertificatePrinter } from '../../formats/certificate-printer.ts';
import { loadBranding } from '../certificates/branding.ts';
import type { CertificateStanding } from '../certificates/certificate-standing.ts';
import type { Installation, OnProgress } from '../installation.ts';
import type { ExportForms } from './export-forms.ts';
import { type IndexedCertificate, indexHead, indexLines } from './export-index.ts';
import { ExportNames } from './export-names.ts';
import { type ExportChoice, type ExportPlan, planExport } from './export-plan.ts';
import { exportReadme } from './export-readme.ts';
import type { ExportSummary } from './export-summary.ts';
import { type ExportedCertificate, exportedCertificates } from './exported-certificates.ts';

export interface ExportOptions {
  readonly forms: ExportForms;
  /** Name files by holder and award instead of by UUID. */
  readonly readableNames?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** One file of an export. */
export interface ExportEntry {
  /** With `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** For fewer, a thread takes longer to load its fonts than to print them. */
const WORTH_THREADS = 60;
/** Certificates under way to each thread: enough to keep it busy, few enough for memory to stay bounded. */
const AHEAD_PER_THREAD = 8;

/**
 * The certificates of a batch, a cohort or the whole installation, one file after the other, in bounded memory but for the
 * index (some 400 bytes a certificate). What is not final is left out, and so is who was erased; both are counted.
 */
export class CertificateExport {
  readonly plan: ExportPlan;
  readonly #installation: Installation;
  readonly #options: ExportOptions;
  #summary: ExportSummary;

  constructor(installation: Installation, plan: ExportPlan, options: ExportOptions) {
    this.plan = plan;
    this.#installation = installation;
    this.#options = options;
    const { erased, pending } = plan;
    const states = { 'in-force': 0, suspended: 0, revoked: 0, void: 0, unknown: 0, pending: 0 };
    const none = { certificates: 0, files: 0, pdfs: 0, unprinted: 0, evidence: 0, withoutEvidence: 0 };
    this.#summary = { batches: plan.batches.length, ...none, erased, pending, states };
  }

  /** What was made so far. */
  get summary(): ExportSummary {
    return this.#summary;
  }

  /**
   * Makes the files, the index last.
   *
   * @throws CairnError `logo-unusable`, and for what is wrong with the installation itself
   */
  async *entries(): AsyncGenerator<ExportEntry> {
    const { forms, readableNames = false, onProgress } = this.#options;
    const cohorts = new Set(this.plan.batches.map(({ cohort_id }) => cohort_id));
    const names = new ExportNames(readableNames, cohorts.size > 1);
    const index: string[] = [];
    let unlisted: IndexedCertificate[] = [];
    const list = () => {
      index.push(indexLines(unlisted, this.#installation.publicUrl));
      unlisted = [];
    };
    for await (const { certificate, pdf } of this.#printed()) {
      const name = names.nameOf(certificate);
      const file = forms.files ? `${name}.cairn.json` : null;
      const printed = pdf instanceof Uint8Array ? `${name}.pdf` : null;
      const evidence = certificate.evidence === null ? null : `${name}.evidence.json`;
      const notPrinted = pdf instanceof CairnError ? [`not printed: ${pdf.message}`] : [];
      const notKept = forms.evidence && evidence === null ? ['issued before evidence was kept'] : [];
      const note = [...notPrinted, ...notKept].join('; ');
      if (file !== null) yield { path: file, bytes: bytesOf(certificate.text) };
      if (printed !== null && pdf instanceof Uint8Array) yield { path: printed, bytes: pdf };
      if (evidence !== null && certificate.evidence !== null) {
        yield { path: evidence, bytes: bytesOf(certificate.evidence) };
      }
      this.#count(certificate.standing, {
        ...{ files: file !== null, pdfs: printed !== null, evidence: evidence !== null },
        ...{ unprinted: notPrinted.length > 0, withoutEvidence: notKept.length > 0 },
      });
      unlisted.push({ certificate, file, pdf: printed, evidence, note });
      if (unlisted.length === 100) list();
      onProgress?.({ step: 'certificates', done: this.#summary.certificates, total: this.plan.certificates });
    }
    if (!forms.index) return;
    list();
    yield { path: 'index.csv', bytes: bytesOf(indexHead() + index.join('')) };
    const { issuer, publicUrl, now } = this.#installation;
    const about = { forms, issuer: issuer.name, publicUrl, now: now() };
    yield { path: 'README.txt', bytes: bytesOf(exportReadme(this.#summary, about)) };
  }

  /** The certificates with their PDFs, printed ahead in threads; a letter that cannot be printed stops one, not all. */
  async *#printed(): AsyncGenerator<{
    certificate: ExportedCertificate;
    pdf: Uint8Array | CairnError | null;
  }> {
    if (!this.#options.forms.pdf) {
      for await (const certificate of this.#certificates()) yield { certificate, pdf: null };
      return;
    }
    const threads = this.plan.certificates < WORTH_THREADS ? 1 : availableParallelism();
    const printer = await this.#openPrinter(threads);
    const ahead: { certificate: ExportedCertificate; pdf: Promise<Uint8Array | CairnError> }[] = [];
    try {
      for await (const certificate of this.#certificates()) {
        ahead.push({ certificate, pdf: printedOrRefused(printer, certificate) });
        if (ahead.length < threads * AHEAD_PER_THREAD) continue;
        const next = ahead.shift();
        if (next !== undefined) yield { certificate: next.certificate, pdf: await next.pdf };
      }
      for (const { certificate, pdf } of ahead) yield { certificate, pdf: await pdf };
    } finally {
      // Also when whoever asked went away in the middle.
      await printer.close();
    }
  }

  async *#certificates(): AsyncGenerator<ExportedCertificate> {
    for (const batch of this.plan.batches) yield* exportedCertificates(this.#installation, batch, this.#options.forms);
  }

  async #openPrinter(threads: number): Promise<CertificatePrinter> {
    const { publicUrl, branding } = this.#installation;
    const settings = { publicUrl, branding: await loadBranding(branding) };
    const { openCertificatePrinter } = await import('../../formats/certificate-printer.ts');
    return openCertificatePrinter(settings, threads);
  }

  #count(standing: CertificateStanding, made: Readonly<Record<CountedForm, boolean>>): void {
    const before = this.#summary;
    const more = (form: CountedForm) => before[form] + Number(made[form]);
    this.#summary = {
      ...before,
      certificates: before.certificates + 1,
      files: more('files'),
      pdfs: more('pdfs'),
      unprinted: more('unprinted'),
      evidence: more('evidence'),
      withoutEvidence: more('withoutEvidence'),
      states: { ...before.states, [standing]: before.states[standing] + 1 },
    };
  }
}

/** What of a certificate was made, or could not be. */
type CountedForm = 'files' | 'pdfs' | 'unprinted' | 'evidence' | 'withoutEvidence';

/** Opens an export. @throws CairnError as `planExport` */
export async function openExport(
  installation: Installation,
  choice: ExportChoice,
  options: ExportOptions,
): Promise<CertificateExport> {
  return new CertificateExport(installation, await planExport(installation, choice), options);
}

async function printedOrRefused(
  printer: CertificatePrinter,
  { text }: ExportedCertificate,
): Promise<Uint8Array | CairnError> {
  try {
    return await printer.print(bytesOf(text));
  } catch (error) {
    if (error instanceof CairnError && error.code === 'glyph-missing') return error;
    throw error;
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
