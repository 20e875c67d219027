import type { Command } from 'commander';
import { dayOf } from '../../core/calendar-day.ts';
import { type DefinitionFile, definitionFile } from '../../registrar/definitions/definition-file.ts';
import { checkFrameworkFile } from '../../registrar/frameworks/check-framework.ts';
import { compareFrameworks } from '../../registrar/frameworks/compare-editions.ts';
import { draftFramework } from '../../registrar/frameworks/draft-framework.ts';
import { frameworkInFile, MOST_FRAMEWORK_BYTES } from '../../registrar/frameworks/framework-file.ts';
import {
  type FrameworkOverview,
  listFrameworks,
  showFramework,
} from '../../registrar/frameworks/framework-overview.ts';
import { findFramework } from '../../registrar/frameworks/known-frameworks.ts';
import { checkFiles, type FileCheck } from '../check-files.ts';
import type { Cli } from '../cli.ts';
import { findingLines } from '../findings-view.ts';
import { differenceLines, shownLines, standingWord } from '../framework-view.ts';
import type { Style } from '../palette.ts';
import { addFindingsOptions, type FindingsFlags } from '../print-findings.ts';
import { readFileUpTo } from '../read-file.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { example } from './command-group.ts';

/** How many findings stand beside a draft. */
const FINDINGS_BESIDE = 10;

const EDITION = 'id@edition, or the id where there is one edition of it';

/** `cairn framework check FILE...`, `draft FILE`, `list`, `show NAME`, `diff A B` */
export function addFrameworkEditions(group: Command, cli: Cli): void {
  addFindingsOptions(group.command('check'))
    .argument('<file...>', 'competency frameworks, JSON or YAML')
    .description('say what is wrong with frameworks, where, and what to do about it; needs no installation')
    .addHelpText('after', example('framework check welding.yaml'))
    .action((files: string[], flags: FindingsFlags) =>
      checkFiles(cli, 'framework check', files, flags, fileCheck, MOST_FRAMEWORK_BYTES),
    );
  group
    .command('draft')
    .argument('<file>', 'a competency framework, JSON or YAML')
    .description('write a draft of an edition down, or write it anew: until it is published its text may change')
    .addHelpText('after', example('framework draft welding.yaml'))
    .action((file: string) => draft(cli, file));
  group
    .command('list')
    .description('show the editions of frameworks: how far each has come, and which are due for review')
    .addHelpText('after', example('framework list'))
    .action(() => list(cli));
  group
    .command('show')
    .argument('<framework>', EDITION)
    .description('show an edition: its competencies, who has signed it off, and what reviewers said')
    .addHelpText('after', example('framework show data-stewardship@2026.1'))
    .action((name: string) => show(cli, name));
  group
    .command('diff')
    .argument('<earlier>', `a file, or ${EDITION}`)
    .argument('<later>', `a file, or ${EDITION}`)
    .description('show what tells one edition from another, and what of it breaks what refers to the earlier one')
    .addHelpText('after', example('framework diff welding@1 welding@2', 'framework diff welding@1 welding.yaml'))
    .action((earlier: string, later: string) => diff(cli, earlier, later));
}

function fileCheck(file: DefinitionFile): FileCheck {
  const { framework, reference, digest, findings } = checkFrameworkFile(file, dayOf(new Date()));
  if (framework === null || reference === null || digest === null) return { findings };
  const { id, edition, byId, levels = [] } = framework;
  return {
    findings,
    facts: { id, edition, reference, digest, competencies: byId.size },
    lines: (paint) =>
      facts(
        [
          ['Framework', paint(reference)],
          ['Digest', digest],
          ['Competencies', counted(byId.size, 'competency', 'competencies')],
          ['Levels', levels.length === 0 ? 'none' : levels.map((level) => level.id).join(', ')],
        ],
        paint,
      ),
  };
}

async function draft(cli: Cli, file: string): Promise<void> {
  const { terminal } = cli;
  const bytes = await readFileUpTo(file, MOST_FRAMEWORK_BYTES);
  const { framework, change, voidSignOffs, findings } = await cli.acting(
    'frameworks.draft',
    {},
    ({ installation }) => draftFramework(installation, definitionFile(file, bytes)),
    (done) => ({
      reference: done.framework.reference,
      digest: done.framework.digest,
      ...{ change: done.change, voidSignOffs: done.voidSignOffs },
    }),
  );
  const name = `${framework.id}@${framework.edition}`;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  for (const { region, ...finding } of findings) terminal.record({ kind: 'finding', file, ...finding, ...region });
  const next =
    errors > 0
      ? `Next: correct ${counted(errors, 'error')}, and write it down again; a draft with errors goes before no reviewers`
      : `Next: npx cairn framework submit ${name}`;
  terminal.answer(
    { kind: 'summary', command: 'framework draft', change, voidSignOffs, findings: findings.length, ...framework },
    ...findingLines({ file, findings }, new TextDecoder().decode(bytes), FINDINGS_BESIDE, terminal.paint),
    DRAFTED[change](name),
    ...(voidSignOffs === 0 ? [] : [terminal.paint(voided(voidSignOffs), 'yellow')]),
    ...facts([['Digest', framework.digest]], terminal.paint),
    ...(framework.standing === 'draft' ? [next] : [`It is ${standingWord(framework.standing)}.`]),
  );
}

const DRAFTED = {
  new: (name: string) => `Wrote ${name} down as a draft.`,
  replaced: (name: string) => `Wrote ${name} anew: it is a draft.`,
  unchanged: (name: string) => `${name} was written down before, with the same content.`,
};

function voided(signOffs: number): string {
  return `${counted(signOffs, 'sign-off')} of the text before ${signOffs === 1 ? 'counts' : 'count'} for nothing now.`;
}

const STANDING_STYLE: Readonly<Record<FrameworkOverview['standing'], Style>> = {
  draft: 'dim',
  'in-review': 'yellow',
  published: 'green',
};

async function list(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const frameworks = await listFrameworks((await cli.open()).installation);
  for (const framework of frameworks) terminal.record({ kind: 'framework', ...framework });
  const due = frameworks.filter(({ reviewDue }) => reviewDue).length;
  terminal.answer(
    { kind: 'summary', command: 'framework list', frameworks: frameworks.length, reviewDue: due },
    ...table<FrameworkOverview>(
      [
        { title: 'Framework', cell: ({ id, edition }) => `${id}@${edition}` },
        { title: 'Title', cell: ({ title }) => title },
        {
          title: 'Standing',
          cell: ({ standing }) => standingWord(standing),
          style: ({ standing }) => STANDING_STYLE[standing],
        },
        { title: 'Competencies', align: 'right', cell: ({ competencies }) => String(competencies) },
        {
          title: 'Review due',
          cell: ({ reviewOn, reviewDue }) => (reviewOn === null ? '–' : reviewDue ? `${reviewOn}, now` : reviewOn),
          style: ({ reviewDue }) => (reviewDue ? 'yellow' : null),
        },
        { title: 'From', cell: ({ ships }) => (ships ? 'Cairn' : 'here') },
      ],
      frameworks,
      terminal.paint,
    ),
  );
}

async function show(cli: Cli, name: string): Promise<void> {
  const { terminal } = cli;
  const { overview, outline, ...rest } = await showFramework((await cli.open()).installation, name);
  terminal.answer(
    { kind: 'summary', command: 'framework show', ...overview, ...rest },
    ...shownLines({ overview, outline, ...rest }, terminal.paint),
  );
}

async function diff(cli: Cli, earlier: string, later: string): Promise<void> {
  const { terminal } = cli;
  const [before, after] = [await frameworkNamed(cli, earlier), await frameworkNamed(cli, later)];
  const difference = compareFrameworks(before, after);
  const { from, to, changes, breaking } = difference;
  for (const change of changes) terminal.record({ kind: 'change', change: change.kind, ...withoutKind(change) });
  terminal.answer(
    { kind: 'summary', command: 'framework diff', from, to, changes: changes.length, breaking },
    ...differenceLines(difference, terminal.paint),
  );
}

function withoutKind<C extends { readonly kind: string }>({ kind: _, ...rest }: C): Omit<C, 'kind'> {
  return rest;
}

/** A framework in a file, by the end of its name, or one that is known here. */
async function frameworkNamed(cli: Cli, name: string) {
  if (/\.(?:json|ya?ml)$/i.test(name)) {
    return frameworkInFile(definitionFile(name, await readFileUpTo(name, MOST_FRAMEWORK_BYTES)));
  }
  const { installation } = await cli.open();
  return (await findFramework(installation.store.db, name)).framework;
}
