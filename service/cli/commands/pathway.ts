import { shortHash } from '../../core/short-hash.ts';
import {
  type DefinitionFile,
  definitionFile,
  MOST_DEFINITION_BYTES,
} from '../../registrar/definitions/definition-file.ts';
import { checkPathway } from '../../registrar/pathways/check-pathway.ts';
import { listPathways, type PathwayOverview, publishPathway } from '../../registrar/pathways/publish-pathway.ts';
import { checkFiles, type FileCheck } from '../check-files.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { addFindingsOptions, type FindingsFlags } from '../print-findings.ts';
import { readFileUpTo } from '../read-file.ts';
import { facts, table } from '../table.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn pathway check FILE...`, `cairn pathway publish FILE`, `cairn pathway list` */
export const addPathway: AddCommands = (program, cli) => {
  const group = program.command('pathway').description('work on pathway definitions');
  addFindingsOptions(group.command('check'))
    .argument('<file...>', 'pathway definitions, JSON or YAML')
    .description('say what is wrong with definitions, where, and what to do about it')
    .addHelpText(
      'after',
      example('pathway check my-pathway.yaml', 'pathway check *.yaml --format sarif --out findings.sarif'),
    )
    .action(async (files: string[], flags: FindingsFlags) => checkFiles(cli, 'pathway check', files, flags, check));
  group
    .command('publish')
    .argument('<file>', 'a pathway definition, JSON or YAML')
    .description('keep a definition as it stands, so that cohorts can be pinned to it; its edition never changes again')
    .addHelpText('after', example('pathway publish my-pathway.json'))
    .action(async (file: string) => publish(cli, file));
  group
    .command('list')
    .description('show the pathway versions that cohorts can be pinned to')
    .addHelpText('after', example('pathway list'))
    .action(async () => list(cli));
};

async function publish(cli: Cli, file: string): Promise<void> {
  const definition = definitionFile(file, await readFileUpTo(file, MOST_DEFINITION_BYTES));
  const { pathway, isNew } = await cli.acting(
    'pathways.publish',
    {},
    ({ installation }) => publishPathway(installation, definition),
    (published) => ({ digest: published.pathway.digest, new: published.isNew }),
  );
  const name = `${pathway.id}@${pathway.edition}`;
  cli.terminal.answer(
    { kind: 'summary', command: 'pathway publish', new: isNew, ...pathway },
    isNew ? `Published ${name}.` : `${name} was published before, with the same content.`,
    ...facts(
      [
        ['Digest', pathway.digest],
        ['Awards', plainText(pathway.awards.map(({ id, name }) => `${id} (${name})`).join(', '))],
      ],
      cli.terminal.paint,
    ),
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
      ],
      pathways,
      terminal.paint,
    ),
  );
}

function check(file: DefinitionFile): FileCheck {
  const { usable, findings } = checkPathway(file);
  if (usable === null) return { findings };
  const { pathway, reference, digest } = usable;
  const { id, edition, awards } = pathway;
  return {
    findings,
    facts: { id, edition, reference, digest },
    lines: (paint) =>
      facts(
        [
          ['Pathway', plainText(reference)],
          ['Digest', digest],
          ['Awards', plainText(awards.map((award) => `${award.id} (${award.name})`).join(', '))],
        ],
        paint,
      ),
  };
}
