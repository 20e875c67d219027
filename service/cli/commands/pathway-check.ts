import type { Command } from 'commander';
import {
  type DefinitionFile,
  definitionFile,
  MOST_DEFINITION_BYTES,
} from '../../registrar/definitions/definition-file.ts';
import { frameworkInFile } from '../../registrar/frameworks/framework-file.ts';
import { checkPathway, type PathwayCheck } from '../../registrar/pathways/check-pathway.ts';
import { withFrameworks } from '../../registrar/pathways/pathway-check-context.ts';
import { checkFiles, type FileCheck } from '../check-files.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { addFindingsOptions, type FindingsFlags } from '../print-findings.ts';
import { readFileUpTo } from '../read-file.ts';
import { facts } from '../table.ts';
import { example, gathered } from './command-group.ts';
import { knownHere } from './pathway-context.ts';

interface CheckFlags extends FindingsFlags {
  readonly asOf?: string;
  readonly framework?: readonly string[];
}

/** `cairn pathway check FILE... [--framework FILE] [--as-of DAY] [--format people|json|sarif] [--out FILE] [--strict]` */
export function addPathwayCheck(group: Command, cli: Cli): void {
  addFindingsOptions(group.command('check'))
    .argument('<file...>', 'pathway definitions, JSON or YAML')
    .option(
      '--framework <file>',
      'a competency framework to check against, as though it were published; may be given several times',
      gathered,
    )
    .option('--as-of <day>', 'check as on this day; default: today (UTC)')
    .description('say what is wrong with definitions, where, and what to do about it; needs no installation')
    .addHelpText(
      'after',
      example('pathway check my-pathway.yaml', 'pathway check *.yaml --format sarif --out findings.sarif'),
    )
    .action(async (files: string[], flags: CheckFlags) => {
      const context = await contextOf(cli, flags);
      await checkFiles(cli, 'pathway check', files, flags, (file) => fileCheck(checkPathway(file, context)));
    });
}

/** What is known in this folder, or, where there is no installation, what ships; and the files that are named. */
async function contextOf(cli: Cli, { asOf, framework: files = [] }: CheckFlags) {
  const context = await knownHere(cli, asOf);
  const frameworks = await Promise.all(files.map(async (file) => frameworkInFile(await definitionIn(file))));
  return withFrameworks(context, frameworks);
}

async function definitionIn(file: string): Promise<DefinitionFile> {
  return definitionFile(file, await readFileUpTo(file, MOST_DEFINITION_BYTES));
}

function fileCheck({ usable, findings }: PathwayCheck): FileCheck {
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
