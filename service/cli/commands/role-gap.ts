import { type Command, Option } from 'commander';
import type { DefinitionFile } from '../../registrar/definitions/definition-file.ts';
import { gapOf } from '../../registrar/roles/analyse-role.ts';
import { drawGapAnalysis } from '../../registrar/roles/gap-words.ts';
import type { Cli } from '../cli.ts';
import { gapLines } from '../gap-view.ts';
import { readDefinitionFile } from '../read-definition-file.ts';
import { writeWhole } from '../write-whole.ts';
import { example } from './command-group.ts';

interface GapFlags {
  readonly pathway: string;
  readonly svg?: string;
  readonly layout?: 'wide' | 'narrow';
  readonly reasons?: boolean;
}

/** `cairn role gap ROLE --pathway PATHWAY` */
export function addRoleGap(group: Command, cli: Cli): void {
  group
    .command('gap')
    .argument('<role>', 'ID, ID@EDITION, or a file')
    .requiredOption('--pathway <pathway>', 'the pathway that is held against it: ID, ID@EDITION, or a file')
    .option('--reasons', 'say of each competency why it stands as it does')
    .option('--svg <file>', 'draw it into this file')
    .addOption(
      new Option('--layout <layout>', 'draw it for a page that embeds it; without it, for every window').choices([
        'wide',
        'narrow',
      ]),
    )
    .description(
      'say which competencies of a role a pathway teaches, which it assesses and how strongly, and which it misses',
    )
    .addHelpText(
      'after',
      example(
        'role gap research-data-steward --pathway data-stewardship-foundations',
        'role gap data-steward.yaml --pathway my-pathway.yaml --svg gap.svg',
      ),
    )
    .action((role: string, flags: GapFlags) => gap(cli, role, flags));
}

async function gap(cli: Cli, role: string, { pathway, svg, layout, reasons = false }: GapFlags): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const analysis = await gapOf(installation, {
    role: await namedOrWritten(role),
    pathway: await namedOrWritten(pathway),
  });
  if (svg !== undefined) await writeWhole(svg, drawGapAnalysis(analysis, layout).svg);
  const { lines, ...summary } = analysis;
  for (const line of lines) terminal.record({ ...line, kind: 'line', competencyKind: line.kind });
  terminal.answer(
    { kind: 'summary', command: 'role gap', ...summary, drawn: svg ?? null },
    ...gapLines(analysis, { reasons }, terminal.paint),
    ...(svg === undefined ? [] : ['', `Drawn: ${terminal.paint(svg)}`]),
  );
}

/** What ends like a file is one; anything else is the name of what is known here. */
async function namedOrWritten(text: string): Promise<string | DefinitionFile> {
  return /\.(?:json|ya?ml)$/i.test(text) ? await readDefinitionFile(text) : text;
}
