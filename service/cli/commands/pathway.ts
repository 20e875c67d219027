import type { DefinitionFile } from '../../registrar/definitions/definition-file.ts';
import { checkPathway } from '../../registrar/pathways/check-pathway.ts';
import { checkFiles, type FileCheck } from '../check-files.ts';
import { plainText } from '../plain-text.ts';
import { addFindingsOptions, type FindingsFlags } from '../print-findings.ts';
import { facts } from '../table.ts';
import { type AddCommands, example } from './command-group.ts';
import { addPathwayVersions } from './pathway-versions.ts';

/** `cairn pathway check FILE...`, and what `pathway-versions.ts` adds */
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
  addPathwayVersions(group, cli);
};

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
