import { CairnError } from '../../core/errors.ts';
import { shortHash } from '../../core/short-hash.ts';
import { checkPathway, MOST_PATHWAY_BYTES } from '../../registrar/pathways/check-pathway.ts';
import { listPathways, type PathwayOverview, publishPathway } from '../../registrar/pathways/publish-pathway.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-status.ts';
import { plainText } from '../plain-text.ts';
import { readFileUpTo } from '../read-file.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface Finding {
  readonly pointer: string;
  readonly sentence: string;
}

/** `cairn pathway check|publish FILE`, `cairn pathway list` */
export const addPathway: AddCommands = (program, cli) => {
  const group = program.command('pathway').description('work on pathway definitions');
  group
    .command('check')
    .argument('<file>', 'a pathway definition, JSON')
    .description('say whether a definition can be used, and where it cannot')
    .addHelpText('after', example('pathway check my-pathway.json'))
    .action(async (file: string) => check(cli, file));
  group
    .command('publish')
    .argument('<file>', 'a pathway definition, JSON')
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
  const bytes = await readFileUpTo(file, MOST_PATHWAY_BYTES);
  const { pathway, isNew } = await cli.acting(
    'pathways.publish',
    {},
    ({ installation }) => publishPathway(installation, bytes),
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

async function check(cli: Cli, file: string): Promise<void> {
  const { terminal } = cli;
  const bytes = await readFileUpTo(file, MOST_PATHWAY_BYTES);
  try {
    const { pathway, reference, digest } = checkPathway(bytes);
    const { id, edition, awards } = pathway;
    terminal.answer(
      { kind: 'summary', command: 'pathway check', usable: true, id, edition, reference, digest, findings: 0 },
      `${terminal.paint('The definition can be used.', 'green', 'bold')}`,
      ...facts(
        [
          ['Pathway', plainText(reference)],
          ['Digest', digest],
          ['Awards', plainText(awards.map((award) => `${award.id} (${award.name})`).join(', '))],
        ],
        terminal.paint,
      ),
    );
  } catch (error) {
    const findings = findingsOf(error);
    if (findings === null) throw error;
    for (const finding of findings) terminal.record({ kind: 'finding', ...finding });
    terminal.answer(
      { kind: 'summary', command: 'pathway check', usable: false, findings: findings.length },
      terminal.paint(`${file} cannot be used: ${counted(findings.length, 'finding')}.`, 'red', 'bold'),
      ...table<Finding>(
        [
          { title: 'Where (JSON pointer)', cell: ({ pointer }) => (pointer === '' ? 'the whole file' : pointer) },
          { title: 'What', cell: ({ sentence }) => sentence },
        ],
        findings,
        terminal.paint,
      ),
    );
    cli.exitStatus = EXIT.failed;
  }
}

/** What the definition is refused for; null when that is not why it failed. */
function findingsOf(error: unknown): Finding[] | null {
  if (!(error instanceof CairnError) || error.code !== 'malformed-pathway') return null;
  const { findings } = error.details;
  return Array.isArray(findings) ? findings.filter(isFinding) : null;
}

function isFinding(value: unknown): value is Finding {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'pointer' in value && typeof value.pointer === 'string' && 'sentence' in value && typeof value.sentence === 'string'
  );
}
