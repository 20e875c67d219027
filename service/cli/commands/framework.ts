import type { AddCommands } from './command-group.ts';
import { addFrameworkCase } from './framework-case.ts';

/** `cairn framework import|export` */
export const addFramework: AddCommands = (program, cli) => {
  const group = program.command('framework').description('work on competency frameworks');
  addFrameworkCase(group, cli);
};
