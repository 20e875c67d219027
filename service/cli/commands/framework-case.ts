import { stat } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { definitionFile } from '../../registrar/definitions/definition-file.ts';
import { casePackage, frameworkFile, MOST_CASE_BYTES, readCaseFile } from '../../registrar/frameworks/case-file.ts';
import { MOST_FRAMEWORK_BYTES, readFrameworkFile } from '../../registrar/frameworks/framework-file.ts';
import { findFramework } from '../../registrar/frameworks/known-frameworks.ts';
import type { Cli } from '../cli.ts';
import { findingLines } from '../findings-view.ts';
import { type PrintedFile, printFindings } from '../print-findings.ts';
import { readFileUpTo } from '../read-file.ts';
import { facts } from '../table.ts';
import { counted } from '../words.ts';
import { writeWhole } from '../write-whole.ts';
import { example } from './command-group.ts';

/** How many findings stand beside a framework that is shown. */
const FINDINGS_BESIDE = 10;

interface ImportFlags {
  readonly out?: string;
  readonly as?: 'json' | 'yaml';
}

interface ExportFlags {
  readonly out?: string;
  readonly creator: string;
}

/** `cairn framework import FILE`, `cairn framework export FILE|ID@EDITION` */
export function addFrameworkCase(group: Command, cli: Cli): void {
  group
    .command('import')
    .argument('<file>', 'a CASE package (1EdTech, CFPackage), JSON')
    .description('make a framework of a CASE package; what CASE alone can say is kept in it, for exports')
    .option('--out <file>', 'write the framework into this file; it is shown where none is named')
    .addOption(
      new Option('--as <format>', 'how it is written; by default as the name of the file says').choices([
        'yaml',
        'json',
      ]),
    )
    .addHelpText('after', example('framework import standards.json --out standards.yaml'))
    .action((file: string, flags: ImportFlags) => importPackage(cli, file, flags));
  group
    .command('export')
    .argument('<framework>', 'a file with a framework, JSON or YAML, or the name of a published one: ID@EDITION')
    .description('write a framework as a CASE 1.1 package')
    .option('--out <file>', 'write the package into this file; it is shown where none is named')
    .option('--creator <name>', 'who authored it, where a file names no publisher', 'unknown')
    .addHelpText(
      'after',
      example(
        'framework export standards.yaml --out standards.case.json',
        'framework export data-stewardship@2026.1 --out data-stewardship.case.json',
      ),
    )
    .action((framework: string, flags: ExportFlags) => exportPackage(cli, framework, flags));
}

async function importPackage(cli: Cli, file: string, { out, as }: ImportFlags): Promise<void> {
  const { terminal } = cli;
  const bytes = await readFileUpTo(file, MOST_CASE_BYTES);
  const { content: framework, findings } = readCaseFile(bytes);
  const printed: PrintedFile = { file, bytes, findings };
  if (framework === null) return await printFindings(cli, 'framework import', [printed], { format: 'people' });
  const format = as ?? (out !== undefined && /\.json$/i.test(out) ? 'json' : 'yaml');
  const { id, edition, title, byId } = framework;
  if (out !== undefined) {
    await writeWhole(out, frameworkFile(framework, format));
    await printFindings(
      cli,
      'framework import',
      [
        {
          ...printed,
          facts: { framework: `${id}@${edition}`, competencies: byId.size, out },
          lines: (paint) =>
            facts(
              [
                ['Framework', `${id}@${edition}, ${paint(title)}`],
                ['Competencies', counted(byId.size, 'competency', 'competencies')],
                ['Written to', paint(out)],
              ],
              paint,
            ),
        },
      ],
      { format: 'people' },
    );
    return terminal.say(`Next: npx cairn framework check ${terminal.paint(out)}`);
  }
  const lines = findingLines(printed, new TextDecoder().decode(bytes), FINDINGS_BESIDE, terminal.paintError);
  if (terminal.json) {
    for (const finding of findings) terminal.record({ kind: 'finding', ...finding });
    terminal.record({ kind: 'summary', command: 'framework import', framework: framework.source });
    return;
  }
  if (lines.length > 0) terminal.stderr.write(`${lines.join('\n')}\n`);
  cli.process.stdout.write(frameworkFile(framework, format));
}

async function exportPackage(cli: Cli, framework: string, { out, creator }: ExportFlags): Promise<void> {
  const { terminal } = cli;
  const written = FILE_NAME.test(framework)
    ? await packageOfFile(cli, framework, creator)
    : await publishedPackage(cli, framework);
  if (written === null) return;
  const { name, items, content } = written;
  if (out === undefined) return terminal.print(content);
  await writeWhole(out, `${JSON.stringify(content, null, 2)}\n`);
  terminal.answer(
    { kind: 'summary', command: 'framework export', framework: name, items, out },
    `Wrote ${name} with ${counted(items, 'item')} to ${terminal.paint(out)}, a CASE 1.1 package.`,
  );
}

/** What is the name of a file, and not that of a framework. */
const FILE_NAME = /[/\\]|\.(?:json|ya?ml)$/i;

/** A package to be written. */
interface WrittenPackage {
  readonly name: string;
  readonly items: number;
  readonly content: unknown;
}

async function publishedPackage(cli: Cli, name: string): Promise<WrittenPackage> {
  const { installation, publicRegistrar } = await cli.open();
  const { framework } = await findFramework(installation.store.db, name);
  const { id, edition, byId } = framework;
  const content = await publicRegistrar.caseCatalogue.packageOf(framework);
  return { name: `${id}@${edition}`, items: byId.size, content };
}

/** Null where the file is none of a framework, which has been told then. */
async function packageOfFile(cli: Cli, file: string, creator: string): Promise<WrittenPackage | null> {
  const bytes = await readFileUpTo(file, MOST_FRAMEWORK_BYTES);
  const { content: framework, findings } = readFrameworkFile(definitionFile(file, bytes));
  if (framework === null) {
    await printFindings(cli, 'framework export', [{ file, bytes, findings }], { format: 'people' });
    return null;
  }
  // The file says when it was last changed, so that the same file is the same package.
  const { mtime } = await stat(file);
  const changedAt = `${mtime.toISOString().slice(0, 19)}Z`;
  const content = casePackage(framework, { changedAt, address: null, creator });
  return { name: `${framework.id}@${framework.edition}`, items: framework.byId.size, content };
}
