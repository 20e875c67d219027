import { type KeptMapping, keptMapping, listMappings, removeMapping } from '../../registrar/results/column-mappings.ts';
import { separatorName } from '../../registrar/results/mapping-options.ts';
import type { Cli } from '../cli.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn mapping list|show|remove` */
export const addMapping: AddCommands = (program, cli) => {
  const group = program.command('mapping').description('look after the column mappings that imports have kept');
  group
    .command('list')
    .description('show the mappings that are kept')
    .addHelpText('after', example('mapping list'))
    .action(() => list(cli));
  group
    .command('show')
    .argument('<name>', 'its name')
    .description('show what a mapping says; with --json, whole')
    .addHelpText('after', example('mapping show moodle'))
    .action((name: string) => show(cli, name));
  group
    .command('remove')
    .argument('<name>', 'its name')
    .description('forget a mapping; what was imported with it stays')
    .addHelpText('after', example('mapping remove moodle'))
    .action((name: string) => remove(cli, name));
};

async function list(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const mappings = await listMappings(installation.store.db);
  for (const mapping of mappings) terminal.record({ kind: 'mapping', ...mapping });
  terminal.record({ kind: 'summary', command: 'mapping list', mappings: mappings.length });
  if (mappings.length === 0) {
    return terminal.say('No mapping is kept. Next: npx cairn import csv FILE --map ... --save-mapping NAME');
  }
  terminal.say(
    ...table<KeptMapping>(
      [
        { title: 'Mapping', cell: ({ name }) => name },
        { title: 'Layout', cell: ({ mapping }) => mapping.layout ?? 'recognised' },
        { title: 'Columns', align: 'right', cell: ({ mapping }) => String(columnsIn(mapping).length) },
        { title: 'Kept', cell: ({ savedAt }) => savedAt.slice(0, 10) },
      ],
      mappings,
      terminal.paint,
    ),
    '',
    `${counted(mappings.length, 'mapping')}.`,
  );
}

function columnsIn({ columns, assessments }: KeptMapping['mapping']): (readonly [what: string, column: string])[] {
  return [
    ...Object.entries(columns),
    ...Object.entries(assessments).map(([id, text]) => [`assessment ${id}`, text] as const),
  ];
}

async function show(cli: Cli, name: string): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const kept = await keptMapping(installation.store.db, name);
  const { layout, outOf, outOfByAssessment = {}, round, decimal, date, separator, encoding } = kept.mapping;
  const said: readonly (readonly [string, string | undefined])[] = [
    ['layout', layout],
    ['out of', outOf],
    ...Object.entries(outOfByAssessment).map(([id, points]) => [`out of, ${id}`, points] as const),
    ['rounded to', round === undefined ? undefined : counted(round, 'digit')],
    ['decimal mark', decimal],
    ['dates', date],
    ['separator', separator === undefined ? undefined : separatorName(separator)],
    ['encoding', encoding],
  ];
  terminal.answer(
    { kind: 'summary', command: 'mapping show', ...kept },
    ...facts(
      [
        ...columnsIn(kept.mapping).map(([what, column]) => [what, terminal.paint(JSON.stringify(column))] as const),
        ...said.flatMap(([what, value]) => (value === undefined ? [] : [[what, terminal.paint(value)] as const])),
        ['kept', kept.savedAt.slice(0, 10)],
      ],
      terminal.paint,
    ),
  );
}

async function remove(cli: Cli, name: string): Promise<void> {
  await cli.acting('mappings.remove', { details: { mapping: name } }, ({ installation }) =>
    removeMapping(installation.store.db, name),
  );
  cli.terminal.answer({ kind: 'summary', command: 'mapping remove', name }, `Forgotten: ${cli.terminal.paint(name)}.`);
}
