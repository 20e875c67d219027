import { shortHash } from '../../core/short-hash.ts';
import { checkRole, type RoleCheck } from '../../registrar/roles/check-role.ts';
import { listRoles, type RoleOverview, showRole } from '../../registrar/roles/find-role.ts';
import { publishRole } from '../../registrar/roles/publish-role.ts';
import { checkFiles, type FileCheck } from '../check-files.ts';
import type { Cli } from '../cli.ts';
import type { Paint } from '../palette.ts';
import { plainText } from '../plain-text.ts';
import { addFindingsOptions, type FindingsFlags } from '../print-findings.ts';
import { readDefinitionFile } from '../read-definition-file.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';
import { knownHere } from './pathway-context.ts';
import { addRoleGap } from './role-gap.ts';
import { addRoleImport } from './role-import.ts';

/** `cairn role check|publish|list|show|import|gap` */
export const addRole: AddCommands = (program, cli) => {
  const group = program
    .command('role')
    .description('work on role profiles: what a role asks for, and what of it a pathway gives');
  addFindingsOptions(group.command('check'))
    .argument('<file...>', 'role profiles, JSON or YAML')
    .description('say what is wrong with role profiles, where, and what to do about it')
    .addHelpText('after', example('role check data-steward.yaml'))
    .action(async (files: string[], flags: FindingsFlags) => {
      const context = await knownHere(cli);
      await checkFiles(cli, 'role check', files, flags, (file) => fileCheck(checkRole(file, context)));
    });
  group
    .command('publish')
    .argument('<file>', 'a role profile, JSON or YAML')
    .description('keep a role profile as it stands; its edition never changes again')
    .addHelpText('after', example('role publish data-steward.yaml'))
    .action((file: string) => publish(cli, file));
  group
    .command('list')
    .description('show the role profiles that pathways can be held against')
    .addHelpText('after', example('role list'))
    .action(() => list(cli));
  group
    .command('show')
    .argument('<role>', 'ID, or ID@EDITION')
    .description('show what a role asks for, and how that is known; with --json, whole')
    .addHelpText('after', example('role show research-data-steward'))
    .action((role: string) => show(cli, role));
  addRoleImport(group, cli);
  addRoleGap(group, cli);
};

function fileCheck({ usable, findings }: RoleCheck): FileCheck {
  if (usable === null) return { findings };
  const { role, reference, digest } = usable;
  return {
    findings,
    facts: { id: role.id, edition: role.edition, reference, digest },
    lines: (paint) =>
      facts(
        [
          ['Role', plainText(reference)],
          ['Digest', digest],
          ['Asks for', counted(role.competencies.length, 'competency', 'competencies')],
        ],
        paint,
      ),
  };
}

async function publish(cli: Cli, file: string): Promise<void> {
  const definition = await readDefinitionFile(file);
  const { role, isNew, warnings } = await cli.acting(
    'roles.publish',
    {},
    ({ installation }) => publishRole(installation, definition),
    (published) => ({ digest: published.role.digest, new: published.isNew, warnings: published.warnings.length }),
  );
  const name = `${role.id}@${role.edition}`;
  const warned =
    warnings.length === 0
      ? []
      : [`With ${counted(warnings.length, 'warning')}, kept with it: npx cairn role check ${plainText(file)}`];
  cli.terminal.answer(
    { kind: 'summary', command: 'role publish', new: isNew, ...role, warnings: warnings.length },
    isNew ? `Published ${name}.` : `${name} was published before, with the same content.`,
    ...facts([['Digest', role.digest]], cli.terminal.paint),
    ...warned,
    `Next: npx cairn role gap ${name} --pathway ID`,
  );
}

async function list(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const roles = await listRoles(installation);
  for (const role of roles) terminal.record({ kind: 'role', ...role });
  terminal.answer(
    { kind: 'summary', command: 'role list', roles: roles.length },
    ...table<RoleOverview>(
      [
        { title: 'Role', cell: ({ id, edition }) => `${id}@${edition}` },
        { title: 'Title', cell: ({ title }) => title },
        { title: 'Competencies', align: 'right', cell: ({ competencies }) => String(competencies) },
        { title: 'Published', cell: ({ publishedAt }) => publishedAt?.slice(0, 10) ?? 'ships with Cairn' },
        { title: 'Digest', cell: ({ digest }) => shortHash(digest), style: () => 'dim' },
      ],
      roles,
      terminal.paint,
    ),
  );
}

async function show(cli: Cli, name: string): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const { overview, role, profile } = await showRole(installation, name);
  terminal.answer(
    { kind: 'summary', command: 'role show', ...overview, profile },
    `${terminal.paint(role.title, 'bold')} ${terminal.paint(`${role.id}@${role.edition}`, 'dim')}`,
    plainText(role.description),
    '',
    ...sourceLines(role, terminal.paint),
    ...table(
      [
        { title: 'Imp.', align: 'right', cell: ({ importance }) => importance },
        { title: 'Competency', cell: ({ competency }) => competency },
        { title: 'Level', cell: ({ level }) => level ?? 'any' },
        {
          title: 'Sources',
          cell: ({ evidence = [] }) => evidence.map(({ source: id }) => id).join(', '),
          style: () => 'dim',
        },
      ],
      role.competencies.toSorted((a, b) => Number(b.importance) - Number(a.importance)),
      terminal.paint,
    ),
  );
}

function sourceLines({ sources = [] }: Awaited<ReturnType<typeof showRole>>['role'], paint: Paint): string[] {
  if (sources.length === 0) return [];
  return [
    ...table(
      [
        { title: 'Source', cell: ({ id }) => id },
        { title: 'Day', cell: ({ day }) => day },
        { title: 'Asked or counted', align: 'right', cell: ({ sampleSize }) => sampleSize?.toString() ?? '' },
        { title: 'What it is', cell: ({ title }) => title },
      ],
      sources,
      paint,
    ),
    '',
  ];
}
