import { pipeline } from 'node:stream/promises';
import { CairnError } from '../../core/errors.ts';
import { type CertificateExport, openExport } from '../../registrar/export/certificate-export.ts';
import { DEFAULT_FORMS, type ExportForms } from '../../registrar/export/export-forms.ts';
import type { ExportChoice } from '../../registrar/export/export-plan.ts';
import type { ExportSummary } from '../../registrar/export/export-summary.ts';
import { writeArchive, writeFolder } from '../../registrar/export/write-export.ts';
import { zipArchive } from '../../registrar/export/zip-archive.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { count, counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface ExportFlags extends Partial<ExportForms> {
  readonly cohort?: string;
  readonly all?: true;
  readonly out: string;
  readonly names?: true;
}

/** `cairn export BATCH|--cohort ID|--all --out DIR|FILE.zip|-` */
export const addExport: AddCommands = (program, cli) => {
  program
    .command('export')
    .argument('[batch]', 'the id of a batch that is final on the chain')
    .option('--cohort <id>', 'all certificates of this cohort')
    .option('--all', 'all certificates of this installation')
    .requiredOption('--out <place>', 'folder to write to, or a file that ends in .zip, or - for an archive on stdout')
    .option('--files', 'only certificate files, or what else is named beside')
    .option('--pdf', 'only PDFs to print, or what else is named beside')
    .option('--index', 'only the index for a spreadsheet, or what else is named beside')
    .option('--evidence', 'what the decisions were taken on, which holds grades: only where it is named here')
    .option('--names', 'name the files by holder and award; without it, by a number that says nothing')
    .description('write certificates with their PDFs and an index, into a folder or an archive')
    .addHelpText(
      'after',
      example('export --cohort welding-2026 --out welding.zip', 'export 3f0c7c1e-… --out certificates --files'),
    )
    .action((batchId: string | undefined, flags: ExportFlags) => exportCertificates(cli, batchId, flags));
};

async function exportCertificates(cli: Cli, batchId: string | undefined, flags: ExportFlags): Promise<void> {
  const choice = choiceOf(batchId, flags);
  const forms = formsOf(flags);
  const { out, names = false } = flags;
  const started = performance.now();
  const summary = await cli.acting(
    'certificates.export',
    {
      ...('batchId' in choice ? { subject: choice.batchId } : {}),
      ...('cohortId' in choice ? { cohortId: choice.cohortId } : {}),
      details: { ...forms, names },
    },
    ({ installation }) =>
      cli.terminal.showing(async (onProgress) => {
        const exported = await openExport(installation, choice, { forms, readableNames: names, onProgress });
        return await write(cli, exported, out, installation.now());
      }),
    ({ certificates, files, pdfs, evidence }) => ({ certificates, files, pdfs, evidence }),
  );
  const milliseconds = Math.round(performance.now() - started);
  const record = { kind: 'summary', command: 'export', out, ...choice, ...summary, milliseconds };
  // The archive has stdout to itself.
  if (out === '-') cli.process.stderr.write(`${summaryLines(summary, out, milliseconds).join('\n')}\n`);
  else cli.terminal.answer(record, ...summaryLines(summary, out, milliseconds));
}

async function write(cli: Cli, exported: CertificateExport, out: string, now: Date): Promise<ExportSummary> {
  if (out === '-') {
    if (cli.process.stdout.isTTY) {
      throw new CairnError('malformed-command', 'an archive is nothing for a terminal', {
        remedy: 'send it on, as in npx cairn export --all --out - > certificates.zip',
      });
    }
    await pipeline(zipArchive(exported.entries(), now), cli.process.stdout, { end: false });
    return exported.summary;
  }
  return /\.zip$/i.test(out) ? await writeArchive(exported, out, now) : await writeFolder(exported, out);
}

function summaryLines(summary: ExportSummary, out: string, milliseconds: number): string[] {
  const { certificates, files, pdfs, unprinted, evidence, withoutEvidence, erased, pending, states } = summary;
  const forms = [
    ...(files > 0 ? [counted(files, 'file')] : []),
    ...(pdfs > 0 ? [counted(pdfs, 'PDF')] : []),
    ...(evidence > 0 ? [`evidence of ${count(evidence)}`] : []),
  ];
  const place = out === '-' ? 'stdout' : plainText(out);
  const withdrawn = states.revoked + states.suspended + states.void;
  const line = (number: number, text: string) => (number === 0 ? [] : [text]);
  return [
    `Wrote ${counted(certificates, 'certificate')} to ${place}${forms.length === 0 ? '' : `: ${forms.join(', ')}`} (${duration(milliseconds)}).`,
    ...line(
      withdrawn,
      `${count(withdrawn)} of them are revoked, suspended or void, and marked so in the index: do not hand these out.`,
    ),
    ...line(states.unknown, 'No node of the chain was heard, so the index does not say where they stand.'),
    ...line(erased, `Without ${counted(erased, 'certificate')} of learners who were erased here.`),
    ...line(
      pending.certificates,
      `Without ${counted(pending.certificates, 'certificate')} in ${counted(pending.batches, 'batch', 'batches')} that are not final yet. Next: npx cairn anchor`,
    ),
    ...line(unprinted, `${counted(unprinted, 'certificate')} could not be printed; the index says why.`),
    ...line(
      withoutEvidence,
      `Of ${counted(withoutEvidence, 'certificate')} there is no evidence: issued before it was kept.`,
    ),
    ...line(evidence, 'Evidence holds grades beyond what a certificate states: it is the holder’s to show, not ours.'),
    'They are personal: give each to its holder, and to nobody else.',
  ];
}

/** @throws CairnError `malformed-command` unless one of the three is named */
function choiceOf(batchId: string | undefined, { cohort, all }: ExportFlags): ExportChoice {
  const choices: ExportChoice[] = [
    ...(batchId === undefined ? [] : [{ batchId }]),
    ...(cohort === undefined ? [] : [{ cohortId: cohort }]),
    ...(all === undefined ? [] : [{ all }]),
  ];
  const [choice, ...others] = choices;
  if (choice !== undefined && others.length === 0) return choice;
  throw new CairnError('malformed-command', 'name a batch, or --cohort, or --all: one of the three', {
    remedy: 'see npx cairn status for the batches, and npx cairn cohort list for the cohorts',
  });
}

/** Those that are named, or else the usual ones. */
function formsOf({ files = false, pdf = false, index = false, evidence = false }: ExportFlags): ExportForms {
  return files || pdf || index || evidence ? { files, pdf, index, evidence } : DEFAULT_FORMS;
}
