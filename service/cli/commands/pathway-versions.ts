import { Option } from 'commander';
import { isInstalled } from '../../config.ts';
import { shortHash } from '../../core/short-hash.ts';
import { definitionFile, MOST_DEFINITION_BYTES } from '../../registrar/definitions/definition-file.ts';
import { exportPathway } from '../../registrar/pathways/export-pathway.ts';
import { listPathways, type PathwayOverview } from '../../registrar/pathways/pathway-overview.ts';
import { type PublishedPathway, publishPathway } from '../../registrar/pathways/publish-pathway.ts';
import { chainStyle, chainWords } from '../chain-publication-words.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { readFileUpTo } from '../read-file.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { writeWhole } from '../write-whole.ts';
import { type AddCommands, example } from './command-group.ts';

interface PublishFlags {
  readonly chain: boolean;
}

interface ExportFlags {
  readonly as?: 'json' | 'yaml';
  readonly out?: string;
}

/** `cairn pathway publish FILE`, `cairn pathway list`, `cairn pathway export ID@EDITION` */
export const addPathwayVersions: AddCommands = (group, cli) => {
  group
    .command('publish')
    .argument('<file>', 'a pathway definition, JSON or YAML')
    .option('--no-chain', 'leave its digest for the first batch that is anchored')
    .description(
      'check a definition, keep it as it stands, and bring its digest onto the chain; its edition never changes again',
    )
    .addHelpText('after', example('pathway publish my-pathway.json'))
    .action(async (file: string, { chain }: PublishFlags) => publish(cli, file, chain));
  group
    .command('list')
    .description('show the pathway versions that cohorts can be pinned to, and since when they stand on the chain')
    .addHelpText('after', example('pathway list'))
    .action(async () => list(cli));
  group
    .command('export')
    .argument('<pathway>', 'the pathway: ID where there is one edition, or ID@EDITION')
    .option('--out <file>', 'write it into this file; it is shown where none is named')
    .addOption(
      new Option('--as <format>', 'how it is written; by default as the name of the file says').choices([
        'yaml',
        'json',
      ]),
    )
    .description('write a pathway version out, to read it or to make one of your own of it')
    .addHelpText(
      'after',
      example(
        'pathway export data-stewardship-foundations --out my-course.yaml',
        'pathway export data-stewardship-professional > my-pathway.json',
      ),
    )
    .action(async (name: string, flags: ExportFlags) => exportVersion(cli, name, flags));
};

async function exportVersion(cli: Cli, name: string, { as, out }: ExportFlags): Promise<void> {
  const { terminal } = cli;
  const installation = isInstalled(cli.environment) ? (await cli.open()).installation : null;
  const format = as ?? (out !== undefined && /\.ya?ml$/i.test(out) ? 'yaml' : 'json');
  const { id, edition, definition, text } = await exportPathway(installation, name, format);
  if (out === undefined) {
    if (terminal.json) terminal.record({ kind: 'summary', command: 'pathway export', id, edition, definition });
    else if (format === 'yaml') cli.process.stdout.write(text);
    else terminal.print(definition);
    return;
  }
  await writeWhole(out, text);
  terminal.answer(
    { kind: 'summary', command: 'pathway export', id, edition, out },
    `Wrote ${id}@${edition} to ${terminal.paint(out)}. Give it an id or an edition of its own, and next:`,
    `npx cairn pathway check ${plainText(out)}`,
  );
}

async function publish(cli: Cli, file: string, chain: boolean): Promise<void> {
  const { terminal } = cli;
  const definition = definitionFile(file, await readFileUpTo(file, MOST_DEFINITION_BYTES));
  const published = await cli.acting(
    'pathways.publish',
    {},
    ({ installation }, actor) =>
      terminal.showing((onProgress) =>
        publishPathway(installation, actor, definition, chain ? { how: 'now', onProgress } : { how: 'later' }),
      ),
    ({ pathway, isNew }) => ({
      digest: pathway.digest,
      new: isNew,
      warnings: pathway.published?.warnings.length ?? 0,
      onChain: pathway.onChain?.state ?? null,
    }),
  );
  tellPublished(cli, published);
}

function tellPublished({ terminal }: Cli, { pathway, isNew, notYetOnChain }: PublishedPathway): void {
  const name = `${pathway.id}@${pathway.edition}`;
  const warnings = pathway.published?.warnings ?? [];
  const why = notYetOnChain === null ? null : { code: notYetOnChain.code, message: notYetOnChain.message };
  terminal.answer(
    { kind: 'summary', command: 'pathway publish', new: isNew, ...pathway, notYetOnChain: why },
    isNew ? `Published ${name}.` : `${name} was published before, with the same content.`,
    ...facts(
      [
        ['Digest', pathway.digest],
        ['On the chain', chainWords(pathway.onChain)],
        ['Awards', plainText(pathway.awards.map(({ id, name }) => `${id} (${name})`).join(', '))],
      ],
      terminal.paint,
    ),
    ...(notYetOnChain === null
      ? []
      : [
          terminal.paint(`Its digest is not on the chain yet: ${plainText(notYetOnChain.message)}`, 'yellow'),
          'It goes there before the first batch of this pathway, or when you publish it again.',
        ]),
    ...(warnings.length === 0 ? [] : [`${counted(warnings.length, 'warning is', 'warnings are')} recorded with it:`]),
    ...warnings.map(({ code, pointer, sentence }) => `  ${plainText(sentence)} (${code} at ${plainText(pointer)})`),
    `Next: npx cairn cohort create ID --pathway ${name}`,
  );
}

async function list(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const pathways = await listPathways(installation);
  for (const pathway of pathways) terminal.record({ kind: 'pathway', ...pathway });
  terminal.answer(
    { kind: 'summary', command: 'pathway list', pathways: pathways.length },
    ...table<PathwayOverview>(
      [
        { title: 'Pathway', cell: ({ id, edition }) => `${id}@${edition}` },
        { title: 'Title', cell: ({ title }) => title },
        { title: 'Awards', cell: ({ awards }) => awards.map(({ id }) => id).join(', ') },
        { title: 'Digest', cell: ({ digest }) => shortHash(digest), style: () => 'dim' },
        {
          title: 'On the chain',
          cell: ({ onChain }) => chainWords(onChain),
          style: ({ onChain }) => chainStyle(onChain),
        },
      ],
      pathways,
      terminal.paint,
    ),
  );
}
