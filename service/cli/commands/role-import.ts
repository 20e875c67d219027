import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { importRoleFigures, type RoleFigureReport } from '../../registrar/roles/import-role-figures.ts';
import { type RoleSourceFlags, roleSource, SOURCE_KINDS } from '../../registrar/roles/role-source.ts';
import type { Cli } from '../cli.ts';
import { problemLines, refusedLines } from '../problem-lines.ts';
import { readDefinitionFile } from '../read-definition-file.ts';
import { counted } from '../words.ts';
import { writeWhole } from '../write-whole.ts';
import { example } from './command-group.ts';

interface RoleImportFlags extends RoleSourceFlags {
  readonly into: string;
  readonly skipInvalid?: boolean;
  readonly dryRun?: boolean;
}

/** `cairn role import CSV --into FILE` */
export function addRoleImport(group: Command, cli: Cli): void {
  group
    .command('import')
    .argument('<csv>', 'figures: a line a competency, with importance (1 to 5), share (percent) or count')
    .requiredOption('--into <file>', 'the role profile that they go into, JSON or YAML')
    .option('--source <id>', 'the source that the lines are of, where no column says so')
    .addOption(new Option('--kind <kind>', 'of a source that is new to the profile').choices([...SOURCE_KINDS]))
    .option('--title <title>', 'of a source that is new')
    .option('--day <day>', 'of a source that is new: the day on which it was settled or counted')
    .option('--sample <number>', 'of a source that is new: how many were asked or counted')
    .option('--url <address>', 'of a source that is new')
    .option('--skip-invalid', 'leave out the lines that are not as they should be, and take the others')
    .option('--dry-run', 'show what would change, and change nothing')
    .description('bring figures of a survey, a board or a count of advertisements into a role profile')
    .addHelpText(
      'after',
      `\nColumns: competency (its reference, identifier, code, or an address that it is aligned with), importance, share,
count, level, source. What the source said before is replaced; what others say, and the importance that was settled
upon, stays.\n${example(
        'role import survey.csv --into data-steward.yaml --source employers-2026',
        'role import jobs.csv --into data-steward.yaml --source jobs-2026 --kind job-market --title "Advertisements, spring 2026" --day 2026-06-30 --sample 412',
      )}`,
    )
    .action((csv: string, flags: RoleImportFlags) => run(cli, csv, flags));
}

async function run(cli: Cli, csv: string, flags: RoleImportFlags): Promise<void> {
  const { terminal } = cli;
  const { into, dryRun = false, skipInvalid = false } = flags;
  const { installation } = await cli.open();
  const profile = await readDefinitionFile(into);
  const request = { file: resolve(csv), name: basename(csv), profile, source: roleSource(flags), skipInvalid };
  try {
    const report = await importRoleFigures(installation, request);
    if (report.text !== null && !dryRun) await writeWhole(into, report.text);
    const { problems, findings, text, ...summary } = report;
    for (const problem of problems) terminal.record({ kind: 'problem', ...problem });
    for (const { region, ...finding } of findings) terminal.record({ kind: 'finding', ...finding, ...region });
    terminal.answer(
      { kind: 'summary', command: 'role import', dryRun, ...summary, written: text !== null && !dryRun },
      ...problemLines(problems, terminal.paint),
      ...outcomeLines(cli, report, into, dryRun),
    );
  } catch (error) {
    const lines = refusedLines(error, terminal.paint);
    if (lines.length > 0) terminal.say(...lines);
    throw error;
  }
}

function outcomeLines({ terminal }: Cli, report: RoleFigureReport, into: string, dryRun: boolean): string[] {
  const { added, changed, unchanged, findings, text } = report;
  const file = terminal.paint(into, 'bold');
  const what = [
    `${counted(changed.length, 'competency', 'competencies')} with new figures`,
    `${added.length} new to the profile`,
    `${unchanged.length} as before`,
  ].join(', ');
  if (text === null) return [`${file}: ${what}. Nothing has changed.`];
  const found = findings.length === 0 ? '' : ` It has ${counted(findings.length, 'finding')} now.`;
  return [
    `${file}: ${what}.${dryRun ? ' Nothing was written.' : found}`,
    `Next: npx cairn role check ${terminal.paint(into)}`,
  ];
}
