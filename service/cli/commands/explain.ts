import { explainLearner } from '../../registrar/explanations/explain-learner.ts';
import type { Cli } from '../cli.ts';
import { explanationLines } from '../explanation-view.ts';
import { type AddCommands, example } from './command-group.ts';

interface ExplainFlags {
  readonly cohort: string;
  readonly award?: string;
  readonly full?: boolean;
  readonly ascii?: boolean;
}

/** Columns: what is assumed of a pipe, and what is used of a wide terminal. */
const COLUMNS = { usual: 80, most: 110 } as const;

/** `cairn explain LEARNER --cohort COHORT [--award AWARD]` */
export const addExplain: AddCommands = (program, cli) => {
  program
    .command('explain')
    .argument('<learner>', "the learner's id, as the learning platform writes it")
    .requiredOption('--cohort <id>', 'the cohort in which they are enrolled')
    .option('--award <id>', 'only the decision on this award')
    .option('--full', 'open what is met, too')
    .option('--ascii', 'use plain characters')
    .description('say in plain words what is decided of a learner today and why, and what to do next')
    .addHelpText(
      'after',
      example('explain s-1042 --cohort stewards-2026', 'explain s-1042 --cohort stewards-2026 --award diploma --full'),
    )
    .action((learnerId: string, flags: ExplainFlags) => explain(cli, learnerId, flags));
};

async function explain(
  cli: Cli,
  learnerId: string,
  { cohort: cohortId, award, full = false, ascii = false }: ExplainFlags,
): Promise<void> {
  const { terminal } = cli;
  // How somebody stands is personal, so it is written down who saw it.
  const explained = await cli.acting(
    'evaluations.explain',
    { cohortId, details: { award: award ?? null } },
    ({ installation }) => explainLearner(installation, cohortId, learnerId, award),
    ({ learnerReference }) => ({ learner: learnerReference }),
  );
  const width = Math.min(cli.process.stdout.columns ?? COLUMNS.usual, COLUMNS.most);
  terminal.answer(
    { kind: 'summary', command: 'explain', ...explained },
    ...explanationLines(explained, { width, full, ascii }, terminal.paint),
  );
}
