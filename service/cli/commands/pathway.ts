import type { AddCommands } from './command-group.ts';
import { addPathwayCheck } from './pathway-check.ts';
import { addPathwayShow } from './pathway-show.ts';
import { addPathwayVersions } from './pathway-versions.ts';

/** `cairn pathway check FILE...`, `cairn pathway show NAME|FILE`, and what `pathway-versions.ts` adds */
export const addPathway: AddCommands = (program, cli) => {
  const group = program.command('pathway').description('work on pathway definitions');
  addPathwayCheck(group, cli);
  addPathwayShow(group, cli);
  addPathwayVersions(group, cli);
};
