import type { AddCommands } from './command-group.ts';
import { addFrameworkCase } from './framework-case.ts';
import { addFrameworkEditions } from './framework-editions.ts';
import { addFrameworkReview } from './framework-review.ts';

/** `cairn framework check|draft|submit|sign-off|publish|list|show|diff|import|export` */
export const addFramework: AddCommands = (program, cli) => {
  const group = program
    .command('framework')
    .description('work on competency frameworks, from a draft to a published edition');
  addFrameworkEditions(group, cli);
  addFrameworkReview(group, cli);
  addFrameworkCase(group, cli);
};
