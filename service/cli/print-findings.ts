import { type Command, Option } from 'commander';
import { type CheckedFile, countFindings, findingRecord } from '../formats/findings/checked-file.ts';
import { sarifLog } from '../formats/findings/sarif.ts';
import type { Cli } from './cli.ts';
import { EXIT } from './exit-status.ts';
import { findingLines, summaryLine } from './findings-view.ts';
import { packageVersion } from './package-version.ts';
import type { Paint } from './palette.ts';
import { plainJson, plainText } from './plain-text.ts';
import { writeWhole } from './write-whole.ts';

/** How many findings of one file a person is shown at once: who has more mends these first. */
const SHOWN_FINDINGS = 50;

/** How findings are told: to people, as one JSON document, or as SARIF. */
export const FINDINGS_FORMATS = ['people', 'json', 'sarif'] as const;

/** What every command that checks definitions takes. */
export interface FindingsFlags {
  readonly format: (typeof FINDINGS_FORMATS)[number];
  readonly out?: string;
  readonly strict?: true;
}

/** A checked file together with its text, of which people are shown lines. */
export interface PrintedFile extends CheckedFile {
  readonly bytes: Uint8Array;
  /** What programs are told of a file without errors, besides. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What people are told of it. */
  readonly lines?: (paint: Paint) => readonly string[];
}

/** Adds the options that {@link printFindings} heeds. */
export function addFindingsOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'how findings are told').choices([...FINDINGS_FORMATS]).default('people'),
    )
    .option('--out <file>', 'write the report into this file, and show how much was found')
    .option('--strict', 'fail for warnings too');
}

/**
 * Tells what was found in some files, and sets the exit status: 1 where there are errors, or, strictly, warnings.
 *
 * @param command as it was called, for the summary of programs
 * @throws CairnError `output-unwritable`
 */
export async function printFindings(
  cli: Cli,
  command: string,
  files: readonly PrintedFile[],
  { format, out, strict }: FindingsFlags,
): Promise<void> {
  const { terminal } = cli;
  const counts = countFindings(files);
  if (counts.errors > 0 || (strict === true && counts.warnings > 0)) cli.exitStatus = EXIT.invalid;
  const records = files.flatMap(({ file, findings }) => findings.map((finding) => findingRecord(file, finding)));
  const summary = { kind: 'summary', command, ...counts, files: files.map(fileRecord) };
  const document =
    format === 'sarif'
      ? sarifLog(files, packageVersion())
      : format === 'json'
        ? { ...summary, findings: records }
        : null;
  if (document !== null && out === undefined) {
    terminal.print(document);
    return;
  }
  const text = (most: number, paint: Paint) => files.flatMap((file) => fileLines(file, most, paint));
  if (out !== undefined) {
    const report =
      document === null
        ? [...text(Number.POSITIVE_INFINITY, plainText), summaryLine(files, counts, plainText)].join('\n')
        : plainJson(document, 2);
    await writeWhole(out, `${report}\n`);
  }
  for (const record of records) terminal.record({ kind: 'finding', ...record });
  terminal.answer(
    summary,
    ...(out === undefined ? text(SHOWN_FINDINGS, terminal.paint) : []),
    summaryLine(files, counts, terminal.paint),
    ...(out === undefined ? [] : [`All of it stands in ${terminal.paint(out)}.`]),
  );
}

function fileLines(file: PrintedFile, most: number, paint: Paint): string[] {
  const lines = file.lines?.(paint) ?? [];
  return [
    ...findingLines(file, new TextDecoder().decode(file.bytes), most, paint),
    ...lines,
    ...(lines.length > 0 ? [''] : []),
  ];
}

function fileRecord({ file, findings, facts = {} }: PrintedFile) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { file, usable: errors === 0, errors, warnings: findings.length - errors, ...facts };
}
