import type { Command } from 'commander';
import { isInstalled } from '../../config.ts';
import type { PathwayCheckContext } from '../../pathway/check/check-pathway.ts';
import { layOut } from '../../pathway/drawing/lay-out.ts';
import { drawText } from '../../pathway/drawing/terminal/draw-text.ts';
import { listOutline } from '../../pathway/drawing/terminal/list-outline.ts';
import { terminalMedium } from '../../pathway/drawing/terminal/terminal-medium.ts';
import { shippedPathways } from '../../pathway/examples/shipped-pathways.ts';
import { definitionFile, MOST_DEFINITION_BYTES } from '../../registrar/definitions/definition-file.ts';
import { findPathway, pathwayNamed } from '../../registrar/pathways/find-pathway.ts';
import { pictureOf } from '../../registrar/pathways/public-pathway.ts';
import { type ShownPathway, showFile, showPathway } from '../../registrar/pathways/show-pathway.ts';
import type { Cli } from '../cli.ts';
import { plainPiece, plainText } from '../plain-text.ts';
import { readFileUpTo } from '../read-file.ts';
import { counted } from '../words.ts';
import { writeWhole } from '../write-whole.ts';
import { example } from './command-group.ts';
import { knownHere } from './pathway-context.ts';

interface ShowFlags {
  readonly svg?: string;
  readonly narrow?: boolean;
  readonly detail?: boolean;
  readonly ascii?: boolean;
}

/** Columns of a terminal: what is assumed of a pipe, and what is used of a very wide one. */
const COLUMNS = { usual: 80, most: 160, narrow: 60 } as const;

/** `cairn pathway show ID[@EDITION]|FILE [--svg FILE] [--narrow] [--detail] [--ascii]` */
export function addPathwayShow(group: Command, cli: Cli): void {
  group
    .command('show')
    .argument('<pathway>', 'a pathway that is known here, as welding@2026.1, or a definition in a file')
    .option('--svg <file>', 'write the drawing into a file, as SVG')
    .option('--narrow', 'draw it in one column')
    .option('--detail', 'list everything below it in words: outcomes, assessments, rubrics, requirements')
    .option('--ascii', 'draw with plain characters')
    .description('draw a pathway: its tiers, modules, electives, prerequisites, what assesses what, and its awards')
    .addHelpText(
      'after',
      example('pathway show my-pathway.yaml --detail', 'pathway show welding@2026.1 --svg welding.svg'),
    )
    .action(async (name: string, flags: ShowFlags) => show(cli, name, flags));
}

async function show(cli: Cli, name: string, flags: ShowFlags): Promise<void> {
  const { terminal } = cli;
  const shown = await shownPathway(cli, name);
  const { pathway, digest, drawing, findings } = shown;
  if (flags.svg !== undefined) {
    await writeWhole(
      flags.svg,
      `${pictureOf(drawing, flags.narrow ? 'narrow' : 'wide')}
`,
    );
  }
  const { id, edition } = pathway;
  terminal.answer(
    { kind: 'summary', command: 'pathway show', digest, svg: flags.svg ?? null, ...drawing, findings },
    ...(flags.svg === undefined
      ? picture(cli, shown, flags)
      : [`Drew ${plainText(`${id}@${edition}`)} into ${plainText(flags.svg)}.`]),
    ...(findings.length === 0
      ? []
      : ['', `${counted(findings.length, 'finding')}; what to do about them: npx cairn pathway check FILE`]),
  );
}

function picture(cli: Cli, { drawing, outline }: ShownPathway, { narrow, detail, ascii = false }: ShowFlags): string[] {
  const columns = Math.min(cli.process.stdout.columns ?? COLUMNS.usual, COLUMNS.most);
  const width = narrow ? Math.min(columns, COLUMNS.narrow) : columns;
  const { paint } = cli.terminal;
  return [
    ...drawText(layOut(drawing, terminalMedium(plainPiece), { width }), { paint, ascii }),
    ...(detail ? listOutline(outline, { width: columns, paint, plain: plainPiece, ascii }) : []),
  ];
}

async function shownPathway(cli: Cli, name: string): Promise<ShownPathway> {
  const context: PathwayCheckContext = await knownHere(cli);
  if (isFileName(name)) return showFile(definitionFile(name, await readFileUpTo(name, MOST_DEFINITION_BYTES)), context);
  if (!isInstalled(cli.environment)) return showPathway(pathwayNamed(shippedPathways, name), context);
  const { installation } = await cli.open();
  return showPathway(await findPathway(installation.store.db, name), context);
}

/** Names of pathways have neither: they are lower-case words, an `@`, and an edition. */
function isFileName(name: string): boolean {
  return /[\\/]|\.(?:json|ya?ml)$/i.test(name);
}
