import type { CheckedFile } from '../formats/findings/checked-file.ts';
import {
  type DefinitionFile,
  definitionFile,
  MOST_DEFINITION_BYTES,
} from '../registrar/definitions/definition-file.ts';
import type { Cli } from './cli.ts';
import { type FindingsFlags, type PrintedFile, printFindings } from './print-findings.ts';
import { readFileUpTo } from './read-file.ts';

/** What a check says of one file. */
export type FileCheck = Pick<CheckedFile, 'findings'> & Pick<PrintedFile, 'facts' | 'lines'>;

/**
 * Checks files, and tells what was found in them.
 *
 * @param command as it is called: `pathway check`
 * @param mostBytes how much of a file is read
 * @throws CairnError `file-unreadable`, `output-unwritable`, and what `check` throws
 */
export async function checkFiles(
  cli: Cli,
  command: string,
  names: readonly string[],
  flags: FindingsFlags,
  check: (file: DefinitionFile) => FileCheck | Promise<FileCheck>,
  mostBytes: number = MOST_DEFINITION_BYTES,
): Promise<void> {
  const files: PrintedFile[] = [];
  for (const file of names) {
    const bytes = await readFileUpTo(file, mostBytes);
    files.push({ file, bytes, ...(await check(definitionFile(file, bytes))) });
  }
  await printFindings(cli, command, files, flags);
}
